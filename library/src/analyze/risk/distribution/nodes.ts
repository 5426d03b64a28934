/**
 * A distribution as a few values with weights, for integrals over it: the trapezoid rule over the normal scale, on
 * which every distribution here is smooth and ends flat, so that the error shrinks faster than any power of the step.
 *
 * Takahasi, Mori: Double exponential formulas for numerical integration (1974), for the idea.
 * @module
 */
import type { Distribution } from './distribution.ts';
import { normalCdf } from './normal.ts';

/** Values and their weights, which add up to 1. */
export interface Nodes {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/** What lies beyond so many deviations weighs less than 1e-10. */
const REACH = 6.5;

/** So many values of a distribution; one when it is certain. */
export function nodesOf(distribution: Distribution, count: number): Nodes {
  if (distribution.variance === 0) return { values: Float64Array.of(distribution.mean), weights: Float64Array.of(1) };
  const values = new Float64Array(count);
  const weights = new Float64Array(count);
  let sum = 0;
  for (let node = 0; node < count; node += 1) {
    const z = REACH * ((2 * node) / (count - 1) - 1);
    const weight = Math.exp((-z * z) / 2);
    values[node] = distribution.quantile(normalCdf(z));
    weights[node] = weight;
    sum += weight;
  }
  for (let node = 0; node < count; node += 1) weights[node] = (weights[node] ?? 0) / sum;
  return { values, weights };
}

/** How many values it takes so that years of different values overlap, when so many events are expected. */
export function nodesFor(distribution: Distribution, events: number): number {
  const spread = Math.sqrt(distribution.variance) / (distribution.mean || 1);
  return Math.min(1024, Math.ceil(40 + 2 * REACH * spread * Math.sqrt(events)));
}
