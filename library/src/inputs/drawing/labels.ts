/**
 * The label of a line: the words in it, above it, below it or beside it.
 * @module
 */
import type { Connector } from './connectors.ts';
import type { Words } from './words.ts';

/** Finds the words that belong to a line; undefined when there are none. */
export function labelOf(connector: Connector, free: readonly Words[], labels: readonly Words[]): string | undefined {
  const columns = new Map<number, number[]>();
  for (const [row, column] of connector.cells) {
    const known = columns.get(row);
    if (known === undefined) columns.set(row, [column]);
    else known.push(column);
  }
  const inside = labels.find(({ row, from }) => columns.get(row)?.includes(from) === true);
  if (inside !== undefined) return inside.text;
  const near = free.find((word) => {
    const middle = (word.from + word.to - 1) / 2;
    const isAlong = [word.row - 1, word.row + 1].some((row) => {
      const cells = columns.get(row) ?? [];
      if (cells.length < 3) return false;
      return middle >= Math.min(...cells) && middle <= Math.max(...cells) && isOneStretch(cells);
    });
    const beside = columns.get(word.row) ?? [];
    return isAlong || (beside.length === 1 && beside.some((column) => Math.abs(word.from - column) <= 2));
  });
  return near?.text;
}

/** Whether cells of a row follow each other without a large gap. */
function isOneStretch(cells: readonly number[]): boolean {
  return Math.max(...cells) - Math.min(...cells) + 1 <= cells.length + 2;
}
