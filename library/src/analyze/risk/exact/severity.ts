/**
 * What one event costs, on a grid: primary loss, and with a chance the secondary forms on top.
 * @module
 */
import type { LossScenario, Quantity } from '../../../model/loss.ts';
import { type Distribution, distributionOf } from '../distribution/distribution.ts';
import type { Spectrum } from './fft.ts';
import { type Grid, transformed } from './grid.ts';

/** The part of a scenario that decides what one event costs. */
export interface Severity {
  readonly primary: LossScenario['primary'];
  readonly secondary?: LossScenario['secondary'] | undefined;
}

/** Moments of the loss of one event: its mean, the mean of its square, and the chance that it is nothing. */
export interface SeverityMoments {
  readonly mean: number;
  readonly square: number;
  readonly none: number;
}

/** The moments of a severity, in closed form. */
export function severityMoments({ primary, secondary }: Severity): SeverityMoments {
  const first = distributionOf(primary);
  const none = first.max === 0 ? 1 : 0;
  if (secondary === undefined) return { mean: first.mean, square: first.variance + first.mean ** 2, none };
  const chance = distributionOf(secondary.chance).mean;
  const forms = Object.values(secondary.forms).map(distributionOf);
  const mean = forms.reduce((sum, form) => sum + form.mean, 0);
  const square = forms.reduce((sum, form) => sum + form.variance, 0) + mean ** 2;
  const nothing = forms.every(({ max }) => max === 0);
  return {
    mean: first.mean + chance * mean,
    square: first.variance + first.mean ** 2 + 2 * first.mean * chance * mean + chance * square,
    none: nothing ? none : none * (1 - chance),
  };
}

/** The transform of a severity on a grid. */
export function severitySpectrum({ primary, secondary }: Severity, grid: Grid): Spectrum {
  const onGrid = (quantity: Quantity): Spectrum => transformed(massesOf(distributionOf(quantity), grid));
  const { real, imaginary } = onGrid(primary);
  if (secondary === undefined) return { real, imaginary };
  const chance = distributionOf(secondary.chance).mean;
  const forms = Object.values(secondary.forms).map(onGrid);
  for (let j = 0; j < real.length; j += 1) {
    let a = chance;
    let b = 0;
    for (const form of forms) {
      const c = form.real[j] ?? 0;
      const d = form.imaginary[j] ?? 0;
      [a, b] = [a * c - b * d, a * d + b * c];
    }
    a += 1 - chance;
    const c = real[j] ?? 0;
    const d = imaginary[j] ?? 0;
    real[j] = a * c - b * d;
    imaginary[j] = a * d + b * c;
  }
  return { real, imaginary };
}

/**
 * The chances of the losses of a grid: what lies between two of them is shared out between both so that the mean
 * stays exact. What lies beyond the grid is left out.
 */
export function massesOf(distribution: Distribution, { step, cells }: Grid): Float64Array {
  const masses = new Float64Array(cells);
  const first = Math.min(cells - 1, Math.max(0, Math.ceil(distribution.min / step) - 1));
  let below = distribution.cdf(first * step);
  let partial = distribution.partialMean(first * step);
  masses[first] = below;
  for (let k = first; k + 1 < cells && below < 1; k += 1) {
    const reached = distribution.cdf((k + 1) * step);
    const sum = distribution.partialMean((k + 1) * step);
    const chance = reached - below;
    const upper = Math.min(chance, Math.max(0, (sum - partial) / step - k * chance));
    masses[k] = (masses[k] ?? 0) + chance - upper;
    masses[k + 1] = upper;
    below = reached;
    partial = sum;
  }
  return masses;
}
