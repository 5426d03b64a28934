import { describe, expect, test } from 'vitest';
import { meanOf, noneOf, quantileIn, shareAbove, shortfallIn, sortedYears, widthFor } from './order-statistics.ts';

const years = sortedYears(Float64Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1000));

test('sortedYears sorts a copy', () => {
  const losses = Float64Array.of(3, 0, 2, 0);
  expect(sortedYears(losses)).toMatchObject({ sorted: Float64Array.of(0, 0, 2, 3), mean: 1.25, none: 2 });
  expect([...losses]).toEqual([3, 0, 2, 0]);
});

test('widthFor widens with the confidence and with the number of figures', () => {
  expect(widthFor(0.95, 1)).toBeCloseTo(1.959964, 5);
  expect(widthFor(0.95, 10)).toBeCloseTo(2.807034, 5);
});

describe('quantileIn', () => {
  test('lies between two of the years', () => {
    expect(quantileIn(years, 0.9, 2)).toEqual({ value: 899, low: 880, high: 919 });
  });

  test('has no upper end beyond the last year, and 0 below the first', () => {
    expect(quantileIn(years, 0.999, 3)).toMatchObject({ high: Number.POSITIVE_INFINITY });
    expect(quantileIn(years, 0.001, 3)).toMatchObject({ low: 0 });
  });

  test('holds the true value as often as it says', () => {
    let held = 0;
    const runs = 400;
    for (let run = 0; run < runs; run += 1) {
      const state = Float64Array.from(
        { length: 500 },
        (_, index) => (Math.imul((run * 500 + index + 1) | 0, 0x9e3779b9) >>> 0) / 2 ** 32,
      );
      // A multiplier alone is too regular: fold the fractions once more.
      const { low, high } = quantileIn(sortedYears(state.map((share) => (share * 9973) % 1)), 0.9, 1.96);
      held += low <= 0.9 && high >= 0.9 ? 1 : 0;
    }
    expect(held / runs).toBeGreaterThan(0.92);
  });
});

test('meanOf and shortfallIn are means with an interval around them', () => {
  const { value, low, high } = meanOf(years, 2);
  expect(value).toBeCloseTo(499.5, 9);
  expect(high - value).toBeCloseTo(2 * (288.675 / Math.sqrt(1000)), 1);
  expect(value - low).toBeCloseTo(high - value, 9);
  const beyond = shortfallIn(years, 0.9, 2);
  expect(beyond.value).toBeCloseTo(949.5, 0);
  expect(beyond.low).toBeLessThan(beyond.value);
  expect(beyond.high).toBeGreaterThan(beyond.value);
});

test('noneOf never promises certainty', () => {
  const never = noneOf(sortedYears(new Float64Array(1000).fill(1)), 2);
  expect(never).toMatchObject({ value: 0, low: 0 });
  expect(never.high).toBeGreaterThan(0);
});

test('shareAbove counts the years above', () => {
  expect(shareAbove(years, 899)).toBeCloseTo(0.1, 12);
  expect(shareAbove(years, -1)).toBe(1);
  expect(shareAbove(years, 5000)).toBe(0);
});
