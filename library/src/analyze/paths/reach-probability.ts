/**
 * The exact probability that a target can be reached when every control fails, and every step works, with a
 * probability of its own, whatever cycles and shared nodes there are: by factoring. An attack that is possible when
 * all open doubts go the attacker's way names the doubt to settle next; both outcomes are then looked at.
 * @module
 */
import type { AttackGraph } from './attack-graph.ts';
import type { Defended } from './defended.ts';
import { attackOn, reachable } from './reachable.ts';

/** A probability, or as much as is known of it. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** What to compute. */
export interface ReachQuestion {
  readonly sources: readonly number[];
  readonly target: number;
  /** How many doubts may be settled; the work is bounded, and what is left open stands between the bounds. */
  readonly budget?: number | undefined;
}

/** Finds the probability; both bounds are equal when it is exact. */
export function reachProbability(graph: AttackGraph, defense: Defended, question: ReachQuestion): Bounds {
  const { sources, target, budget = 2000 } = question;
  const { chances, doubtsAt } = doubtsOf(graph, defense);
  /** How each doubt went: 1 the attacker's way, 0 the other, -1 open. */
  const answers = new Int8Array(chances.length).fill(-1);
  let left = budget;
  let low = 0;
  let open = 0;

  const hoping = (node: number): boolean => (doubtsAt[node] ?? []).every((doubt) => answers[doubt] !== 0);
  const fearing = (node: number): boolean => (doubtsAt[node] ?? []).every((doubt) => answers[doubt] === 1);
  const visit = (weight: number): void => {
    if (weight === 0) return;
    const hoped = reachable(graph, sources, hoping);
    const attack = attackOn(graph, hoped, target);
    if (attack === undefined) return;
    if ((reachable(graph, sources, fearing).round[target] ?? -1) >= 0) {
      low += weight;
      return;
    }
    left -= 1;
    if (left < 0) {
      open += weight;
      return;
    }
    const [ask = 0] = attack
      .filter((node) => (hoped.round[node] ?? 0) > 0)
      .flatMap((node) => (doubtsAt[node] ?? []).filter((doubt) => answers[doubt] === -1));
    const chance = chances[ask] ?? 1;
    answers[ask] = 1;
    visit(weight * chance);
    answers[ask] = 0;
    visit(weight * (1 - chance));
    answers[ask] = -1;
  };
  visit(1);
  return { low: Math.min(1, low), high: Math.min(1, low + open) };
}

/** What is in doubt, whether a step works or a control fails: the chance of each, and the doubts at each node. */
interface Doubts {
  readonly chances: readonly number[];
  readonly doubtsAt: readonly (readonly number[])[];
}

const known = new WeakMap<Defended, Doubts>();

/** The doubts of a defense, found once for all targets. */
function doubtsOf(graph: AttackGraph, defense: Defended): Doubts {
  const doubts = known.get(defense) ?? findDoubts(graph, defense);
  known.set(defense, doubts);
  return doubts;
}

function findDoubts(graph: AttackGraph, { first, control, stops }: Defended): Doubts {
  const chances: number[] = [];
  const numbers = new Map<string, number>();
  const doubt = (name: string, chance: number): number => {
    const number = numbers.get(name) ?? chances.push(chance) - 1;
    numbers.set(name, number);
    return number;
  };
  const doubtsAt = Array.from({ length: graph.size }, (_, node): readonly number[] => {
    const chance = graph.chance[node] ?? 1;
    const here = chance < 1 ? [doubt(`step ${graph.step[node]}`, chance)] : [];
    for (let at = first[node] ?? 0; at < (first[node + 1] ?? 0); at += 1) {
      here.push(doubt(`control ${control[at]}`, 1 - (stops[at] ?? 0)));
    }
    return here;
  });
  return { chances, doubtsAt };
}
