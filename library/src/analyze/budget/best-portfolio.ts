/**
 * The set of controls that leaves the least expected loss for a budget, with proof: branch and bound, the most hopeful
 * part first, on the bound of the convex relaxation. The work is bounded by a number of parts, not by time, so that
 * the answer is the same on every machine; when it runs out, the gap to the best bound is given.
 * @module
 */
import { costOf, greedy } from './greedy.ts';
import { gain, type LossProblem, remaining, sum } from './loss-problem.ts';
import { relaxationOf } from './relaxation.ts';
import type { Portfolio } from './search.ts';

/** A set of controls, with what no other leaves less than. */
export interface Proven extends Portfolio {
  /** No set of controls for the budget leaves less than this. */
  readonly bound: number;
  readonly optimal: boolean;
}

/** What to find. */
export interface Task {
  readonly limit: number;
  /** For each control 1 when it must be in, 0 when it must be out, else -1; all are open when absent. */
  readonly decided?: Int8Array | undefined;
  /** How many parts may be looked at. */
  readonly parts?: number | undefined;
}

/** A part of the sets: those that agree with what is decided. */
interface Part {
  readonly decided: Int8Array;
  readonly bound: number;
  readonly share: Float64Array;
}

/** Sets this close count as equally good. */
const CLOSE = 1e-9;
const ROUNDS = 40;

/**
 * Finds the best set.
 *
 * A set counts as better when it leaves less by more than a share of 1e-9.
 */
export function bestPortfolio(problem: LossProblem, { limit, decided, parts = 10_000 }: Task): Proven {
  const { controls, cost } = problem;
  const begun = decided ?? new Int8Array(controls).fill(-1);
  const relax = relaxationOf(problem);
  const fits = limit + CLOSE * Math.max(1, Math.abs(limit));
  let best = greedy(problem, fits, begun);
  const enough = (): number => best.loss - CLOSE * Math.max(best.loss, Number.MIN_VALUE);
  const offer = (portfolio: Portfolio): void => {
    if (portfolio.loss < best.loss || (portfolio.loss === best.loss && portfolio.cost < best.cost)) best = portfolio;
  };

  /** Looks at a part: gives it with its bound, or undefined when nothing better is in it. */
  const look = (own: Int8Array, share: Float64Array): Part | undefined => {
    const inPlace = Uint8Array.from(own, (one) => (one === 1 ? 1 : 0));
    const room = fits - costOf(problem, inPlace);
    if (room < 0) return undefined;
    const left = remaining(problem, inPlace);
    for (let control = 0; control < controls; control += 1) {
      // What no longer fits or helps is out.
      if (own[control] !== -1) share[control] = 0;
      else if ((cost[control] ?? 0) > room || gain(problem, left, control) <= 0) {
        own[control] = 0;
        share[control] = 0;
      }
    }
    squeeze(share, cost, room);
    const { bound, penalty } = relax({ decided: own, left, room }, share, { enough: enough(), rounds: ROUNDS });
    offer(greedy(problem, fits, rounded({ decided: own, share }, cost, room)));
    if (bound >= enough()) return undefined;
    for (let control = 0; control < controls; control += 1) {
      if (own[control] !== -1) continue;
      const rise = penalty[control] ?? 0;
      if (bound + rise >= enough()) own[control] = 0;
      else if (bound - rise >= enough()) own[control] = 1;
    }
    return { decided: own, bound: Math.max(0, bound), share };
  };

  const open: Part[] = [];
  const first = look(begun.slice(), new Float64Array(controls));
  if (first !== undefined) push(open, first);
  for (let looked = 1; looked < parts && (open[0]?.bound ?? Number.POSITIVE_INFINITY) < enough(); ) {
    const part = pop(open);
    if (part === undefined) break;
    const control = mostOpen(part);
    if (control === undefined) {
      const only = greedy(problem, fits, part.decided);
      if (only.cost <= fits) offer(only);
      continue;
    }
    for (const choice of [1, 0]) {
      const own = part.decided.slice();
      own[control] = choice;
      const found = look(own, part.share.slice());
      looked += 1;
      if (found !== undefined) push(open, found);
    }
  }
  const lowest = open[0]?.bound ?? Number.POSITIVE_INFINITY;
  const bound = Math.min(best.loss, lowest);
  const optimal = bound >= enough();
  return {
    ...trimmed(problem, best, begun),
    bound: optimal ? best.loss : bound,
    optimal,
  };
}

/** The open control that is nearest to half in place; undefined when everything is decided. */
function mostOpen({ decided, share }: Part): number | undefined {
  let most: number | undefined;
  let nearest = -1;
  for (let control = 0; control < decided.length; control += 1) {
    if (decided[control] !== -1) continue;
    const x = share[control] ?? 0;
    const inside = Math.min(x, 1 - x);
    if (inside <= nearest) continue;
    nearest = inside;
    most = control;
  }
  return most;
}

/** Scales shares down until they fit the money that is left. */
function squeeze(share: Float64Array, cost: Float64Array, room: number): void {
  const spent = share.reduce((total, x, control) => total + x * (cost[control] ?? 0), 0);
  if (spent <= room) return;
  for (let control = 0; control < share.length; control += 1) share[control] = ((share[control] ?? 0) * room) / spent;
}

/** Takes in what is mostly in place already, as far as the money goes. */
function rounded(part: Pick<Part, 'decided' | 'share'>, cost: Float64Array, room: number): Int8Array {
  const taken = part.decided.slice();
  let money = room;
  const likely = [...part.share.keys()].filter((control) => taken[control] === -1 && (part.share[control] ?? 0) > 0.5);
  likely.sort((one, other) => (part.share[other] ?? 0) - (part.share[one] ?? 0) || one - other);
  for (const control of likely) {
    const price = cost[control] ?? 0;
    if (price > money) continue;
    taken[control] = 1;
    money -= price;
  }
  return taken;
}

/** Without what adds nothing to the rest, unless it must be in. */
function trimmed(problem: LossProblem, { inPlace, loss }: Portfolio, begun: Int8Array): Portfolio {
  const kept = inPlace.slice();
  for (let control = kept.length - 1; control >= 0; control -= 1) {
    if (kept[control] === 0 || begun[control] === 1) continue;
    kept[control] = 0;
    if (sum(remaining(problem, kept)) > loss) kept[control] = 1;
  }
  return { inPlace: kept, cost: costOf(problem, kept), loss };
}

/** Adds a part to a heap with the lowest bound on top. */
function push(heap: Part[], part: Part): void {
  let at = heap.push(part) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = heap[above];
    if (other === undefined || other.bound <= part.bound) break;
    heap[at] = other;
    at = above;
  }
  heap[at] = part;
}

/** Takes the part with the lowest bound. */
function pop(heap: Part[]): Part | undefined {
  const [top] = heap;
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    const [left, right] = [heap[below], heap[below + 1]];
    if (left === undefined) break;
    if (right !== undefined && right.bound < left.bound) below += 1;
    const lower = heap[below];
    if (lower === undefined || lower.bound >= last.bound) break;
    heap[at] = lower;
    at = below;
  }
  heap[at] = last;
  return top;
}
