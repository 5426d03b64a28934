import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LossScenario } from '../../../model/loss.ts';
import { distributionOf } from '../distribution/distribution.ts';
import { poissonChance } from '../distribution/poisson.ts';
import { anyScenario } from '../quantity.fixture.ts';
import { FAIR, REGISTER, scenario } from '../register.fixture.ts';
import { exactLoss } from './exact-loss.ts';
import type { Spectrum } from './fft.ts';
import { meanLoss } from './part.ts';
import { exceedanceOf, quantileOf, shortfallOf } from './read-curve.ts';

describe('exactLoss', () => {
  test('gives the published figures of the VirtEngine register', () => {
    const exact = exactLoss(REGISTER);
    expect(exact.noLoss).toBeCloseTo(0.158456, 6);
    expect(exact.expected / 715_594).toBeCloseTo(1, 5);
    const published = [
      [0.9, 1_963_375],
      [0.95, 4_109_500],
      [0.99, 9_267_875],
      [0.999, 18_378_875],
    ] as const;
    for (const [p, loss] of published) expect(Math.abs(quantileOf(exact, p) / loss - 1)).toBeLessThan(2e-5);
    expect(1 - (exact.cumulative.at(-1) ?? 0)).toBeLessThan(3e-6);
  });

  test('is moved by less than a ten thousandth when the grid is halved', () => {
    const exact = exactLoss(REGISTER);
    const { step, cells } = exact.grid;
    const coarse = exactLoss(REGISTER, { grid: { step: 2 * step, cells: cells / 2 } });
    for (const p of [0.5, 0.9, 0.95, 0.99, 0.999]) {
      const moved = Math.abs(quantileOf(coarse, p) / quantileOf(exact, p) - 1);
      expect(moved).toBeLessThan(p === 0.5 ? 2e-3 : 1e-4);
    }
  });

  test('uses the transforms of an earlier call and gives the same', () => {
    const transforms = new Map<string, Spectrum>();
    const { grid } = exactLoss(REGISTER, { transforms });
    const moved = REGISTER.map((one, index) => (index === 0 ? scenario(one.id, 0.2, one.primary) : one));
    const known = transforms.size;
    const quick = exactLoss(moved, { transforms, grid });
    expect(transforms.size).toBe(known);
    expect(quick.cumulative).toEqual(exactLoss(moved, { grid }).cumulative);
    expect(quantileOf(quick, 0.95)).toBeGreaterThan(quantileOf(exactLoss(REGISTER), 0.95));
  });

  test('does not let independent threats come together: three at 10 %', () => {
    const three = ['a', 'b', 'c'].map((id) => scenario(id, -Math.log(0.9), { kind: 'interval', low: 1e4, high: 1e5 }));
    expect(exactLoss(three).noLoss).toBeCloseTo(0.729, 12);
  });

  test('has years without a loss where rate times loss has none', () => {
    const compound: LossScenario = {
      id: 'x',
      title: 'x',
      rate: { frequency: { kind: 'pert', min: 0.1, likely: 0.3, max: 0.7 } },
      primary: { kind: 'interval', low: 1e4, high: 1e6 },
    };
    const exact = exactLoss([compound]);
    // Published from a simulation, good to 1 %.
    expect(exact.noLoss / 0.7215).toBeCloseTo(1, 2);
    const published = [
      [0.9, 207_800],
      [0.95, 449_000],
      [0.99, 1_471_000],
      [0.999, 4_820_000],
    ] as const;
    for (const [p, loss] of published) expect(Math.abs(quantileOf(exact, p) / loss - 1)).toBeLessThan(0.01);
    expect(exact.expected / 89_100).toBeCloseTo(1, 1);
  });

  test('has the mean of the published FAIR model', () => {
    const exact = exactLoss([FAIR]);
    expect(exact.expected).toBeCloseTo(17_308_359, 0);
    const { cumulative, grid } = exact;
    const mean = cumulative.reduce((sum, below) => sum + (1 - below) * grid.step, 0);
    expect(mean / exact.expected).toBeCloseTo(1, 4);
  });

  test('is the brute-force sum over the numbers of events on a small grid', () => {
    const sizes = [3, 7] as const;
    const rates = [0.8, 1.4] as const;
    const scenarios = sizes.map((value, index) => scenario(`s${index}`, rates[index] ?? 0, { kind: 'exactly', value }));
    const exact = exactLoss(scenarios, { grid: { step: 1, cells: 128 } });
    for (let loss = 0; loss < 100; loss += 1) {
      let chance = 0;
      for (let n = 0; 3 * n <= loss; n += 1) {
        for (let m = 0; 3 * n + 7 * m <= loss; m += 1)
          chance += poissonChance(n, rates[0]) * poissonChance(m, rates[1]);
      }
      expect(exact.cumulative[loss]).toBeCloseTo(chance, 9);
    }
  });

  test('mixes uncertain rates as the sum over many certain ones does', () => {
    const rate = { kind: 'interval', low: 0.2, high: 5 } as const;
    const grid = { step: 1, cells: 256 };
    const primary = { kind: 'exactly', value: 2 } as const;
    const mixed = exactLoss([{ ...scenario('x', 1, primary), rate: { frequency: rate } }], { grid });
    const { quantile } = distributionOf(rate);
    const sums = new Float64Array(100);
    const parts = 4000;
    for (let part = 0; part < parts; part += 1) {
      const often = quantile((part + 0.5) / parts);
      for (let n = 0, sum = 0; 2 * n < 100; n += 1) {
        sum += poissonChance(n, often) / parts;
        sums[2 * n] = (sums[2 * n] ?? 0) + sum;
      }
    }
    for (let loss = 0; loss < 60; loss += 2) expect(mixed.cumulative[loss]).toBeCloseTo(sums[loss] ?? 0, 4);
  });

  test('does not depend on the order of the scenarios, and has the mean of its parts', () => {
    fc.assert(
      fc.property(anyScenario('a'), anyScenario('b'), anyScenario('c'), (a, b, c) => {
        const one = exactLoss([a, b, c], { cells: 2048 });
        const other = exactLoss([c, a, b], { cells: 2048 });
        expect(other).toEqual(one);
        expect(one.expected / (meanLoss(a) + meanLoss(b) + meanLoss(c))).toBeCloseTo(1, 9);
        const { cumulative, grid } = one;
        const mean = cumulative.reduce((sum, below) => sum + (1 - below) * grid.step, 0);
        expect(mean / one.expected).toBeCloseTo(1, 2);
        for (let k = 1; k < grid.cells; k += 1)
          expect(cumulative[k] ?? 0).toBeGreaterThanOrEqual(cumulative[k - 1] ?? 0);
      }),
      { numRuns: 8 },
    );
  });

  test('of nothing, or of what never costs anything, is no loss', () => {
    const never = scenario('never', 0, { kind: 'interval', low: 1, high: 2 });
    const free = scenario('free', 3, { kind: 'exactly', value: 0 });
    for (const scenarios of [[], [never], [free], [never, free]]) {
      const exact = exactLoss(scenarios);
      expect(exact).toMatchObject({ expected: 0, noLoss: 1 });
      expect(quantileOf(exact, 0.999)).toBe(0);
      expect(exceedanceOf(exact, 0)).toBe(0);
      expect(shortfallOf(exact, 0.99)).toBe(0);
    }
  });

  test('keeps losses of a billion apart from losses of a cent', () => {
    const scenarios = [
      scenario('huge', 0.01, { kind: 'exactly', value: 1e12 }),
      scenario('tiny', 2, { kind: 'exactly', value: 0.01 }),
    ];
    const exact = exactLoss(scenarios);
    expect(exact.expected).toBeCloseTo(1e10 + 0.02, 3);
    expect(exact.noLoss).toBeCloseTo(Math.exp(-2.01), 12);
    expect(quantileOf(exact, 0.999) / 1e12).toBeCloseTo(1, 2);
  });

  test('refuses what cannot be', () => {
    expect(() => exactLoss([scenario('x', 1, { kind: 'pert', min: 3, likely: 2, max: 1 })])).toThrow(
      /min <= likely <= max/,
    );
    expect(() => exactLoss([scenario('x', Number.NaN, { kind: 'exactly', value: 1 })])).toThrow(RangeError);
    expect(() => exactLoss([scenario('x', 1e9, { kind: 'exactly', value: 1 })])).toThrow(
      /at most 20000 events a year, found 1000000000/,
    );
    expect(() => exactLoss([scenario('x', 15_000, { kind: 'exactly', value: 1 })], { commonFactor: 2 })).toThrow(
      /at most 20000 events a year/,
    );
    expect(() => exactLoss(REGISTER, { commonFactor: 0.5 })).toThrow(/from 1 to 1000/);
  });
});

describe('exactLoss with a common factor', () => {
  test('leaves the mean as it is and makes both good and bad years likelier', () => {
    const alone = exactLoss(REGISTER);
    const together = exactLoss(REGISTER, { commonFactor: 3, cells: 8192 });
    expect(together.expected).toBeCloseTo(alone.expected, 3);
    expect(together.noLoss).toBeGreaterThan(alone.noLoss);
    expect(quantileOf(together, 0.999)).toBeGreaterThan(quantileOf(alone, 0.999));
    const { cumulative, grid } = together;
    expect(cumulative.reduce((sum, below) => sum + (1 - below) * grid.step, 0) / alone.expected).toBeCloseTo(1, 3);
  });
});

describe('shortfallOf', () => {
  test('is the mean of the curve beyond the quantile', () => {
    const exact = exactLoss(REGISTER);
    for (const p of [0.1, 0.5, 0.9, 0.95, 0.99]) {
      let sum = 0;
      const parts = 2000;
      for (let part = 0; part < parts; part += 1) sum += quantileOf(exact, p + (1 - p) * ((part + 0.5) / parts));
      expect(shortfallOf(exact, p) / (sum / parts)).toBeCloseTo(1, 2);
    }
  });
});

describe('exceedanceOf', () => {
  test('undoes the quantile', () => {
    const exact = exactLoss(REGISTER);
    for (const p of [0.2, 0.5, 0.9, 0.99, 0.9999])
      expect(exceedanceOf(exact, quantileOf(exact, p))).toBeCloseTo(1 - p, 9);
    expect(exceedanceOf(exact, -1)).toBe(1);
    expect(exceedanceOf(exact, 0)).toBeCloseTo(1 - exact.noLoss, 9);
  });
});
