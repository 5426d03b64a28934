/**
 * Quantities as distributions, in closed form.
 * @module
 */
import { unreachable } from '../../../kit/unreachable.ts';
import type { Quantity } from '../../../model/loss.ts';
import { betaOf } from './beta.ts';
import { normalCdf, normalQuantile } from './normal.ts';

/** How likely each value of an uncertain number is. No value is below 0. */
export interface Distribution {
  readonly mean: number;
  readonly variance: number;
  /** The smallest and the largest value; infinite where there is none. */
  readonly min: number;
  readonly max: number;
  /** The chance of at most x. */
  cdf(x: number): number;
  /** The mean over the cases of at most x: the integral of t f(t) up to x. */
  partialMean(x: number): number;
  /** The value that is reached with the chance p. */
  quantile(p: number): number;
}

/** The 95 % point of the standard normal distribution. */
export const Z95 = 1.6448536269514722;

/** The largest amount that is computed with; beyond it sums lose their cents. */
const MOST = 1e15;

/** Why a quantity cannot be; undefined when it can. */
export function quantityProblem(quantity: Quantity): string | undefined {
  const { kind, ...numbers } = quantity;
  const wrong = Object.values(numbers).find((number) => !(number >= 0 && number <= MOST));
  if (wrong !== undefined) return `expected numbers from 0 to ${MOST}, found ${wrong}`;
  switch (kind) {
    case 'exactly':
      return undefined;
    case 'uniform':
      return quantity.from < quantity.to ? undefined : `expected from < to, found ${quantity.from} and ${quantity.to}`;
    case 'interval':
      if (quantity.low > 0 && quantity.low < quantity.high) return undefined;
      return `expected 0 < low < high, found ${quantity.low} and ${quantity.high}`;
    case 'pert': {
      const { min, likely, max } = quantity;
      if (min <= likely && likely <= max && min < max) return undefined;
      return `expected min <= likely <= max and min < max, found ${min}, ${likely} and ${max}`;
    }
    default:
      return unreachable(kind);
  }
}

/**
 * The distribution of a quantity.
 *
 * @throws {RangeError} when its parameters are impossible
 */
export function distributionOf(quantity: Quantity): Distribution {
  const problem = quantityProblem(quantity);
  if (problem !== undefined) throw new RangeError(`Cannot use the ${quantity.kind} quantity: ${problem}`);
  switch (quantity.kind) {
    case 'exactly':
      return point(quantity.value);
    case 'uniform':
      return uniform(quantity.from, quantity.to);
    case 'interval': {
      const { low, high } = quantity;
      return lognormal((Math.log(low) + Math.log(high)) / 2, Math.log(high / low) / (2 * Z95));
    }
    case 'pert':
      return pert(quantity.min, quantity.likely, quantity.max);
    default:
      return unreachable(quantity);
  }
}

function point(value: number): Distribution {
  return {
    mean: value,
    variance: 0,
    min: value,
    max: value,
    cdf: (x) => (x >= value ? 1 : 0),
    partialMean: (x) => (x >= value ? value : 0),
    quantile: () => value,
  };
}

function uniform(from: number, to: number): Distribution {
  const width = to - from;
  const inside = (x: number): number => Math.min(to, Math.max(from, x));
  return {
    mean: (from + to) / 2,
    variance: width ** 2 / 12,
    min: from,
    max: to,
    cdf: (x) => (inside(x) - from) / width,
    partialMean: (x) => ((inside(x) - from) * (inside(x) + from)) / (2 * width),
    quantile: (p) => from + width * p,
  };
}

/** The exponential of a normal number of mean `mu` and deviation `sigma`. */
export function lognormal(mu: number, sigma: number): Distribution {
  const mean = Math.exp(mu + sigma ** 2 / 2);
  const standard = (x: number): number => (Math.log(x) - mu) / sigma;
  return {
    mean,
    variance: mean ** 2 * Math.expm1(sigma ** 2),
    min: 0,
    max: Number.POSITIVE_INFINITY,
    cdf: (x) => (x <= 0 ? 0 : normalCdf(standard(x))),
    partialMean: (x) => (x <= 0 ? 0 : mean * normalCdf(standard(x) - sigma)),
    quantile: (p) => Math.exp(mu + sigma * normalQuantile(p)),
  };
}

/** Beta-PERT with the usual weight of 4: mean (min + 4 likely + max) / 6. */
function pert(min: number, likely: number, max: number): Distribution {
  const width = max - min;
  const beta = betaOf(1 + (4 * (likely - min)) / width, 1 + (4 * (max - likely)) / width);
  const mean = (min + 4 * likely + max) / 6;
  const share = (x: number): number => (x - min) / width;
  return {
    mean,
    variance: ((mean - min) * (max - mean)) / 7,
    min,
    max,
    cdf: (x) => beta.cdf(share(x)),
    partialMean: (x) => min * beta.cdf(share(x)) + width * beta.partialMean(share(x)),
    quantile: (p) => min + width * beta.quantile(p),
  };
}
