/**
 * Where an attack on a target can be cut for least: by flow where one parent is always enough, else, with gates, as
 * the cheapest set of nodes that has something of every attack.
 * @module
 */
import { hittingSet } from '../budget/hitting-set.ts';
import type { AttackGraph } from './attack-graph.ts';
import { type Cut, type CutQuestion, minimumCut } from './minimum-cut.ts';
import { attackOn, reachable } from './reachable.ts';

/**
 * Finds the cheapest nodes without which the target cannot be reached.
 *
 * @returns undefined when no set of nodes cuts, or when there are so many attacks that none could be proven cheapest
 * @throws {RangeError} when a weight is negative or no number
 */
export async function cheapestCut(graph: AttackGraph, question: CutQuestion): Promise<Cut | undefined> {
  if (!graph.hasGates) return minimumCut(graph, question);
  const { sources, target, weight } = question;
  const starts = new Set(sources);
  const costs = Array.from({ length: graph.size }, (_, node) =>
    starts.has(node) || node === target ? Number.POSITIVE_INFINITY : weight(node),
  );
  const cut = await cheapestStanding(graph, {
    sources,
    target,
    cost: costs.map((cost) => (cost === Number.POSITIVE_INFINITY ? 0 : cost)),
    standingAt: (node) => (costs[node] === Number.POSITIVE_INFINITY ? [] : [node]),
  });
  return cut && { nodes: cut.members, weight: cut.cost };
}

/** What could be put on the ways. */
export interface StandingQuestion {
  readonly sources: readonly number[];
  readonly target: number;
  /** What each member costs, by its number. */
  readonly cost: readonly number[];
  /** The members that would stand at a node; a start is not asked about. */
  readonly standingAt: (node: number) => readonly number[];
}

/**
 * Finds the cheapest members of which every attack meets one.
 *
 * @returns undefined when some attack meets none of them, or no choice could be proven cheapest
 */
export async function cheapestStanding(
  graph: AttackGraph,
  { sources, target, cost, standingAt }: StandingQuestion,
): Promise<{ readonly members: readonly number[]; readonly cost: number } | undefined> {
  const starts = new Set(sources);
  if (starts.has(target)) return undefined;
  const found = await hittingSet({
    cost,
    missed: (taken) => {
      const isOpen = (node: number): boolean => !standingAt(node).some((member) => taken.has(member));
      const attack = attackOn(graph, reachable(graph, sources, isOpen), target);
      return attack?.filter((node) => !starts.has(node)).flatMap(standingAt);
    },
  });
  return found.members === undefined || !found.optimal ? undefined : { members: found.members, cost: found.cost };
}
