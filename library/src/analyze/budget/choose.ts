/**
 * Which controls to buy for a limit, with everything a reader asks next: the whole frontier of budgets, what more money
 * would buy, and what was nearly chosen.
 * @module
 */
import type { BudgetControl, Choice, FrontierPoint, NearlyChosen, NextPurchase } from '../../model/budget.ts';
import { bestWithin, offer } from './front.ts';
import { amount } from './loss-problem.ts';
import type { Portfolio, Searchable } from './search.ts';
import { wholeFrontier } from './whole-frontier.ts';

/** How to choose. */
export interface ChoiceOptions {
  readonly limit: number;
  /** Sets that are known to be good. */
  readonly begin?: readonly Portfolio[] | undefined;
  /** A way of its own to the best set for a limit, where there is a better one than the search for the frontier. */
  readonly best?: BestSet | undefined;
  /** How many parts of the sets may be looked at. */
  readonly parts?: number | undefined;
}

/** Finds the best set for a limit, with a bound on all of them. */
export type BestSet = (
  limit: number,
  options?: {
    /** A control that must be in it. */
    readonly with?: number | undefined;
    /** Whether to spend little time on it. */
    readonly quick?: boolean | undefined;
  },
) => Bounded;

interface Bounded extends Portfolio {
  readonly bound: number;
}

/** So many purchases are named, so many controls that were nearly chosen, and so many budgets on an incomplete front. */
const NEXT = 3;
const NEARLY = 5;
const BUDGETS = 12;
/** Losses this close, as a share of the whole, are equal; costs beyond the limit by the other share fit it. */
const CLOSE = 1e-12;
const FITS = 1e-9;
const PARTS = 100_000;

/**
 * Chooses.
 *
 * @throws {RangeError} when the limit is negative or no number
 */
export function choose(controls: readonly BudgetControl[], problem: Searchable, options: ChoiceOptions): Choice {
  const limit = amount(options.limit, 'the limit');
  const { parts = PARTS, begin } = options;
  const best = options.best ?? bestBySearch(problem, parts);
  const before = problem.loss();
  const everything = problem.cost.reduce((sum, cost) => sum + cost, 0);
  const frontier = wholeFrontier(problem, { limit: Math.max(limit, everything), begin, parts });
  const front = [...frontier.points];
  if (!frontier.complete) {
    for (let step = 1; step <= BUDGETS; step += 1) {
      offer(front, best((everything * step) / BUDGETS, { quick: true }), CLOSE * before);
    }
  }
  const own = frontier.complete ? undefined : best(limit);
  if (own !== undefined) offer(front, own, CLOSE * before);
  const none = { inPlace: new Uint8Array(problem.cost.length), cost: 0, loss: before };
  const onFront = (): Portfolio => bestWithin(front, limit + FITS * Math.max(1, limit)) ?? none;
  const rivals = rivalsOf(problem, { chosen: onFront(), limit }, (control) =>
    best(limit, { with: control, quick: true }),
  );
  // Where the best set is not proven, looking for its rivals may have found a better one.
  for (const { rival } of rivals) if (rival.cost <= limit) offer(front, rival, CLOSE * before);
  const chosen = trimmed(problem, onFront());
  const bound = Math.min(own?.bound ?? chosen.loss, chosen.loss);
  const gap = gapOf(chosen.loss, bound);
  const optimal = gap <= FITS;
  const idsOf = ({ inPlace }: Pick<Portfolio, 'inPlace'>): readonly string[] =>
    controls.filter((_, index) => inPlace[index] === 1).map(({ id }) => id);
  const points = front.map((point): FrontierPoint => ({ cost: point.cost, left: point.loss, controls: idsOf(point) }));
  return {
    limit,
    chosen: idsOf(chosen),
    cost: chosen.cost,
    before,
    after: chosen.loss,
    optimal,
    gap: optimal ? 0 : gap,
    frontier: points,
    frontierComplete: frontier.complete,
    next: nextAfter({ cost: chosen.cost, left: chosen.loss, controls: idsOf(chosen) }, points, before),
    nearly: rivals
      .filter(({ control }) => chosen.inPlace[control] === 0)
      .map(({ control, rival }): NearlyChosen => {
        const { id = '', cost = 0 } = controls[control] ?? {};
        return { control: id, cost, left: rival.loss, worse: rival.loss - chosen.loss, instead: idsOf(rival) };
      })
      .sort((one, other) => one.worse - other.worse),
  };
}

/** How much less could be left at best, as a share of what is. */
export function gapOf(left: number, bound: number): number {
  return left > bound ? (left - bound) / left : 0;
}

/** The best set for a limit by the search for the frontier. */
function bestBySearch(problem: Searchable, parts: number): BestSet {
  return (limit, { with: must, quick = false } = {}) => {
    const spent = must === undefined ? 0 : (problem.cost[must] ?? 0);
    if (must !== undefined) problem.put(must);
    const open = [...problem.cost.keys()].filter((control) => control !== must);
    const rest = limit - spent;
    const { points, bound } = wholeFrontier(problem, { limit: rest, open, parts: quick ? parts / 20 : parts });
    const none = { inPlace: new Uint8Array(problem.cost.length), cost: 0, loss: problem.loss() };
    const found = bestWithin(points, rest + FITS * Math.max(1, rest)) ?? none;
    if (must === undefined) return { ...found, bound };
    problem.takeBack(must);
    const inPlace = found.inPlace.slice();
    inPlace[must] = 1;
    return { inPlace, cost: found.cost + spent, loss: found.loss, bound };
  };
}

/** Without what adds nothing to the rest. */
function trimmed(problem: Searchable, { inPlace }: Portfolio): Portfolio {
  const lossOf = (members: readonly number[]): number => {
    for (const control of members) problem.put(control);
    const loss = problem.loss();
    for (const control of members.toReversed()) problem.takeBack(control);
    return loss;
  };
  let members = [...inPlace.keys()].filter((control) => inPlace[control] === 1);
  const loss = lossOf(members);
  for (const control of members.toReversed()) {
    const others = members.filter((other) => other !== control);
    if (lossOf(others) <= loss) members = others;
  }
  const kept = new Uint8Array(inPlace.length);
  for (const control of members) kept[control] = 1;
  return { inPlace: kept, cost: members.reduce((sum, control) => sum + (problem.cost[control] ?? 0), 0), loss };
}

/** The next points of the front that are worth naming: each takes off at least a thousandth of the whole. */
export function nextAfter(
  now: FrontierPoint,
  points: readonly FrontierPoint[],
  before: number,
): readonly NextPurchase[] {
  const had = new Set(now.controls);
  return points
    .filter(({ cost, left }) => cost > now.cost && now.left - left > 1e-3 * before)
    .slice(0, NEXT)
    .map(({ cost, left, controls }) => {
      const has = new Set(controls);
      const more = cost - now.cost;
      return {
        more,
        takesOff: now.left - left,
        perUnit: (now.left - left) / more,
        adds: controls.filter((id) => !had.has(id)),
        drops: now.controls.filter((id) => !has.has(id)),
      };
    });
}

/** The most worthwhile controls that were not chosen, each with the best set that has it. */
function rivalsOf(
  problem: Searchable,
  { chosen, limit }: { readonly chosen: Portfolio; readonly limit: number },
  bestWith: (control: number) => Portfolio,
): readonly { readonly control: number; readonly rival: Portfolio }[] {
  const all = [...problem.cost.keys()];
  const { most } = problem.outlook(all);
  const worth = (control: number): number =>
    (most[control] ?? 0) / Math.max(problem.cost[control] ?? 0, Number.MIN_VALUE);
  return all
    .filter(
      (control) => chosen.inPlace[control] === 0 && (most[control] ?? 0) > 0 && (problem.cost[control] ?? 0) <= limit,
    )
    .sort((one, other) => worth(other) - worth(one) || one - other)
    .slice(0, NEARLY)
    .map((control) => ({ control, rival: bestWith(control) }));
}
