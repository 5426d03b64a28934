/**
 * Random small attack graphs, and the obvious ways to compute what the engine computes cleverly.
 * @module
 */
import fc from 'fast-check';
import { type AttackGraph, type AttackNode, attackGraph } from './attack-graph.ts';

/** A graph with its start and a target. */
export interface Sample {
  readonly nodes: readonly AttackNode[];
  readonly graph: AttackGraph;
  readonly sources: readonly number[];
  readonly target: number;
}

/** Graphs of a few nodes with cycles, shared parents and all kinds of gates; the first node is the start. */
export function samples({
  gates,
  most = 9,
}: {
  readonly gates: boolean;
  readonly most?: number;
}): fc.Arbitrary<Sample> {
  return fc.integer({ min: 2, max: most }).chain((size) => {
    const node = fc.record({
      parents: fc.array(fc.nat(size - 1), { maxLength: 3 }),
      needs: gates ? fc.constantFrom<AttackNode['needs']>(1, 'all', 2) : fc.constant(1),
      days: fc.constantFrom(0, 1, 2, 5),
    });
    return fc
      .record({
        nodes: fc.array(node, { minLength: size, maxLength: size }),
        target: fc.integer({ min: 1, max: size - 1 }),
      })
      .map(({ nodes, target }) => ({ nodes, graph: attackGraph(nodes), sources: [0], target }));
  });
}

/** How many parents a node needs, by the words of its definition. */
function needed({ needs, parents }: AttackNode): number {
  const count = needs === 'all' ? new Set(parents).size : needs;
  return count === 0 ? Number.POSITIVE_INFINITY : count;
}

/** What follows from the start: nodes are added until nothing changes. */
export function closure(
  nodes: readonly AttackNode[],
  sources: readonly number[],
  removed: ReadonlySet<number> = new Set(),
): ReadonlySet<number> {
  const done = new Set(sources);
  for (let before = -1; before !== done.size; ) {
    before = done.size;
    for (const [index, node] of nodes.entries()) {
      const held = new Set(node.parents.filter((parent) => done.has(parent))).size;
      if (!removed.has(index) && held >= needed(node)) done.add(index);
    }
  }
  return done;
}

/** The earliest times: every node is computed from its parents again and again, from never downwards. */
export function times(
  nodes: readonly AttackNode[],
  sources: readonly number[],
  local: readonly number[],
): readonly number[] {
  let time = nodes.map((_, node) => (sources.includes(node) ? 0 : Number.POSITIVE_INFINITY));
  for (let round = 0; round <= nodes.length; round += 1) {
    time = nodes.map((node, index) => {
      if (sources.includes(index)) return 0;
      const parents = [...new Set(node.parents)]
        .map((parent) => time[parent] ?? Number.POSITIVE_INFINITY)
        .sort((one, other) => one - other);
      const begun = parents[needed(node) - 1] ?? Number.POSITIVE_INFINITY;
      return begun + (local[index] ?? 0);
    });
  }
  return time;
}

/** All sets of numbers below a size. */
export function* subsets(size: number): Generator<ReadonlySet<number>> {
  for (let bits = 0; bits < 1 << size; bits += 1) {
    yield new Set(Array.from({ length: size }, (_, index) => index).filter((index) => ((bits >> index) & 1) === 1));
  }
}
