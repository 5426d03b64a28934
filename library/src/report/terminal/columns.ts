/**
 * How wide each column of a table is: as wide as it needs, less where the page is narrow.
 * @module
 */
import type { Column, Inline } from '../page/block.ts';
import { span } from '../page/block.ts';
import { widthOf } from './measure.ts';

/** The space between two columns. */
export const GAP = 2;
/** A column that may shrink stays at least this wide, unless it says otherwise. */
const LEAST = 8;

/** The columns that are shown, by index, each with its width. */
export interface Widths {
  readonly shown: readonly number[];
  readonly widths: readonly number[];
}

/** Shares the room among the columns: first what may shrink does, then what may be left out is, then all shrink. */
export function shareRoom(columns: readonly Column[], rows: readonly (readonly Inline[])[], room: number): Widths {
  const natural = columns.map((column, index) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[index] ?? [])), widthOf([span(column.title)])),
  );
  let shown = columns.map((_, index) => index);
  for (;;) {
    const widths = shown.map((index) => natural[index] ?? 0);
    const least = shown.map((index, place) => {
      const column = columns[index];
      const own = widths[place] ?? 0;
      return column?.shrink === undefined ? own : Math.min(own, column.least ?? LEAST);
    });
    if (shrink(widths, least, room)) return { shown, widths };
    const dropped = shown.toSorted((one, other) => (columns[other]?.drop ?? 0) - (columns[one]?.drop ?? 0))[0];
    if (dropped === undefined || columns[dropped]?.drop === undefined) {
      shrink(
        widths,
        widths.map(() => 1),
        room,
      );
      return { shown, widths };
    }
    shown = shown.filter((index) => index !== dropped);
  }
}

/** Takes from the widest column until all fit; says whether they do. */
function shrink(widths: number[], least: readonly number[], room: number): boolean {
  const gaps = GAP * (widths.length - 1);
  let over = widths.reduce((sum, width) => sum + width, gaps) - room;
  while (over > 0) {
    let widest = -1;
    for (let place = 0; place < widths.length; place += 1) {
      const spare = (widths[place] ?? 0) > (least[place] ?? 0);
      if (spare && (widest === -1 || (widths[place] ?? 0) > (widths[widest] ?? 0))) widest = place;
    }
    if (widest === -1) return false;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over -= 1;
  }
  return true;
}
