/**
 * Correlation by one common factor: each year all rates of all threats are multiplied by the same number, drawn anew
 * for the year. It is lognormal with mean 1, so that the expected loss stays the same, and one year in 20 it is
 * `commonFactor` times its middle. Given the factor the threats are independent.
 * @module
 */
import { type Distribution, lognormal, Z95 } from './distribution/distribution.ts';
import { type Nodes, nodesFor, nodesOf } from './distribution/nodes.ts';

/** More than this no year differs from the next. */
const MOST = 1000;

/**
 * The distribution of the factor; undefined for 1, which leaves the threats independent.
 *
 * @throws {RangeError} unless it is from 1 to 1000
 */
export function commonFactorOf(commonFactor: number): Distribution | undefined {
  if (!(commonFactor >= 1 && commonFactor <= MOST)) {
    throw new RangeError(`Cannot use the common factor ${commonFactor}: expected a number from 1 to ${MOST}`);
  }
  const sigma = Math.log(commonFactor) / Z95;
  return sigma === 0 ? undefined : lognormal(-(sigma ** 2) / 2, sigma);
}

/** The factor as values with weights, in a year with so many events. */
export function commonFactors(commonFactor: number, events: number): Nodes {
  const distribution = commonFactorOf(commonFactor);
  if (distribution === undefined) return { values: Float64Array.of(1), weights: Float64Array.of(1) };
  return nodesOf(distribution, nodesFor(distribution, events));
}
