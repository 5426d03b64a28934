/**
 * The words of a drawing that stand in no box: names of things, labels of lines, titles of zones.
 * @module
 */
import type { Box } from './boxes.ts';
import { type Cell, type Grid, LEFT, RIGHT } from './grid.ts';

/** A run of words in one row. */
export interface Words {
  readonly row: number;
  readonly from: number;
  /** The column after its last character. */
  readonly to: number;
  readonly text: string;
}

/** Whether a cell lies inside of a box, its walls left out. */
export function isWithin({ top, bottom, left, right }: Box, row: number, column: number): boolean {
  return row > top && row < bottom && column > left && column < right;
}

/** Finds runs of words outside of leaf boxes; words that are two blanks apart are two runs. */
export function findWords(grid: Grid, leaves: readonly Box[]): readonly Words[] {
  const found: Words[] = [];
  for (const [row, cells] of grid.rows.entries()) {
    const near = leaves.filter(({ top, bottom }) => row >= top && row <= bottom);
    let from: number | undefined;
    let to = 0;
    const finish = (): void => {
      const text = from === undefined ? '' : grid.text(row, from, to);
      if (from !== undefined && /[\p{L}\p{N}?]/u.test(text)) found.push({ row, from, to, text });
      from = undefined;
    };
    for (const [column, { character, links }] of cells.entries()) {
      const isPart =
        links === 0 &&
        !near.some(
          (box) =>
            column >= box.left &&
            column <= box.right + 1 &&
            isWithin({ ...box, top: box.top - 1, bottom: box.bottom + 1 }, row, column),
        );
      if (!isPart) finish();
      else if (character !== ' ') {
        if (from !== undefined && column - to >= 2) finish();
        from ??= column;
        to = column + 1;
      }
    }
    finish();
  }
  return found;
}

const SIDEWAYS: Cell = { character: '─', links: LEFT | RIGHT, points: 0 };

/**
 * Draws lines through the words that stand in them, as in `── HTTPS ──▶`, and gives those words back as labels.
 */
export function bridgeLabels(
  grid: Grid,
  words: readonly Words[],
): { readonly grid: Grid; readonly labels: readonly Words[] } {
  const isOpenEnd = (row: number, column: number, way: number): boolean => {
    const { links, points, character } = grid.cell(row, column);
    return (links & way) !== 0 && points !== way && /[-─━═=>▶→◀◄←<]/.test(character);
  };
  const beside = (row: number, column: number, step: 1 | -1): number =>
    grid.cell(row, column).links === 0 ? column + step : column;
  const labels = words.filter(
    ({ row, from, to }) => isOpenEnd(row, beside(row, from - 1, -1), RIGHT) && isOpenEnd(row, beside(row, to, 1), LEFT),
  );
  if (labels.length === 0) return { grid, labels };
  const rows = grid.rows.map((cells) => [...cells]);
  for (const { row, from, to } of labels) {
    const end = beside(row, to, 1);
    for (let column = beside(row, from - 1, -1) + 1; column < end; column += 1) {
      const cells = rows[row];
      if (cells !== undefined) cells[column] = SIDEWAYS;
    }
  }
  const blank: Cell = { character: ' ', links: 0, points: 0 };
  return { grid: { ...grid, rows, cell: (row, column) => rows[row]?.[column] ?? blank }, labels };
}
