/**
 * Which rows of the worksheet the address asks for, and what the letters come to.
 * @module
 */
import type { StrideGrid, StrideRow, StrideState } from 'vauban/browser';
import { STRIDE_WORDS } from '../../parts/stride-words.ts';

type Query = Pick<URLSearchParams, 'get'>;

/** The rows of a kind that have a cell in a state, with words in their name. */
export function pickedRows({ rows }: Pick<StrideGrid, 'rows'>, query: Query): readonly StrideRow[] {
  const [kind, state, words] = ['kind', 'state', 'q'].map((name) => query.get(name) ?? '');
  const wanted = (words ?? '').toLowerCase();
  return rows.filter(
    (row) =>
      (kind === '' || row.kind === kind) &&
      (state === '' || row.cells.some((cell) => cell.state === state)) &&
      `${row.title ?? ''} ${row.id}`.toLowerCase().includes(wanted),
  );
}

export interface LetterTotal {
  readonly word: string;
  readonly letter: string;
  readonly title: string;
  readonly states: Readonly<Partial<Record<StrideState, number>>>;
  /** Cells that the letter is about. */
  readonly cells: number;
  /** Cells in which something is open. */
  readonly open: number;
}

const OPEN: readonly StrideState[] = ['finding', 'question', 'unknown', 'unseen'];

/** How many cells of each letter are in which state. */
export function letterTotals(rows: readonly StrideRow[]): readonly LetterTotal[] {
  return STRIDE_WORDS.map(({ word, letter, title }) => {
    const states: Partial<Record<StrideState, number>> = {};
    for (const { cells } of rows) {
      const state = cells.find((cell) => cell.letter === word)?.state;
      if (state !== undefined) states[state] = (states[state] ?? 0) + 1;
    }
    const sum = (of: readonly StrideState[]): number => of.reduce((total, state) => total + (states[state] ?? 0), 0);
    return {
      word,
      letter,
      title,
      states,
      cells: rows.length - (states['not-applicable'] ?? 0),
      open: sum(OPEN),
    };
  });
}
