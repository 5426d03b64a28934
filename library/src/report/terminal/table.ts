/**
 * A table as lines of equal width: a quiet head, a thin rule, rows.
 * @module
 */
import type { Column, Inline } from '../page/block.ts';
import { span } from '../page/block.ts';
import { GAP, shareRoom } from './columns.ts';
import { cut, filled, wrapped } from './measure.ts';

/** The lines of a table that fits the room. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly Inline[])[],
  room: number,
): readonly Inline[] {
  const { shown, widths } = shareRoom(columns, rows, room);
  const head = shown.map((index, place) => [cut([span(columns[index]?.title ?? '', 'quiet')], widths[place] ?? 0)]);
  const rule = widths.map((width) => [[span('─'.repeat(width), 'quiet')]]);
  const body = rows.map((row) =>
    shown.map((index, place) => {
      const cell = row[index] ?? [];
      const width = widths[place] ?? 0;
      return columns[index]?.shrink === 'wrap'
        ? wrapped(cell, width).map((line) => cut(line, width))
        : [cut(cell, width)];
    }),
  );
  const aligns = shown.map((index) => columns[index]?.align ?? 'left');
  return [head, rule, ...body].flatMap((cells) => stacked(cells, widths, aligns));
}

/** Cells of one row side by side; a cell of several lines makes the row as high. */
function stacked(
  cells: readonly (readonly Inline[])[],
  widths: readonly number[],
  aligns: readonly ('left' | 'right')[],
): readonly Inline[] {
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    cells.flatMap((cell, place) => {
      const run = filled(cell[line] ?? [], widths[place] ?? 0, aligns[place]);
      return place === 0 ? run : [{ text: ' '.repeat(GAP) }, ...run];
    }),
  );
}
