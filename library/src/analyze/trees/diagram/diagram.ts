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

/**
 * The diagram of a gate over members that are tested one after the other: of an `or` the first yes decides, of an `and`
 * the first no. It is the diagram of its minimal sets as well.
 */
export function chain(operation: 'or' | 'and', members: number): Diagram {
  const many = members + 2;
  const level = Int32Array.from({ length: many }, (_, node) => Math.max(0, many - 1 - node));
  const onward = Int32Array.from({ length: many }, (_, node) => (node > 2 ? node - 1 : operation === 'or' ? 0 : 1));
  const end = new Int32Array(many).fill(operation === 'or' ? 1 : 0);
  const roots = [members > 0 ? many - 1 : operation === 'or' ? 0 : 1];
  return operation === 'or' ? { roots, level, low: onward, high: end } : { roots, level, low: end, high: onward };
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
