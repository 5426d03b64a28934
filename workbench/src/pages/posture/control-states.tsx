/**
 * How many controls are in each state of proof.
 * @module
 */
import type { ControlState } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { StateShape } from '../../parts/state-chip.tsx';
import { href } from '../../shell/where.ts';

const STATES: readonly (readonly [ControlState, string])[] = [
  ['PROVEN', 'shown to be there'],
  ['STALE', 'proven once, not any more'],
  ['CLAIMED', 'said to be there'],
  ['REFUTED', 'looked for, and not found'],
  ['none', 'planned or retired'],
];

export function ControlStates() {
  const { analysis, look } = useOverview();
  const all = Object.values(analysis.controls).reduce((sum, many) => sum + many, 0);
  if (all === 0) return <p className="soft">The model names no control yet.</p>;
  return (
    <div className="stack">
      <ul className="states">
        {STATES.map(([state, about]) => {
          const many = analysis.controls[state];
          return (
            <li key={state}>
              <a href={href('controls', { state })} className={`tone-${state}`}>
                <StateShape state={state} size={18} />
                <strong>{many}</strong>
                <span>{state === 'none' ? 'not claimed' : state}</span>
                <span className="about">{about}</span>
                <span className="share" style={{ width: `${(100 * many) / all}%` }} />
              </a>
            </li>
          );
        })}
      </ul>
      <p className="small soft">
        {look === undefined || look.evidence.items.length === 0
          ? 'Nobody has looked yet.'
          : `${look.evidence.items.length} claims; looked at as of ${look.evidence.clock.slice(0, 10)}.`}
      </p>
    </div>
  );
}
