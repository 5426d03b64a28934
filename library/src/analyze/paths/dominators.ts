/**
 * Dominators: the nodes that every way from the start to a node goes through, for all nodes at once, as a tree
 * (Cooper, Harvey, Kennedy 2001, A Simple, Fast Dominance Algorithm). Gates are taken as if one parent were enough;
 * what every such way goes through, every attack goes through too.
 * @module
 */
import type { AttackGraph } from './attack-graph.ts';

/** The dominator that is nearest to each node; -1 for a start and for what no way leads to. */
export function dominators(
  { size, firstChild, child, firstParent, parent }: AttackGraph,
  sources: readonly number[],
): Int32Array {
  const order = postOrder({ size, firstChild, child }, sources);
  const root = size;
  const place = new Int32Array(size + 1).fill(-1);
  for (const [index, node] of order.entries()) place[node] = index;
  place[root] = order.length;
  const above = new Int32Array(size + 1).fill(-1);
  above[root] = root;
  for (const source of sources) above[source] = root;
  const isStart = new Uint8Array(size);
  for (const source of sources) isStart[source] = 1;

  const meet = (one: number, other: number): number => {
    let left = one;
    let right = other;
    while (left !== right) {
      while ((place[left] ?? 0) < (place[right] ?? 0)) left = above[left] ?? root;
      while ((place[right] ?? 0) < (place[left] ?? 0)) right = above[right] ?? root;
    }
    return left;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = order.length - 1; index >= 0; index -= 1) {
      const node = order[index] ?? 0;
      if (isStart[node] === 1) continue;
      let nearest = -1;
      for (let edge = firstParent[node] ?? 0; edge < (firstParent[node + 1] ?? 0); edge += 1) {
        const before = parent[edge] ?? 0;
        if ((above[before] ?? -1) < 0) continue;
        nearest = nearest < 0 ? before : meet(nearest, before);
      }
      if (above[node] !== nearest) {
        above[node] = nearest;
        changed = true;
      }
    }
  }
  return above.subarray(0, size).map((node) => (node === root ? -1 : node));
}

/** The dominators of a node from the start on, without the node itself. */
export function dominatorsOf(above: Int32Array, node: number): readonly number[] {
  const found: number[] = [];
  for (let one = above[node] ?? -1; one >= 0; one = above[one] ?? -1) found.push(one);
  return found.reverse();
}

/** The nodes that can be reached over edges, each after all that is reached through it first. */
function postOrder(
  { size, firstChild, child }: Pick<AttackGraph, 'size' | 'firstChild' | 'child'>,
  sources: readonly number[],
): readonly number[] {
  const order: number[] = [];
  const edge = Int32Array.from({ length: size }, () => -1);
  for (const source of sources) {
    if ((edge[source] ?? 0) >= 0) continue;
    const stack = [source];
    edge[source] = firstChild[source] ?? 0;
    for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
      const at = edge[node] ?? 0;
      if (at >= (firstChild[node + 1] ?? 0)) {
        order.push(node);
        stack.pop();
        continue;
      }
      edge[node] = at + 1;
      const next = child[at] ?? 0;
      if ((edge[next] ?? 0) >= 0) continue;
      edge[next] = firstChild[next] ?? 0;
      stack.push(next);
    }
  }
  return order;
}
