/**
 * The normal distribution.
 *
 * Cumulative function: the rational approximation of J. F. Hart (Computer Approximations, 1968) in the form of G. West
 * (Better Approximations to Cumulative Normal Functions, 2005), good to 1e-15.
 * @module
 */

const NUMERATOR = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
  220.206867912376,
] as const;
const DENOMINATOR = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
] as const;

/** The chance that a standard normal number is at most `z`. */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  const tail = x > 38 ? 0 : Math.exp((-x * x) / 2) * millsRatio(x);
  return z > 0 ? 1 - tail : tail;
}

/** The upper tail divided by `exp(-x^2 / 2)`. */
function millsRatio(x: number): number {
  if (x < Math.SQRT1_2 * 10) return horner(NUMERATOR, x) / horner(DENOMINATOR, x);
  return 1 / ((x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) * Math.sqrt(2 * Math.PI));
}

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

/**
 * The number that a standard normal one is at most with the chance `p`, 0 < p < 1.
 *
 * A first guess by Abramowitz and Stegun 26.2.23, made exact by Halley's method.
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  const t = Math.sqrt(-2 * Math.log(p));
  let z = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let step = 0; step < 3; step += 1) {
    const error = (normalCdf(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
    z -= error / (1 + (z * error) / 2);
  }
  return z;
}
