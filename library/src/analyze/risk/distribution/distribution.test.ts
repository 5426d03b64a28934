import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quantity } from '../../../model/loss.ts';
import { anyQuantity } from '../quantity.fixture.ts';
import { betaOf, logGamma } from './beta.ts';
import { distributionOf, quantityProblem } from './distribution.ts';
import { nodesOf } from './nodes.ts';
import { poissonChance } from './poisson.ts';

const pert = (min: number, likely: number, max: number): Quantity => ({ kind: 'pert', min, likely, max });
const interval = (low: number, high: number): Quantity => ({ kind: 'interval', low, high });

describe('distributionOf', () => {
  test('reads a 90 % interval as a lognormal, as published', () => {
    const small = distributionOf(interval(1, 10));
    expect(small.cdf(1)).toBeCloseTo(0.05, 12);
    expect(small.cdf(10)).toBeCloseTo(0.95, 12);
    expect(small.mean).toBeCloseTo(4.040012826945718, 12);
    expect(distributionOf(interval(635_000, 19_000_000)).mean).toBeCloseTo(5_922_706.83351131, 4);
    const middle = distributionOf(interval(1e5, 1e6));
    expect(middle.mean).toBeCloseTo(404_001.283, 2);
    expect(middle.quantile(0.5)).toBeCloseTo(316_227.766, 2);
    expect(middle.quantile(0.99)).toBeCloseTo(1_611_237.428, 2);
  });

  test.each([
    [0, 10, 100, 23.3333, 15.986105, [2.9998, 20.2665, 54.2074, 68.2039]],
    [200, 1000, 3000, 1200, 507.0926, [undefined, undefined, 2109.5686]],
    [15_000, 25_000, 50_000, 27_500, 6338.6569, [undefined, undefined, 38_869.6075]],
  ])('reads PERT (%d, %d, %d) as a beta distribution, as published', (min, likely, max, mean, deviation, points) => {
    const distribution = distributionOf(pert(min, likely, max));
    expect(distribution.mean).toBeCloseTo(mean, 4);
    expect(Math.sqrt(distribution.variance)).toBeCloseTo(deviation, 4);
    for (const [index, p] of [0.05, 0.5, 0.95, 0.99].entries()) {
      const point = points[index];
      if (point !== undefined) expect(distribution.quantile(p)).toBeCloseTo(point, 3);
    }
  });

  test('has the moments of its density', () => {
    fc.assert(
      fc.property(anyQuantity(), (quantity) => {
        const distribution = distributionOf(quantity);
        const { values, weights } = nodesOf(distribution, 400);
        const mean = weights.reduce((sum, weight, node) => sum + weight * (values[node] ?? 0), 0);
        const variance = weights.reduce((sum, weight, node) => sum + weight * ((values[node] ?? 0) - mean) ** 2, 0);
        expect(mean / distribution.mean).toBeCloseTo(1, 6);
        if (distribution.variance > 0) expect(variance / distribution.variance).toBeCloseTo(1, 4);
      }),
      { numRuns: 60 },
    );
  });

  test('has a quantile function that undoes the cumulative one, and a partial mean that fits it', () => {
    fc.assert(
      fc.property(anyQuantity(), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (quantity, p) => {
        const distribution = distributionOf(quantity);
        if (distribution.variance === 0) return;
        const x = distribution.quantile(p);
        expect(distribution.cdf(x)).toBeCloseTo(p, 8);
        expect(distribution.partialMean(x)).toBeGreaterThanOrEqual(0);
        expect(distribution.partialMean(x)).toBeLessThanOrEqual(Math.min(distribution.mean, p * x) * (1 + 1e-9));
        expect(distribution.partialMean(distribution.quantile(1 - 1e-15)) / distribution.mean).toBeCloseTo(1, 6);
      }),
      { numRuns: 100 },
    );
  });

  test.each<[Quantity, RegExp]>([
    [pert(3, 2, 5), /min <= likely <= max/],
    [pert(1, 1, 1), /min < max/],
    [pert(Number.NaN, 2, 5), /expected numbers from 0 to 1000000000000000, found NaN/],
    [interval(0, 5), /0 < low < high/],
    [interval(5, 5), /0 < low < high/],
    [interval(1, Number.POSITIVE_INFINITY), /found Infinity/],
    [{ kind: 'exactly', value: -1 }, /found -1/],
    [{ kind: 'exactly', value: 1e16 }, /found 10000000000000000/],
    [{ kind: 'uniform', from: 2, to: 1 }, /from < to/],
  ])('refuses %j', (quantity, message) => {
    expect(quantityProblem(quantity)).toMatch(message);
    expect(() => distributionOf(quantity)).toThrow(RangeError);
  });
});

describe('betaOf', () => {
  test('is the polynomial it is for whole parameters', () => {
    const beta = betaOf(2, 3);
    for (const x of [0.1, 0.35, 0.5, 0.9]) {
      expect(beta.cdf(x)).toBeCloseTo(6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4, 13);
      expect(beta.partialMean(x)).toBeCloseTo(4 * x ** 3 - 6 * x ** 4 + 2.4 * x ** 5, 13);
    }
    expect(beta.cdf(-1)).toBe(0);
    expect(beta.cdf(2)).toBe(1);
    expect(beta.quantile(0)).toBe(0);
    expect(beta.quantile(1)).toBe(1);
  });
});

describe('poissonChance', () => {
  test('adds up to 1, and is the factorial formula', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 11);
    expect(poissonChance(3, 2)).toBeCloseTo((8 / 6) * Math.exp(-2), 14);
    expect(poissonChance(0, 0)).toBe(1);
    expect(poissonChance(1, 0)).toBe(0);
    let sum = 0;
    for (let n = 0; n < 200; n += 1) sum += poissonChance(n, 70);
    expect(sum).toBeCloseTo(1, 11);
  });
});
