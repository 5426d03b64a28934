/**
 * The grid of elements and letters. One cell takes the tab key; arrow keys move from there.
 * @module
 */
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { StrideRow } from 'vauban/browser';
import { EntryLink } from '../../parts/entry-link.tsx';
import { RowWindow } from '../../parts/row-window.tsx';
import { strideTitle } from '../../parts/stride-words.ts';
import { pick } from '../../shell/where.ts';
import { CellShape } from './cell-shape.tsx';
import type { LetterTotal } from './rows.ts';
import type { Spot } from './spot.ts';
import { cellText, countOf, KIND_TITLES, wordsOf } from './states.ts';
import { TotalsRow } from './totals-row.tsx';

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

interface GridProps {
  readonly rows: readonly StrideRow[];
  readonly totals: readonly LetterTotal[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly picked: string | undefined;
  /** The state whose cells stand out. */
  readonly highlight: string | undefined;
  readonly onTell: (spot: Spot | undefined) => void;
}

export function Grid({ rows, totals, scroller, picked, highlight, onTell }: GridProps) {
  const [home, setHome] = useState(picked ?? '');
  const known = rows.some((row) => row.cells.some(({ letter }) => home === `${row.element} ${letter}`));
  const first = `${rows[0]?.element} ${rows[0]?.cells[0]?.letter}`;
  const stop = known ? home : first;
  const pressed = (event: KeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key];
    if (step === undefined || !(event.target instanceof HTMLElement)) return;
    const [row, column] = (event.target.dataset['at'] ?? '').split(' ').map(Number);
    if (row === undefined || column === undefined || Number.isNaN(row)) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${row + step[0]} ${column + step[1]}"]`)?.focus();
  };
  return (
    <table className="stride-grid" onMouseLeave={() => onTell(undefined)}>
      <caption className="hidden">Elements and letters; each cell opens what is behind it</caption>
      <TotalsRow totals={totals} count={rows.length} />
      <tbody onKeyDown={pressed}>
        <RowWindow
          rows={rows}
          scroller={scroller}
          height={31}
          columns={8}
          at={rows.findIndex(({ element }) => picked?.startsWith(`${element} `) === true)}
        >
          {(row, props) => (
            <tr key={row.element} {...props}>
              <th scope="row">
                <span className="cut">
                  <EntryLink address={row.element}>{row.title ?? row.id}</EntryLink>
                </span>
              </th>
              <td className="kind small soft">{KIND_TITLES.find(([kind]) => kind === row.kind)?.[1]}</td>
              {row.cells.map((cell, column) => {
                const at = `${row.element} ${cell.letter}`;
                const { tone, title } = wordsOf(cell.state);
                const count = countOf(cell);
                const dim = highlight !== undefined && highlight !== cell.state;
                return (
                  <td key={cell.letter}>
                    <button
                      type="button"
                      data-at={`${props['data-index']} ${column}`}
                      className={`cell ${tone}${dim ? ' dim' : ''}`}
                      tabIndex={at === stop ? 0 : -1}
                      aria-pressed={at === picked}
                      aria-label={`${row.title ?? row.id}, ${strideTitle(cell.letter)}: ${title}, ${cellText(cell)}`}
                      onClick={() => pick({ select: at === picked ? undefined : at })}
                      onMouseEnter={() => onTell({ row, cell })}
                      onFocus={() => {
                        setHome(at);
                        onTell({ row, cell });
                      }}
                      onBlur={() => onTell(undefined)}
                    >
                      <CellShape state={cell.state} />
                      {count > 0 && <span>{count}</span>}
                    </button>
                  </td>
                );
              })}
            </tr>
          )}
        </RowWindow>
      </tbody>
    </table>
  );
}
