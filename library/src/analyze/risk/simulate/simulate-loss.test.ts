import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LossScenario, Quantity } from '../../../model/loss.ts';
import { vulnerability } from '../contest.ts';
import { distributionOf } from '../distribution/distribution.ts';
import { exactLoss } from '../exact/exact-loss.ts';
import { meanLoss } from '../exact/part.ts';
import { quantileOf, shortfallOf } from '../exact/read-curve.ts';
import { anyScenario } from '../quantity.fixture.ts';
import { FAIR, REGISTER, scenario } from '../register.fixture.ts';
import { meanOf, noneOf, quantileIn, shortfallIn, sortedYears, widthFor } from './order-statistics.ts';
import { planOf } from './plan.ts';
import { simulateLoss } from './simulate-loss.ts';
import { simulateProducts } from './simulate-products.ts';
import { simulateRange } from './simulate-range.ts';

const YEARS = 200_000;

/** How many standard errors a simulated mean lies from the true one. */
function deviations(losses: Float64Array, mean: number): number {
  const { value, high } = meanOf(sortedYears(losses), 1);
  return Math.abs(value - mean) / (high - value);
}

describe('simulateLoss', () => {
  test.each<[string, LossScenario, number]>([
    ['a lognormal at 0.1 a year', scenario('a', 0.1, { kind: 'interval', low: 1, high: 10 }), 0.4040012826945718],
    ['a lognormal at 3 a year', scenario('b', 3, { kind: 'interval', low: 1, high: 10 }), 12.120038480837177],
    ['a wide lognormal', scenario('c', 1, { kind: 'interval', low: 635_000, high: 19_000_000 }), 5_922_706.83351131],
    ['a lognormal of money', scenario('d', 2, { kind: 'interval', low: 1e5, high: 1e6 }), 2 * 404_001.283],
    ['a PERT', scenario('e', 5, { kind: 'pert', min: 0, likely: 10, max: 100 }), 5 * 23.33333],
    ['a PERT of money', scenario('f', 40, { kind: 'pert', min: 15_000, likely: 25_000, max: 50_000 }), 40 * 27_500],
  ])('has the published mean of %s', (_, one, mean) => {
    expect(deviations(simulateLoss([one], { seed: 1, years: YEARS }), mean)).toBeLessThan(4);
  });

  test('has the published mean of the FAIR model, attempt by attempt', () => {
    const losses = new Float64Array(2500);
    simulateRange(planOf([FAIR], { seed: 1 }), 0, losses);
    expect(deviations(losses, 17_308_359)).toBeLessThan(4);
  });

  test('lets attempts win as often as published', () => {
    const always: LossScenario = {
      ...scenario('v', 1, { kind: 'exactly', value: 1 }),
      ...(FAIR.contest && { contest: FAIR.contest }),
    };
    expect(vulnerability(always)).toBeCloseTo(0.42141135, 8);
    expect(deviations(simulateLoss([always], { seed: 3, years: 500_000 }), 0.42141135)).toBeLessThan(4);
  });

  test('does not let independent threats come together', () => {
    const years = 1_000_000;
    const runs = ['a', 'b', 'c'].map((id) =>
      simulateLoss([scenario(id, -Math.log(0.9), { kind: 'interval', low: 1e4, high: 1e5 })], { seed: 5, years }),
    );
    let none = 0;
    let all = 0;
    for (let year = 0; year < years; year += 1) {
      const happened = runs.filter((run) => (run[year] ?? 0) > 0).length;
      none += happened === 0 ? 1 : 0;
      all += happened === 3 ? 1 : 0;
    }
    expect(Math.abs(none / years - 0.729)).toBeLessThan(4 * Math.sqrt((0.729 * 0.271) / years));
    expect(Math.abs(all / years - 0.001)).toBeLessThan(4 * Math.sqrt(0.001 / years));
  });

  test('has the exact curve of the register inside its intervals, all at once', () => {
    const exact = exactLoss(REGISTER);
    const years = sortedYears(simulateLoss(REGISTER, { seed: 1, years: 1_000_000 }));
    const chances = Array.from({ length: 60 }, (_, index) => 0.75 * 10 ** (-index / 15));
    const width = widthFor(0.99, chances.length + 6);
    for (const chance of chances) {
      const { low, high } = quantileIn(years, 1 - chance, width);
      expect(quantileOf(exact, 1 - chance)).toBeGreaterThanOrEqual(low);
      expect(quantileOf(exact, 1 - chance)).toBeLessThanOrEqual(high);
    }
    for (const p of [0.9, 0.95, 0.99, 0.999]) {
      const { low, high } = shortfallIn(years, p, width);
      expect(shortfallOf(exact, p)).toBeGreaterThan(low);
      expect(shortfallOf(exact, p)).toBeLessThan(high);
    }
    const none = noneOf(years, width);
    expect(exact.noLoss).toBeGreaterThan(none.low);
    expect(exact.noLoss).toBeLessThan(none.high);
    expect(deviations(years.sorted, exact.expected)).toBeLessThan(4);
  });

  test.each([1, 3])('agrees with the exact way on any scenarios, common factor %d', (commonFactor) => {
    fc.assert(
      fc.property(anyScenario('a'), anyScenario('b'), fc.nat(), (a, b, seed) => {
        const exact = exactLoss([a, b], { commonFactor, cells: 8192 });
        const years = sortedYears(simulateLoss([a, b], { seed, years: 40_000, commonFactor }));
        const width = widthFor(0.9999, 4);
        const none = noneOf(years, width);
        expect(exact.noLoss).toBeGreaterThanOrEqual(none.low);
        expect(exact.noLoss).toBeLessThanOrEqual(none.high);
        for (const p of [0.9, 0.99]) {
          const { low, high } = quantileIn(years, p, width);
          // Losses of one size stand in steps, which a grid smooths over one or two cells.
          const blur = 2 * exact.grid.step;
          expect(quantileOf(exact, p)).toBeGreaterThanOrEqual(low - blur);
          expect(quantileOf(exact, p)).toBeLessThanOrEqual(high + blur);
        }
        expect(deviations(years.sorted, meanLoss(a) + meanLoss(b))).toBeLessThan(5.5);
      }),
      { numRuns: 6, seed: 42 },
    );
  });

  test('gives the same bits whatever the order, the ranges and the way of making random numbers', () => {
    const scenarios = [
      ...REGISTER,
      { ...FAIR, rate: { contact: { kind: 'pert', min: 1, likely: 5, max: 20 } as Quantity } },
      {
        ...scenario('spread', 1, { kind: 'interval', low: 10, high: 90 }),
        rate: { frequency: { kind: 'interval', low: 0.1, high: 4 } as Quantity },
      },
    ];
    const options = { seed: 2 ** 40 + 7, years: 20_000, commonFactor: 2 };
    const whole = simulateLoss(scenarios, options);
    expect(simulateLoss(scenarios.toReversed(), options)).toEqual(whole);
    expect(simulateLoss(scenarios, { ...options, plain: true })).toEqual(whole);
    const plan = planOf(scenarios, options);
    for (const [from, to] of [
      [0, 1000],
      [4, 9],
      [2044, 2056],
      [15_000, 20_000],
    ] as const) {
      const part = new Float64Array(to - from);
      simulateRange(plan, from, part);
      expect(part).toEqual(whole.subarray(from, to));
    }
    expect(simulateLoss(scenarios, { ...options, seed: 7 })).not.toEqual(whole);
  });

  test('reckons years with more events than random words at hand', () => {
    const busy = { ...scenario('busy', 20_000, { kind: 'uniform', from: 0, to: 2 }) };
    const contested = { ...FAIR, id: 'contested', rate: { contact: { kind: 'exactly', value: 9000 } as Quantity } };
    for (const [one, mean] of [
      [busy, 20_000],
      [contested, 9000 * 0.42141135 * 36_347.22],
    ] as const) {
      const losses = new Float64Array(200);
      simulateRange(planOf([one], { seed: 1 }), 0, losses);
      expect(deviations(losses, mean)).toBeLessThan(4);
    }
  });

  test('gives a threat the same years whichever others there are', () => {
    const [first, second] = REGISTER;
    if (first === undefined || second === undefined) throw new Error('The register is empty');
    const options = { seed: 1, years: 20_000 };
    const one = simulateLoss([first], options);
    const other = simulateLoss([second], options);
    const both = simulateLoss([first, second], options);
    expect(both).toEqual(one.map((loss, year) => loss + (other[year] ?? 0)));
    expect(one).not.toEqual(other);
  });

  test('of nothing, or of what never happens, is years without a loss', () => {
    const options = { seed: 1, years: 20_000 };
    const never = scenario('never', 0, { kind: 'interval', low: 1, high: 2 });
    for (const scenarios of [[], [never]]) {
      const years = sortedYears(simulateLoss(scenarios, options));
      expect(years).toMatchObject({ mean: 0, none: 20_000 });
      expect(noneOf(years, 3).high).toBe(1);
    }
  });

  test.each<[string, readonly LossScenario[], object, RegExp]>([
    ['impossible parameters', [scenario('x', 1, { kind: 'pert', min: 5, likely: 1, max: 9 })], {}, /min <= likely/],
    ['a rate that is no number', [scenario('x', Number.NaN, { kind: 'exactly', value: 1 })], {}, /found NaN/],
    [
      'too many events',
      [scenario('x', 1e9, { kind: 'exactly', value: 1 })],
      {},
      /at most 100000000 events in any year, found a rate that may reach 1000000000/,
    ],
    [
      'too many factors',
      [
        {
          ...scenario('x', 1, { kind: 'exactly', value: 1 }),
          rate: {
            a: { kind: 'exactly', value: 1 },
            b: { kind: 'exactly', value: 1 },
            c: { kind: 'exactly', value: 1 },
            d: { kind: 'exactly', value: 1 },
          },
        },
      ],
      {},
      /at most 3 factors/,
    ],
    [
      'two scenarios with one id',
      [scenario('x', 1, { kind: 'exactly', value: 1 }), scenario('x', 2, { kind: 'exactly', value: 1 })],
      {},
      /found "x" twice/,
    ],
    ['a seed that is no whole number', [], { seed: 0.5 }, /seed 0.5/],
    ['a seed below 0', [], { seed: -1 }, /seed -1/],
    ['too few years', [], { years: 10 }, /Cannot simulate 10 years/],
    ['too many years', [], { years: 1e12 }, /from 20000 to 20000000/],
    ['a common factor below 1', [], { commonFactor: 0 }, /from 1 to 1000/],
  ])('refuses %s', (_, scenarios, options, message) => {
    expect(() => simulateLoss(scenarios, { seed: 1, years: 20_000, ...options })).toThrow(RangeError);
    expect(() => simulateLoss(scenarios, { seed: 1, years: 20_000, ...options })).toThrow(message);
  });

  test('refuses a range that begins between years that share their numbers', () => {
    expect(() => simulateRange(planOf(REGISTER, { seed: 1 }), 2, new Float64Array(4))).toThrow(/multiple of 4/);
  });
});

describe('simulateProducts', () => {
  test('has the published mean of the FAIR model, and no year without a loss but for lost contests', () => {
    const losses = new Float64Array(500_000);
    simulateProducts(planOf([FAIR], { seed: 1 }), 0, losses);
    expect(deviations(losses, 17_308_359)).toBeLessThan(4);
    expect(1 - sortedYears(losses).none / losses.length).toBeCloseTo(0.4214, 2);
  });

  test('has too mild bad years, as published', () => {
    const mild: LossScenario = {
      ...scenario('x', 1, { kind: 'interval', low: 1e4, high: 1e6 }),
      rate: { frequency: { kind: 'pert', min: 0.1, likely: 0.3, max: 0.7 } },
    };
    const losses = new Float64Array(500_000);
    simulateProducts(planOf([mild], { seed: 1 }), 0, losses);
    const years = sortedYears(losses);
    expect(years.none).toBe(0);
    expect(quantileIn(years, 0.99, 1).value / 890_000).toBeCloseTo(1, 1);
    expect(quantileOf(exactLoss([mild]), 0.99)).toBeGreaterThan(1.4e6);
    expect(distributionOf(mild.primary).mean / 3).toBeCloseTo(meanLoss(mild), -1);
  });
});
