/**
 * What each shape of a page is: a component, an entry of one, a zone around components, the number of a zone, or only decoration.
 * @module
 */
import type { Cell } from '../../inputs/drawio/cell.ts';
import type { Box } from '../geometry.ts';
import type { PageTree } from './boxes.ts';
import { BORDER_WORDS, isGroupShape, meaningOf, zoneNumber } from './words.ts';

/** What a shape is. */
export type Role = 'component' | 'zone' | 'number' | 'entry' | 'text' | 'decoration';

/** More pairs of shapes than this are not compared; which lies in which is then read from the groups alone. */
const MOST_PAIRS = 4_000_000;

/** Tells whether so many shapes can be compared with each other. */
export function canCompare(one: number, other: number): boolean {
  return one * other <= MOST_PAIRS;
}

/** Finds the role of every shape; `ends` are the cells that lines begin or end at. */
export function rolesOf(cells: readonly Cell[], tree: PageTree, ends: ReadonlySet<string>): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  const open: Cell[] = [];
  for (const cell of cells) {
    if (cell.kind !== 'vertex') continue;
    const role = plainRole(cell, tree, ends);
    if (role === undefined) open.push(cell);
    else roles.set(cell.id, role);
  }
  const insiders = [...open, ...cells.filter(({ id }) => roles.get(id) === 'component')];
  const filled = filledIn(insiders, tree);
  for (const cell of open) roles.set(cell.id, openRole(cell, filled.has(cell.id), ends.has(cell.id)));
  return roles;
}

/** The role that a shape has whatever is around it. */
function plainRole(cell: Cell, tree: PageTree, ends: ReadonlySet<string>): Role | undefined {
  const { label, style } = cell;
  const meaning = meaningOf(cell);
  const isText = style.shape === 'text' || style.names.has('text');
  if (zoneNumber(label) !== undefined && (isText || (meaning === undefined && isSmall(cell)))) return 'number';
  if (meaning === 'zone') return 'zone';
  if (meaning === 'entry') return tree.byId.get(cell.parent ?? '')?.kind === 'vertex' ? 'entry' : 'text';
  if (meaning !== undefined && meaning !== 'flow') return 'component';
  const parent = tree.byId.get(cell.parent ?? '');
  if (isText || style.names.has('edgelabel')) return 'text';
  if (parent?.kind === 'edge' || /^(?:note\d?|callout|curlybracket\w*)$/.test(style.shape)) return 'text';
  if (parent?.kind === 'vertex' && isStack(parent)) return 'text';
  const isNamed = /[\p{L}\p{N}]/u.test(label);
  if (cell.geometry?.isRelative === true && parent?.kind === 'vertex' && !ends.has(cell.id))
    return isNamed ? 'text' : 'decoration';
  if (/<table\b/i.test(cell.value)) return 'text';
  if (isGroupShape(cell)) return 'zone';
  if (style.shape === 'line') return 'decoration';
  if (!isNamed && !ends.has(cell.id) && (style.names.has('group') || !isBorder(cell))) return 'decoration';
  return undefined;
}

/** The role of a shape that depends on what is in it and which lines lead to it. */
function openRole(cell: Cell, isFilled: boolean, isEnd: boolean): Role {
  const isNamedBorder = BORDER_WORDS.test(cell.label);
  if (isBorder(cell) && (isEnd ? isFilled && isNamedBorder : isFilled || isNamedBorder)) return 'zone';
  if (!/[\p{L}\p{N}]/u.test(cell.label)) return isEnd ? 'component' : 'decoration';
  if (isStack(cell)) return 'component';
  return isFilled && !isEnd ? 'zone' : 'component';
}

/** Not larger than a badge on a shape. */
function isSmall({ geometry }: Cell): boolean {
  return geometry !== undefined && geometry.width * geometry.height <= 2500;
}

function isBorder({ style }: Cell): boolean {
  return style.values.get('dashed') === '1' || style.shape === 'swimlane' || style.values.get('container') === '1';
}

/** A list or a table: what is in it are its lines. */
function isStack({ style }: Cell): boolean {
  const layout = style.values.get('childLayout') ?? '';
  return /^(?:stackLayout|tableLayout)$/.test(layout) || /^table/.test(style.shape);
}

/** Shapes that other shapes lie in, by their groups or by where they are drawn. */
function filledIn(cells: readonly Cell[], tree: PageTree): ReadonlySet<string> {
  const ids = new Set(cells.map(({ id }) => id));
  const filled = new Set<string>();
  for (const { id } of cells) {
    const parent = tree.around(id).find((outer) => ids.has(outer));
    if (parent !== undefined) filled.add(parent);
  }
  if (!canCompare(cells.length, cells.length)) return filled;
  for (const outer of cells) {
    const box = tree.boxes.get(outer.id);
    if (box === undefined || filled.has(outer.id)) continue;
    const isFilled = cells.some((inner) => {
      const other = tree.boxes.get(inner.id);
      return inner !== outer && other !== undefined && surrounds(box, other);
    });
    if (isFilled) filled.add(outer.id);
  }
  return filled;
}

/** Tells whether a box is around another, which is clearly smaller. */
export function surrounds(outer: Box, inner: Box): boolean {
  return (
    outer.width * outer.height > 1.5 * inner.width * inner.height &&
    inner.width > 0 &&
    inner.x >= outer.x - 1 &&
    inner.y >= outer.y - 1 &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1
  );
}
