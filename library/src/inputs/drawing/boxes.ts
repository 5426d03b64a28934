/**
 * The boxes of a drawing. Walls may be a column or two off, as they are where people count characters by eye.
 * @module
 */
import { DOWN, type Grid, LEFT, RIGHT, UP } from './grid.ts';

/** A box, by the cells of its corners. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** What is written into its upper wall. */
  readonly caption: string;
}

/** How far a wall may be from where it should be. */
const SLACK = 2;
const MOST_BOXES = 400;
/** So many corners are tried; a drawing of nothing but corners is none. */
const MOST_CORNERS = 4000;

/** Finds every box, outer ones first. */
export function findBoxes(grid: Grid): readonly Box[] {
  const found: Box[] = [];
  let tried = 0;
  for (let row = 0; row < grid.rows.length && tried < MOST_CORNERS && found.length < MOST_BOXES; row += 1) {
    const width = grid.rows[row]?.length ?? 0;
    for (let column = 0; column < width; column += 1) {
      const { links } = grid.cell(row, column);
      if ((links & (DOWN | RIGHT)) !== (DOWN | RIGHT) || (grid.cell(row, column + 1).links & LEFT) === 0) continue;
      if (grid.cell(row, column).character !== '+' && (links & (UP | LEFT)) !== 0) continue;
      if (isInWall(found, row, column)) continue;
      tried += 1;
      const box = boxAt(grid, row, column);
      if (box !== undefined) found.push(box);
    }
  }
  return found;
}

/** A corner inside of the upper wall of a box is a tee, drawn with a plus sign. */
function isInWall(boxes: readonly Box[], row: number, column: number): boolean {
  return boxes.some(
    ({ top, bottom, left, right }) => (row === top || row === bottom) && column > left && column <= right,
  );
}

function boxAt(grid: Grid, top: number, left: number): Box | undefined {
  for (const right of rightCorners(grid, top, left)) {
    const bottom = lowerCorner(grid, top, left);
    if (bottom === undefined) return undefined;
    if (bottom - top < 2) continue;
    for (let column = right - SLACK; column <= right + SLACK; column += 1) {
      const { links } = grid.cell(bottom, column);
      if ((links & (UP | LEFT)) !== (UP | LEFT) || column <= left + 1) continue;
      return { top, left, bottom, right: Math.max(right, column), caption: captionOf(grid, top, left, right) };
    }
  }
  return undefined;
}

/** Where the upper wall may end; a title may stand in it. */
function rightCorners(grid: Grid, top: number, left: number): readonly number[] {
  const found: number[] = [];
  let gap = 0;
  for (let column = left + 1; column < (grid.rows[top]?.length ?? 0) && found.length < 8; column += 1) {
    const { links, character } = grid.cell(top, column);
    if (links & RIGHT || links & LEFT) gap = 0;
    else if (links !== 0) break;
    else gap = character === ' ' ? gap + 1 : 0;
    if (gap > 2) break;
    if ((links & (DOWN | LEFT)) === (DOWN | LEFT) && column > left + 1) found.push(column);
  }
  return found;
}

/** The row of the lower left corner, along the left wall. */
function lowerCorner(grid: Grid, top: number, left: number): number | undefined {
  for (let row = top + 1; row < grid.rows.length; row += 1) {
    const { links } = grid.cell(row, left);
    const isWall = (links & UP) !== 0 && !grid.cell(row, left).points;
    if (!isWall) return undefined;
    const isCorner = (links & RIGHT) !== 0 && (grid.cell(row, left + 1).links & LEFT) !== 0;
    if (isCorner && (links & DOWN) === 0) return row;
    if (isCorner && grid.cell(row, left).character === '+' && (grid.cell(row + 1, left).links & UP) === 0) return row;
  }
  return undefined;
}

function captionOf(grid: Grid, top: number, left: number, right: number): string {
  let text = '';
  for (let column = left + 1; column < right; column += 1) {
    const { links, character } = grid.cell(top, column);
    text += links === 0 ? character : ' ';
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether one box lies within another. */
export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner !== outer &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom &&
    inner.left >= outer.left &&
    inner.right <= outer.right + SLACK &&
    (inner.bottom - inner.top) * (inner.right - inner.left) < (outer.bottom - outer.top) * (outer.right - outer.left)
  );
}

/** The text of a row of a box, between its walls wherever they are. */
export function textInside(grid: Grid, box: Box, row: number): string {
  const from = wallNear(grid, row, box.left, SLACK) ?? box.left;
  const to = wallNear(grid, row, box.right, SLACK + 1) ?? box.right;
  return grid.text(row, from + 1, to).trim();
}

function wallNear(grid: Grid, row: number, column: number, slack: number): number | undefined {
  for (let off = 0; off <= slack; off += 1) {
    for (const at of [column + off, column - off]) {
      if (grid.cell(row, at).links & (UP | DOWN) && grid.cell(row, at).points === 0) return at;
    }
  }
  return undefined;
}
