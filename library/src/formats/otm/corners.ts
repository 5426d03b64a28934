/**
 * Where elements stand, from where each stands in its parent. Open Threat Model counts a position from the corner of
 * the parent, where that is shown in the same diagram too.
 * @module
 */
import type { ElementKey } from './parents.ts';

export type Point = readonly [x: number, y: number];

/** Adds up the positions along the parents of each element. */
export function cornersOf(
  own: ReadonlyMap<ElementKey, Point>,
  parents: ReadonlyMap<ElementKey, ElementKey | undefined>,
): ReadonlyMap<ElementKey, Point> {
  const corners = new Map<ElementKey, Point>();
  for (const start of own.keys()) {
    const chain: ElementKey[] = [];
    let at: ElementKey | undefined = start;
    while (at !== undefined && own.has(at) && !corners.has(at)) {
      chain.push(at);
      at = parents.get(at);
    }
    for (const key of chain.toReversed()) {
      const [x, y] = own.get(key) ?? [0, 0];
      const [left, top] = corners.get(parents.get(key) ?? key) ?? [0, 0];
      corners.set(key, [x + left, y + top]);
    }
  }
  return corners;
}
