/**
 * The heads of the columns: each letter with how far its cells have come.
 * @module
 */
import type { LetterTotal } from './rows.ts';
import { STATES } from './states.ts';

interface TotalsRowProps {
  readonly totals: readonly LetterTotal[];
  readonly count: number;
}

export function TotalsRow({ totals, count }: TotalsRowProps) {
  return (
    <thead>
      <tr>
        <th scope="col">
          {count} {count === 1 ? 'element' : 'elements'}
        </th>
        <th scope="col" className="kind">
          Kind
        </th>
        {totals.map(({ word, letter, title, states, cells, open }) => (
          <th key={word} scope="col" className="letter">
            <span className="row">
              <strong>{letter}</strong> <span className="cut">{title}</span>
            </span>
            <span className="share" aria-hidden="true">
              {STATES.filter(({ state }) => state !== 'not-applicable' && (states[state] ?? 0) > 0).map(
                ({ state, tone }) => (
                  <span key={state} className={tone} style={{ flexGrow: states[state] ?? 0 }} />
                ),
              )}
            </span>
            <span className="small soft">{open === 0 ? `all ${cells} settled` : `${open} of ${cells} open`}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}
