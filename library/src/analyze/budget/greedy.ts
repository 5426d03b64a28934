/**
 * A good set of controls, quickly: the control that takes most off for its cost, again and again. Gains only shrink as
 * controls are added, so that an old gain is a bound and most need no new look (Minoux 1978, Accelerated Greedy
 * Algorithms). A start for the exact search, not an answer.
 * @module
 */
import { gain, type LossProblem, remaining, sum } from './loss-problem.ts';
import type { Portfolio } from './search.ts';

/**
 * Fills a budget.
 *
 * @param begun controls that are in already, 1; those that must stay out, 0; others -1
 */
export function greedy(problem: LossProblem, limit: number, begun?: Int8Array): Portfolio {
  const { controls, cost, first, risk, keeps } = problem;
  const inPlace = Uint8Array.from({ length: controls }, (_, control) => (begun?.[control] === 1 ? 1 : 0));
  const left = remaining(problem, inPlace);
  let spent = costOf(problem, inPlace);
  const worth = (taken: number, control: number): number => taken / Math.max(cost[control] ?? 0, Number.MIN_VALUE);
  const open = Array.from({ length: controls }, (_, control) => control)
    .filter(
      (control) =>
        inPlace[control] === 0 && begun?.[control] !== 0 && (first[control] ?? 0) < (first[control + 1] ?? 0),
    )
    .map((control) => ({ control, worth: worth(gain(problem, left, control), control) }))
    .sort((one, other) => other.worth - one.worth || one.control - other.control);
  for (let head = open.shift(); head !== undefined; head = open.shift()) {
    const { control } = head;
    if (spent + (cost[control] ?? 0) > limit) continue;
    const now = worth(gain(problem, left, control), control);
    if (now <= 0) continue;
    const next = open[0];
    if (next !== undefined && now < next.worth) {
      const at = open.findIndex((one) => one.worth <= now);
      open.splice(at === -1 ? open.length : at, 0, { control, worth: now });
      continue;
    }
    inPlace[control] = 1;
    spent += cost[control] ?? 0;
    for (let at = first[control] ?? 0; at < (first[control + 1] ?? 0); at += 1) {
      const one = risk[at] ?? 0;
      left[one] = (left[one] ?? 0) * (keeps[at] ?? 1);
    }
  }
  return { inPlace, cost: spent, loss: sum(left) };
}

/** What a set costs. */
export function costOf({ cost }: LossProblem, inPlace: ArrayLike<number>): number {
  let total = 0;
  for (let control = 0; control < cost.length; control += 1) if (inPlace[control] === 1) total += cost[control] ?? 0;
  return total;
}

/** So many budgets are filled to begin a search with. */
const SEEDS = 64;

/** What the quick way gives for budgets up to the cost of everything. */
export function greedySeeds(problem: LossProblem): readonly Portfolio[] {
  const everything = sum(problem.cost);
  return Array.from({ length: SEEDS }, (_, step) => greedy(problem, (everything * (step + 1)) / SEEDS));
}
