/**
 * What simulated years say, each figure with an interval that holds its true value with the confidence asked for.
 * @module
 */
import type { Estimate } from '../../../model/loss.ts';
import { normalQuantile } from '../distribution/normal.ts';

/** Simulated years, the mildest first. */
export interface SortedYears {
  readonly sorted: Float64Array;
  readonly mean: number;
  readonly deviation: number;
  /** How many years lose nothing. */
  readonly none: number;
}

/** Sorts years; the given ones stay as they are. */
export function sortedYears(losses: Float64Array): SortedYears {
  const sorted = losses.slice().sort();
  const mean = sorted.reduce((sum, loss) => sum + loss, 0) / sorted.length;
  const square = sorted.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / sorted.length;
  const first = sorted.findIndex((loss) => loss > 0);
  return { sorted, mean, deviation: Math.sqrt(square), none: first === -1 ? sorted.length : first };
}

/** The half width of an interval in standard errors, so that so many of them hold at once with the confidence. */
export function widthFor(confidence: number, figures: number): number {
  return normalQuantile(1 - (1 - confidence) / (2 * Math.max(1, figures)));
}

/** The mean of a year, by the central limit theorem. */
export function meanOf({ mean, deviation, sorted }: SortedYears, width: number): Estimate {
  const error = (width * deviation) / Math.sqrt(sorted.length);
  return { value: mean, low: Math.max(0, mean - error), high: mean + error };
}

/** The share of the years without a loss, by E. B. Wilson (1927). */
export function noneOf({ none, sorted }: SortedYears, width: number): Estimate {
  const n = sorted.length;
  const share = none / n;
  const z = width ** 2 / n;
  const middle = (share + z / 2) / (1 + z);
  const error = (width * Math.sqrt((share * (1 - share)) / n + z / (4 * n))) / (1 + z);
  // Rounding must not take the ends away from a share of nothing or of all.
  const low = share === 0 ? 0 : Math.max(0, middle - error);
  return { value: share, low, high: share === 1 ? 1 : Math.min(1, middle + error) };
}

/**
 * A quantile, between two of the sorted years: whatever the distribution, so many years lie below it as a binomial
 * number says. Without an upper year the interval is open.
 */
export function quantileIn({ sorted }: SortedYears, p: number, width: number): Estimate {
  const n = sorted.length;
  const reach = width * Math.sqrt(n * p * (1 - p));
  const at = (place: number): number => sorted[place] ?? (place < 0 ? 0 : Number.POSITIVE_INFINITY);
  return {
    value: at(Math.ceil(n * p) - 1),
    low: at(Math.floor(n * p - reach) - 1),
    high: at(Math.ceil(n * p + reach)),
  };
}

/** The mean of the years beyond a quantile, by its influence function. */
export function shortfallIn({ sorted }: SortedYears, p: number, width: number): Estimate {
  const n = sorted.length;
  const first = Math.ceil(n * p) - 1;
  const quantile = sorted[first] ?? 0;
  let sum = 0;
  let square = 0;
  for (let place = first; place < n; place += 1) {
    const over = ((sorted[place] ?? 0) - quantile) / (1 - p);
    sum += over;
    square += over ** 2;
  }
  const mean = sum / n;
  const error = width * Math.sqrt(Math.max(0, square / n - mean ** 2) / n);
  return { value: quantile + mean, low: Math.max(0, quantile + mean - error), high: quantile + mean + error };
}

/** The share of the years that lose more than an amount. */
export function shareAbove({ sorted }: SortedYears, loss: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > loss) high = middle;
    else low = middle + 1;
  }
  return 1 - low / sorted.length;
}
