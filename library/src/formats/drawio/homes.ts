/**
 * In which zone, or in which whole, the shapes of a page lie.
 * @module
 */
import { type Box, boxAround } from '../geometry.ts';
import type { PageTree } from './boxes.ts';
import { canCompare, type Role, surrounds } from './roles.ts';

interface Candidate extends Box {
  readonly id: string;
}

/** So deep nobody draws. */
const DEEPEST = 60;

/**
 * Finds the cell around each zone and component: the nearest of its groups, or the smallest that is drawn around it.
 *
 * @param wholes components that others may lie in
 */
export function homesOf(
  roles: ReadonlyMap<string, Role>,
  wholes: ReadonlySet<string>,
  tree: PageTree,
): ReadonlyMap<string, string> {
  const zones: Candidate[] = [];
  const outers: Candidate[] = [];
  const inners: Candidate[] = [];
  for (const [id, role] of roles) {
    const box = tree.boxes.get(id);
    if (box === undefined || (role !== 'zone' && role !== 'component')) continue;
    const candidate = { id, ...box };
    inners.push(candidate);
    if (role === 'zone') zones.push(candidate);
    else if (wholes.has(id)) outers.push(candidate);
  }
  const homes = new Map<string, string>();
  const compares = canCompare(inners.length, zones.length + outers.length);
  for (const inner of inners) {
    const group = tree.around(inner.id).find((id) => roles.get(id) === 'zone' || wholes.has(id));
    const grouped = tree.boxes.get(group ?? '');
    const drawn = compares
      ? smallest(
          boxAround(inner, zones),
          boxAround(
            inner,
            outers.filter((outer) => surrounds(outer, inner)),
          ),
        )
      : undefined;
    const isNearer = drawn !== undefined && (grouped === undefined || areaOf(drawn) < areaOf(grouped));
    const home = isNearer ? drawn.id : group;
    if (home !== undefined && home !== inner.id && !leadsTo(home, inner.id, homes)) homes.set(inner.id, home);
  }
  return homes;
}

function smallest(one: Candidate | undefined, other: Candidate | undefined): Candidate | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return areaOf(one) <= areaOf(other) ? one : other;
}

function areaOf({ width, height }: Box): number {
  return width * height;
}

function leadsTo(start: string, wanted: string, homes: ReadonlyMap<string, string>): boolean {
  let next: string | undefined = start;
  for (let depth = 0; next !== undefined; depth += 1) {
    if (next === wanted || depth > DEEPEST) return true;
    next = homes.get(next);
  }
  return false;
}
