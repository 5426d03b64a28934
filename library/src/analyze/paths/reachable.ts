/**
 * Whether an attack can succeed at all: the least set of nodes that follow from the start, gates and cycles included.
 * Exact, and linear in nodes and edges.
 * @module
 */
import type { AttackGraph } from './attack-graph.ts';

/** What follows from the start. */
export interface Reached {
  /** For each node the round in which it follows, 0 for a start; -1 when it never does. */
  readonly round: Int32Array;
  /** For a node that follows: the parent it waited for last; -1 for a start. */
  readonly after: Int32Array;
}

/**
 * Finds everything that follows.
 *
 * @param isOpen tells whether a node can be done at all; a start is not asked about
 */
export function reachable(
  { size, needs, firstChild, child }: AttackGraph,
  sources: readonly number[],
  isOpen: (node: number) => boolean = () => true,
): Reached {
  const round = new Int32Array(size).fill(-1);
  const after = new Int32Array(size).fill(-1);
  const waiting = needs.slice();
  const queue = new Int32Array(size);
  let end = 0;
  for (const source of sources) {
    if (round[source] === 0) continue;
    round[source] = 0;
    queue[end] = source;
    end += 1;
  }
  for (let begin = 0; begin < end; begin += 1) {
    const node = queue[begin] ?? 0;
    for (let edge = firstChild[node] ?? 0; edge < (firstChild[node + 1] ?? 0); edge += 1) {
      const next = child[edge] ?? 0;
      const left = (waiting[next] ?? 0) - 1;
      waiting[next] = left;
      if (left !== 0 || round[next] !== -1 || !isOpen(next)) continue;
      round[next] = (round[node] ?? 0) + 1;
      after[next] = node;
      queue[end] = next;
      end += 1;
    }
  }
  return { round, after };
}

/** One attack: the nodes by which a target follows, in an order in which they can be done; none when it does not. */
export function attackOn(graph: AttackGraph, { round, after }: Reached, target: number): readonly number[] | undefined {
  if ((round[target] ?? -1) < 0) return undefined;
  const { needs, firstParent, parent } = graph;
  const attack = new Set<number>();
  const open = [target];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (attack.has(node)) continue;
    attack.add(node);
    const last = after[node] ?? -1;
    if (last < 0) continue;
    open.push(last);
    const some = needs[node] ?? 1;
    if (some < 2) continue;
    const others: number[] = [];
    for (let at = firstParent[node] ?? 0; at < (firstParent[node + 1] ?? 0); at += 1) {
      const one = parent[at] ?? 0;
      if (one !== last && (round[one] ?? -1) >= 0 && (round[one] ?? 0) <= (round[last] ?? 0)) others.push(one);
    }
    others.sort((one, other) => (round[one] ?? 0) - (round[other] ?? 0) || one - other);
    open.push(...others.slice(0, some - 1));
  }
  return [...attack].sort((one, other) => (round[one] ?? 0) - (round[other] ?? 0) || one - other);
}
