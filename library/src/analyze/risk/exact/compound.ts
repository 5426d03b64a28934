/**
 * The transform of the loss of a year from the transforms of single events: at the rate r it is
 * `exp(r (severity - 1))`, and independent threats multiply.
 * @module
 */
import type { Nodes } from '../distribution/nodes.ts';
import { type Spectrum, spectrum } from './fft.ts';
import type { Part } from './part.ts';
import { eventCounts } from './rates.ts';

/** Chances below this are left out. */
const NEGLIGIBLE = 1e-12;

/**
 * The transform of the loss of a year.
 *
 * @param severities the transform of one event of each part
 * @param common the common factor of all rates; the result is the mean over it
 */
export function compound(parts: readonly Part[], severities: readonly Spectrum[], common: Nodes): Spectrum {
  const highest = (severities[0]?.real.length ?? 1) - 1;
  const exponent = fixedExponent(parts, severities, spectrum(highest));
  const total = spectrum(highest);
  for (const [node, times] of common.values.entries()) {
    const weight = common.weights[node] ?? 0;
    const product = exponential(exponent, times, weight);
    // A year that hardly ever comes need not be known as well as the others.
    const year = { times, negligible: Math.min(1e-4, NEGLIGIBLE / weight) };
    for (const [index, part] of parts.entries()) {
      const severity = severities[index];
      if (!part.fixed && severity !== undefined) multiplyBySum(product, severity, eventCounts(part.rates, year));
    }
    for (let j = 0; j <= highest; j += 1) {
      total.real[j] = (total.real[j] ?? 0) + (product.real[j] ?? 0);
      total.imaginary[j] = (total.imaginary[j] ?? 0) + (product.imaginary[j] ?? 0);
    }
  }
  return total;
}

/** The sum of rate (severity - 1) over the parts with a fixed rate. */
function fixedExponent(
  parts: readonly Part[],
  severities: readonly Spectrum[],
  { real, imaginary }: Spectrum,
): Spectrum {
  for (const [index, { fixed, rates }] of parts.entries()) {
    const severity = severities[index];
    if (!fixed || severity === undefined) continue;
    const rate = rates.values[0] ?? 0;
    for (let j = 0; j < real.length; j += 1) {
      real[j] = (real[j] ?? 0) + rate * ((severity.real[j] ?? 0) - 1);
      imaginary[j] = (imaginary[j] ?? 0) + rate * (severity.imaginary[j] ?? 0);
    }
  }
  return { real, imaginary };
}

function exponential(exponent: Spectrum, times: number, weight: number): Spectrum {
  const { real, imaginary } = spectrum(exponent.real.length - 1);
  for (let j = 0; j < real.length; j += 1) {
    const size = weight * Math.exp(times * (exponent.real[j] ?? 0));
    const angle = times * (exponent.imaginary[j] ?? 0);
    real[j] = size * Math.cos(angle);
    imaginary[j] = size * Math.sin(angle);
  }
  return { real, imaginary };
}

/** Multiplies by the sum of chance[n] severity^n, from the highest power down. */
function multiplyBySum(product: Spectrum, severity: Spectrum, chances: Float64Array): void {
  const highest = chances.length - 1;
  for (let j = 0; j < product.real.length; j += 1) {
    const x = severity.real[j] ?? 0;
    const y = severity.imaginary[j] ?? 0;
    let a = chances[highest] ?? 0;
    let b = 0;
    for (let n = highest - 1; n >= 0; n -= 1) {
      const real = a * x - b * y + (chances[n] ?? 0);
      b = a * y + b * x;
      a = real;
    }
    const c = product.real[j] ?? 0;
    const d = product.imaginary[j] ?? 0;
    product.real[j] = a * c - b * d;
    product.imaginary[j] = a * d + b * c;
  }
}
