/**
 * Where the cells of a page are: in the coordinates of the page, and in which other cells they are drawn.
 * @module
 */
import type { Cell } from '../../inputs/drawio/cell.ts';
import type { Box, Point } from '../geometry.ts';

/** A page as a tree of cells. */
export interface PageTree {
  readonly byId: ReadonlyMap<string, Cell>;
  /** The rectangle of each shape, in the coordinates of the page. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Where the coordinates of what is inside of a cell begin; the corner of the page for a layer. */
  origin(id: string | undefined): Point;
  /** The cells around a cell, the nearest first; layers too. */
  around(id: string): readonly string[];
}

/** So deep nobody draws. */
const DEEPEST = 60;

/** Finds where everything is; cells that are their own parents stand in the corner of the page. */
export function pageTree(cells: readonly Cell[]): PageTree {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const boxes = new Map<string, Box>();
  const around = (id: string): readonly string[] => {
    const found: string[] = [];
    const seen = new Set([id]);
    for (let next = byId.get(id)?.parent; next !== undefined && found.length < DEEPEST; next = byId.get(next)?.parent) {
      if (seen.has(next) || !byId.has(next)) break;
      seen.add(next);
      found.push(next);
    }
    return found;
  };
  const boxOf = (cell: Cell, parent: Box | undefined): Box => {
    const { x, y, width, height, isRelative, offset } = cell.geometry ?? NOWHERE;
    const corner = parent ?? NOWHERE;
    if (!isRelative) return { x: corner.x + x, y: corner.y + y, width, height };
    const { x: right, y: down } = offset ?? NOWHERE;
    return { x: corner.x + x * corner.width + right, y: corner.y + y * corner.height + down, width, height };
  };
  for (const cell of cells) {
    if (cell.kind !== 'vertex' || boxes.has(cell.id)) continue;
    const chain = [cell.id, ...around(cell.id)].toReversed();
    let parent: Box | undefined;
    for (const id of chain) {
      const next = byId.get(id);
      if (next?.kind !== 'vertex') continue;
      const box = boxes.get(id) ?? boxOf(next, parent);
      boxes.set(id, box);
      parent = box;
    }
  }
  return { byId, boxes, origin: (id) => boxes.get(id ?? '') ?? NOWHERE, around };
}

const NOWHERE = { x: 0, y: 0, width: 0, height: 0, isRelative: false, offset: undefined };
