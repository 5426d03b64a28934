/**
 * Losses on a grid, to and from their transforms.
 *
 * A transform of n cells takes what lies beyond the last cell for something near the first one. To keep that out, each
 * cell is scaled down by a constant more than the one before, and the result is scaled back (exponential tilting).
 *
 * Grübel, Hermesmeier: Computation of compound distributions I: aliasing errors and exponential tilting (1999).
 * @module
 */
import { type Spectrum, signalOf, spectrumOf } from './fft.ts';

/** Losses 0, step, 2 step ... */
export interface Grid {
  readonly step: number;
  /** A power of 2. */
  readonly cells: number;
}

/** How much is scaled down over the whole grid: what comes round from beyond it is scaled by exp(-10). */
const TILT = 10;

/** The tilted transform of the chances of each cell; they are used up. */
export function transformed(chances: Float64Array): Spectrum {
  const { length } = chances;
  for (let k = 0; k < length; k += 1) chances[k] = (chances[k] ?? 0) * Math.exp((-TILT * k) / length);
  return spectrumOf(chances);
}

/** The chances of a tilted transform, each added to those before it. */
export function cumulated(transform: Spectrum): Float64Array {
  const chances = signalOf(transform);
  const { length } = chances;
  let sum = 0;
  for (let k = 0; k < length; k += 1) {
    sum += Math.max(0, (chances[k] ?? 0) * Math.exp((TILT * k) / length));
    chances[k] = Math.min(1, sum);
  }
  return chances;
}
