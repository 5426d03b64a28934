/**
 * The beta distribution, as far as PERT needs it: both parameters at least 1.
 * @module
 */

/** Coefficients of the approximation of C. Lanczos (1964), g = 7. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** The logarithm of the gamma function, x > 0. */
export function logGamma(x: number): number {
  const shifted = x - 1;
  const t = shifted + 7.5;
  const sum = LANCZOS.reduce(
    (total, coefficient, index) => total + (index === 0 ? coefficient : coefficient / (shifted + index)),
    0,
  );
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** A beta distribution on 0 to 1. */
export interface Beta {
  /** The chance of at most x. */
  cdf(x: number): number;
  /** The mean over the cases of at most x: the integral of t f(t) from 0 to x. */
  partialMean(x: number): number;
  /** The x that is reached with the chance p. */
  quantile(p: number): number;
}

/** Makes a beta distribution. */
export function betaOf(alpha: number, beta: number): Beta {
  const logBeta = logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta);
  const scale = Math.exp(-logBeta);
  /** x^alpha (1-x)^beta / B(alpha, beta) */
  const front = (x: number): number => Math.exp(alpha * Math.log(x) + beta * Math.log1p(-x)) * scale;
  const density = (x: number): number => front(x) / (x * (1 - x));

  function cdf(x: number): number {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const below = x < (alpha + 1) / (alpha + beta + 2);
    const tail = below
      ? (front(x) * fraction(alpha, beta, x)) / alpha
      : (front(x) * fraction(beta, alpha, 1 - x)) / beta;
    return below ? tail : 1 - tail;
  }

  /** I(alpha + 1, beta) from I(alpha, beta), DLMF 8.17.20. */
  function partialMean(x: number): number {
    if (x <= 0) return 0;
    const mean = alpha / (alpha + beta);
    return x >= 1 ? mean : mean * (cdf(x) - front(x) / alpha);
  }

  /** Newton's method, kept inside a bracket that halves whenever a step would leave it. */
  function quantile(p: number): number {
    if (p <= 0) return 0;
    if (p >= 1) return 1;
    let low = 0;
    let high = 1;
    // Near its ends the distribution is a power of x.
    const mean = alpha / (alpha + beta);
    const first = Math.exp((Math.log(p * alpha) + logBeta) / alpha);
    const last = Math.exp((Math.log((1 - p) * beta) + logBeta) / beta);
    let x = first < mean / 2 ? first : last < (1 - mean) / 2 ? 1 - last : mean;
    for (let step = 0; step < 80; step += 1) {
      const error = cdf(x) - p;
      if (error > 0) high = x;
      else low = x;
      const next = x - error / density(x);
      const moved = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(moved - x) <= 1e-12 * moved) return moved;
      x = moved;
    }
    return x;
  }

  return { cdf, partialMean, quantile };
}

/** The continued fraction of the incomplete beta function, DLMF 8.17.22, by the method of Lentz. */
function fraction(alpha: number, beta: number, x: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((alpha + beta) * x) / (alpha + 1), tiny);
  let value = d;
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (beta - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    value *= c * d;
    const odd = (-(alpha + m) * (alpha + beta + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return value;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
