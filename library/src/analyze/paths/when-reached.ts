/**
 * When a target is reached, from what sampling and computing found.
 * @module
 */
import type { TimeToCompromise } from '../../model/attack-path.ts';
import type { Bounds } from './reach-probability.ts';
import type { SampledTarget } from './sample-times.ts';

/** The days for which the chance of being reached is given. */
const MOMENTS = [1, 7, 30, 90, 180, 365];

/** Fewer tries than this say nothing about times. */
const FEWEST = 20;

/**
 * Puts the figures together.
 *
 * @param pace how many times as long the attacker takes as one of middling skill
 */
export function whenReached(
  { days }: SampledTarget,
  bounds: Bounds,
  { samples, pace }: { readonly samples: number; readonly pace: number },
): TimeToCompromise {
  const exact = bounds.high - bounds.low <= 1e-12;
  const sampled = days.length / samples;
  const at = (share: number): number => (days[Math.ceil(share * days.length) - 1] ?? 0) * pace;
  return {
    probability: exact ? bounds.low : Math.min(bounds.high, Math.max(bounds.low, sampled)),
    exact,
    bounds,
    time: days.length < FEWEST ? null : { p5: at(0.05), p50: at(0.5), p95: at(0.95) },
    curve: MOMENTS.map((moment) => ({ days: moment, probability: countUpTo(days, moment / pace) / samples })),
  };
}

/** How many of some rising numbers are at most so large. */
function countUpTo(rising: Float64Array, most: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
