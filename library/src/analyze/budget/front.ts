/**
 * A front: the sets of controls that no other set beats in both cost and loss, cheapest first.
 * @module
 */
import type { Portfolio } from './search.ts';

/**
 * Adds a set unless the front beats it, and drops what it beats.
 *
 * @param close losses that differ by no more are equally good
 */
export function offer(front: Portfolio[], portfolio: Portfolio, close: number): void {
  const at = placeOf(front, portfolio.cost);
  const before = front[at - 1];
  if (before !== undefined && before.loss <= portfolio.loss + close) return;
  let end = at;
  while (end < front.length && (front[end]?.loss ?? 0) >= portfolio.loss - close) end += 1;
  const begin = before !== undefined && before.cost === portfolio.cost ? at - 1 : at;
  front.splice(begin, end - begin, portfolio);
}

/** The place after all sets that cost at most so much. */
export function placeOf(front: readonly Portfolio[], cost: number): number {
  let low = 0;
  let high = front.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((front[middle]?.cost ?? 0) <= cost) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The best set of a front for a budget; the front begins with the empty one. */
export function bestWithin(front: readonly Portfolio[], limit: number): Portfolio | undefined {
  return front[placeOf(front, limit) - 1];
}
