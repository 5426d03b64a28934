/**
 * Choke points: what every attack on a target needs. Exact with gates too: a node is needed when the target cannot be
 * reached without it, and only nodes of some one attack can be needed by all.
 * @module
 */
import type { AttackGraph } from './attack-graph.ts';
import { dominatorsOf } from './dominators.ts';
import { attackOn, reachable } from './reachable.ts';

/**
 * Finds the nodes that every attack needs, in an order in which they can be done, without starts and the target.
 *
 * @param above the dominators of the graph from the same starts
 */
export function chokePoints(
  graph: AttackGraph,
  above: Int32Array,
  { sources, target }: { readonly sources: readonly number[]; readonly target: number },
): readonly number[] {
  const starts = new Set(sources);
  const attack = attackOn(graph, reachable(graph, sources), target) ?? [];
  const sure = new Set(dominatorsOf(above, target));
  return attack.filter((node) => {
    if (node === target || starts.has(node)) return false;
    if (sure.has(node) || !graph.hasGates) return sure.has(node);
    return (reachable(graph, sources, (other) => other !== node).round[target] ?? -1) < 0;
  });
}
