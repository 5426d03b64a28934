/**
 * The best set of controls for every budget at once: all sets that no other beats in both cost and loss. A search
 * through the sets that leaves a part of them out when, at every budget, the front found so far is at least as good as
 * that part could be: the most that the open controls can take off, taken for their cost as in a fractional knapsack,
 * is a bound at every budget.
 * @module
 */
import { offer, placeOf } from './front.ts';
import type { Portfolio, Searchable } from './search.ts';

/** What to search. */
export interface FrontierTask {
  /** The largest budget of interest. */
  readonly limit: number;
  /** The controls in question; all when absent. */
  readonly open?: readonly number[] | undefined;
  /** Sets that are known to be good; they make the search faster. */
  readonly begin?: readonly Portfolio[] | undefined;
  /** How many parts may be looked at: the work is bounded by that and not by time. */
  readonly parts?: number | undefined;
}

/** The front. */
export interface Frontier {
  /** The cheapest first, beginning with the empty set. */
  readonly points: readonly Portfolio[];
  /** False when the search ran out of parts: then other sets may be better still. */
  readonly complete: boolean;
  /** No set for the largest budget leaves less than this. */
  readonly bound: number;
}

/** Losses this close, as a share of the whole, count as equal: sums in another order differ by so much. */
const CLOSE = 1e-12;
/** Costs beyond the limit by this share still fit, for the same reason. */
const FITS = 1e-9;
/** More controls than this are not searched through one below the other. */
const DEEPEST = 2000;

/** A part of the sets: what is in place, and what is still open. */
interface Part {
  readonly open: readonly number[];
  readonly spent: number;
}

/** Finds the front. */
export function wholeFrontier(problem: Searchable, task: FrontierTask): Frontier {
  const { cost } = problem;
  const { limit, open: asked = [...cost.keys()], begin = [], parts = 300_000 } = task;
  const inPlace = new Uint8Array(cost.length);
  const nothing = problem.loss();
  const close = CLOSE * nothing;
  const front: Portfolio[] = [{ inPlace: inPlace.slice(), cost: 0, loss: nothing }];
  for (const portfolio of begin) offer(front, portfolio, close);
  const fits = limit + FITS * Math.max(1, limit);
  let looked = 0;
  let refused = Number.POSITIVE_INFINITY;

  const visit = ({ open, spent }: Part): void => {
    const [control, ...rest] = open;
    if (control === undefined) {
      offer(front, { inPlace: inPlace.slice(), cost: spent, loss: problem.loss() }, close);
      return;
    }
    const bound = boundOf(problem, { open, spent });
    if (isBeaten(front, bound, { spent, fits, close })) return;
    looked += 1;
    if (looked > parts) {
      refused = Math.min(refused, bound(fits));
      return;
    }
    const price = cost[control] ?? 0;
    if (spent + price <= fits) {
      problem.put(control);
      inPlace[control] = 1;
      visit({ open: rest, spent: spent + price });
      inPlace[control] = 0;
      problem.takeBack(control);
    }
    visit({ open: rest, spent });
  };
  const open = inOrder(problem, asked).filter((control) => (cost[control] ?? 0) <= fits);
  if (open.length > DEEPEST) refused = boundOf(problem, { open, spent: 0 })(fits);
  else visit({ open, spent: 0 });
  const best = front[placeOf(front, fits) - 1]?.loss ?? nothing;
  return { points: front, complete: refused === Number.POSITIVE_INFINITY, bound: Math.min(best, refused) };
}

/** The controls that take anything off, those first that take off most for their cost. */
function inOrder(problem: Searchable, asked: readonly number[]): readonly number[] {
  const { cost } = problem;
  const { most } = problem.outlook(asked);
  const worth = new Map(asked.map((control, index) => [control, most[index] ?? 0]));
  const of = (control: number): number => worth.get(control) ?? 0;
  return asked
    .filter((control) => of(control) > 0)
    .toSorted((one, other) => of(other) * (cost[one] ?? 0) - of(one) * (cost[other] ?? 0) || one - other);
}

/** What the sets of a part leave at least, for rising budgets. */
function boundOf(problem: Searchable, { open, spent }: Part): (budget: number) => number {
  const now = problem.loss();
  const { most, floor } = problem.outlook(open);
  const items = open
    .map((control, index) => ({ price: problem.cost[control] ?? 0, most: most[index] ?? 0 }))
    .filter((item) => item.most > 0)
    .sort((one, other) => other.most * one.price - one.most * other.price);
  let item = 0;
  let taken = 0;
  let money = spent;
  return (budget) => {
    for (let next = items[item]; next !== undefined && money + next.price <= budget; next = items[item]) {
      taken += next.most;
      money += next.price;
      item += 1;
    }
    const next = items[item];
    const share = next === undefined || next.price === 0 ? 0 : (next.most * (budget - money)) / next.price;
    return Math.max(floor, now - taken - share);
  };
}

/** Whether the front is as good as everything in a part could be, at every budget. */
function isBeaten(
  front: readonly Portfolio[],
  bound: (budget: number) => number,
  { spent, fits, close }: { readonly spent: number; readonly fits: number; readonly close: number },
): boolean {
  for (let at = Math.max(0, placeOf(front, spent) - 1); at < front.length; at += 1) {
    // The front leaves this much up to its next point; just below that the part can do best.
    const until = Math.min(front[at + 1]?.cost ?? fits, fits);
    if (bound(until) < (front[at]?.loss ?? 0) - close) return false;
    if (until >= fits) return true;
  }
  return true;
}
