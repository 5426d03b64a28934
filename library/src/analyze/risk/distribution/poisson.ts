/**
 * The Poisson distribution.
 * @module
 */
import { logGamma } from './beta.ts';

/** The chance of n events when `rate` are expected. */
export function poissonChance(n: number, rate: number): number {
  return rate === 0 ? Number(n === 0) : Math.exp(n * Math.log(rate) - rate - logGamma(n + 1));
}
