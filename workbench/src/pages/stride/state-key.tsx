/**
 * What the shapes mean, how many cells have each, and a way to see only the rows that do.
 * @module
 */
import type { StrideGrid } from 'vauban/browser';
import { pick, useWhere } from '../../shell/where.ts';
import { CellShape } from './cell-shape.tsx';
import { STATES } from './states.ts';

export function StateKey({ states }: Pick<StrideGrid, 'states'>) {
  const on = useWhere().query.get('state');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own
    <div role="group" aria-label="States of cells" className="stride-key">
      {STATES.filter(({ state }) => states[state] > 0).map(({ state, title, about, tone }) => (
        <button
          key={state}
          type="button"
          aria-pressed={on === state}
          title={about}
          onClick={() => pick({ state: on === state ? undefined : state })}
        >
          <span className={`mark ${tone}`}>
            <CellShape state={state} />
          </span>
          {title} <strong>{states[state]}</strong>
        </button>
      ))}
    </div>
  );
}
