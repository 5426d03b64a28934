/**
 * The lines of a drawing that are no walls: which cells belong to one line, and what each end of it touches.
 * @module
 */
import type { Box } from './boxes.ts';
import { DOWN, type Grid, STEPS } from './grid.ts';

/** Where a line ends. */
export interface LineEnd {
  readonly row: number;
  readonly column: number;
  /** The direction in which it ends. */
  readonly way: number;
  /** Whether it ends in an arrowhead. */
  readonly isHead: boolean;
}

/** A line with all its branches. */
export interface Connector {
  readonly cells: readonly (readonly [row: number, column: number])[];
  readonly ends: readonly LineEnd[];
  readonly isDouble: boolean;
  /** Lines that it passes over without touching them, by their number. */
  readonly over: Set<number>;
}

const KEY = 1024;

/** A number for a cell. */
export function cellKey(row: number, column: number): number {
  return row * KEY + column;
}

/** Follows every line outside of leaf boxes. */
export function findConnectors(
  grid: Grid,
  boxes: readonly Box[],
  isText: (row: number, column: number) => boolean,
): readonly Connector[] {
  const walls = wallsOf(boxes);
  const { vertical, lineAt } = passes(grid, walls);
  const isLine = (row: number, column: number): boolean => lineAt(row, column) && !isText(row, column);
  const seen = new Map<number, number>();
  const found: Connector[] = [];
  for (const [row, cells] of grid.rows.entries()) {
    for (let column = 0; column < cells.length; column += 1) {
      if (!isLine(row, column) || vertical.has(cellKey(row, column)) || seen.has(cellKey(row, column))) continue;
      found.push(follow(grid, { row, column, number: found.length, seen, isLine, vertical }));
    }
  }
  for (const key of vertical) {
    const over = seen.get(key - KEY) ?? seen.get(key + KEY);
    const under = seen.get(key - 1) ?? seen.get(key + 1);
    if (over !== undefined && under !== undefined && over !== under) found[over]?.over.add(under);
  }
  return found;
}

/** The cells of the walls of boxes. */
function wallsOf(boxes: readonly Box[]): ReadonlySet<number> {
  const walls = new Set<number>();
  for (const { top, left, bottom, right } of boxes) {
    for (let column = left; column <= right; column += 1) walls.add(cellKey(top, column)).add(cellKey(bottom, column));
    for (let row = top; row <= bottom; row += 1) walls.add(cellKey(row, left)).add(cellKey(row, right));
  }
  return walls;
}

/** Cells where a vertical line goes through a horizontal one: crossings of two kinds, and doors in the walls of zones. */
function passes(grid: Grid, walls: ReadonlySet<number>) {
  const vertical = new Set<number>();
  for (const [row, cells] of grid.rows.entries()) {
    for (const [column, { character }] of cells.entries()) {
      const isDoor = walls.has(cellKey(row, column)) && /[┼╪╫╬]/.test(character);
      if (isDoor || character === '╪' || character === '╫') vertical.add(cellKey(row, column));
    }
  }
  const lineAt = (row: number, column: number): boolean => {
    const key = cellKey(row, column);
    return grid.cell(row, column).links !== 0 && (!walls.has(key) || vertical.has(key));
  };
  return { vertical, lineAt };
}

/** Whether a wall or a line lies across the way of a step. */
function isAcross(grid: Grid, row: number, column: number, step: (typeof STEPS)[number]): boolean {
  const { links, points } = grid.cell(row, column);
  return points === 0 && links !== 0 && (links & (step.way | step.back)) === 0;
}

interface Following {
  readonly row: number;
  readonly column: number;
  readonly number: number;
  readonly seen: Map<number, number>;
  readonly isLine: (row: number, column: number) => boolean;
  readonly vertical: ReadonlySet<number>;
}

/** The arrowhead that a vertical line was meant to lead to, when it stands a column beside it. */
function headNear(
  grid: Grid,
  [row, column]: readonly [number, number],
  step: (typeof STEPS)[number],
): [number, number] | undefined {
  if (step.row === 0 || grid.cell(row, column).points === step.way) return undefined;
  for (const beside of [column - 1, column + 1]) {
    if (grid.cell(row + step.row, beside).points === step.way && grid.cell(row, beside).links === 0) {
      return [row + step.row, beside];
    }
    const isBelowWall = grid.cell(row + step.row, beside).points === step.way && grid.cell(row, beside).points === 0;
    if (isBelowWall && (grid.cell(row, beside).links & step.way) === 0) return [row + step.row, beside];
  }
  return undefined;
}

function follow(grid: Grid, { row, column, number, seen, isLine, vertical }: Following): Connector {
  const cells: [number, number][] = [];
  const ends: LineEnd[] = [];
  let isDouble = false;
  const queue: [number, number][] = [[row, column]];
  seen.set(cellKey(row, column), number);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [atRow, atColumn] = next;
    const cell = grid.cell(atRow, atColumn);
    cells.push(next);
    isDouble ||= /[═║=]/.test(cell.character);
    for (const step of STEPS) {
      if ((cell.links & step.way) === 0) continue;
      let [toRow, toColumn] = [atRow + step.row, atColumn + step.column];
      const isPassed = vertical.has(cellKey(toRow, toColumn)) || isAcross(grid, toRow, toColumn, step);
      if (isPassed && isLine(toRow + step.row, toColumn + step.column)) {
        toRow += step.row;
        toColumn += step.column;
      }
      const other = grid.cell(toRow, toColumn);
      if (isLine(toRow, toColumn) && (other.links & step.back) !== 0 && !vertical.has(cellKey(toRow, toColumn))) {
        if (seen.has(cellKey(toRow, toColumn))) continue;
        seen.set(cellKey(toRow, toColumn), number);
        queue.push([toRow, toColumn]);
        continue;
      }
      const head = headNear(grid, next, step);
      if (head !== undefined && isLine(...head)) {
        if (seen.has(cellKey(...head))) continue;
        seen.set(cellKey(...head), number);
        queue.push(head);
      } else if (cell.points === 0 || cell.points === step.way) {
        ends.push({ row: atRow, column: atColumn, way: step.way, isHead: cell.points === step.way });
      }
    }
    const below = grid.cell(atRow + 1, atColumn);
    if (below.points === DOWN && isLine(atRow + 1, atColumn) && !seen.has(cellKey(atRow + 1, atColumn))) {
      seen.set(cellKey(atRow + 1, atColumn), number);
      queue.push([atRow + 1, atColumn]);
    }
  }
  return { cells, ends, isDouble, over: new Set() };
}
