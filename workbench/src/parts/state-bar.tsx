/**
 * The states of several controls as one bar with its figures in words.
 * @module
 */
import type { ControlState } from 'vauban/browser';
import { stateCounts, stateWord } from './proof-of.ts';
import { StateShape } from './state-chip.tsx';
import './state-bar.css';

export function StateBar({ states }: { readonly states: readonly ControlState[] }) {
  const counts = stateCounts(states);
  if (counts.length === 0) return null;
  return (
    <div className="state-bar">
      <div className="state-bar-track" aria-hidden="true">
        {counts.map(([state, many]) => (
          <span key={state} className={`tone-${state}`} style={{ flexGrow: many }} />
        ))}
      </div>
      <StateFigures states={states} />
    </div>
  );
}

/** The figures alone: shape, number and word. */
export function StateFigures({ states }: { readonly states: readonly ControlState[] }) {
  return (
    <span className="state-figures small">
      {stateCounts(states).map(([state, many]) => (
        <span key={state} className={`state-figure ink-${state}`}>
          <StateShape state={state} size={12} />
          {many} {stateWord(state)}
        </span>
      ))}
    </span>
  );
}
