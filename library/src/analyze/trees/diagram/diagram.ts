/**
 * A finished diagram: only what its roots need, children before parents, so that one loop computes anything.
 * @module
 */
import type { NodeTable } from './node-table.ts';

/** Nodes 0 and 1 are the ends "no" and "yes"; children have smaller indexes than their parents. */
export interface Diagram {
  readonly roots: readonly number[];
  readonly level: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** The last root: the one a module is about. */
export function rootOf({ roots }: Diagram): number {
  return roots.at(-1) ?? 0;
}

/** Copies what some roots need out of a table. */
export function extract({ nodes, size }: NodeTable, roots: readonly number[]): Diagram {
  const needed = new Uint8Array(size);
  for (const root of roots) needed[root] = 1;
  let many = 2;
  // A node is made after its children, so it has a larger index.
  for (let index = size - 1; index > 1; index -= 1) {
    if (needed[index] === 0) continue;
    many += 1;
    needed[nodes[(index << 2) + 1] ?? 0] = 1;
    needed[nodes[(index << 2) + 2] ?? 0] = 1;
  }
  const level = new Int32Array(many);
  const low = new Int32Array(many);
  const high = new Int32Array(many);
  const moved = new Int32Array(size);
  moved[1] = 1;
  let next = 2;
  for (let index = 2; index < size; index += 1) {
    if (needed[index] === 0) continue;
    level[next] = nodes[index << 2] ?? 0;
    low[next] = moved[nodes[(index << 2) + 1] ?? 0] ?? 0;
    high[next] = moved[nodes[(index << 2) + 2] ?? 0] ?? 0;
    moved[index] = next;
    next += 1;
  }
  return { roots: roots.map((root) => moved[root] ?? 0), level, low, high };
}
