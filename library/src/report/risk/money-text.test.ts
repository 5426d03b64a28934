import { describe, expect, test } from 'vitest';
import { amountText, chanceText, intervalText, numberText, roughText, valueText } from './money-text.ts';

describe('valueText and intervalText', () => {
  test.each([
    [4_109_560, 4_070_000, 4_153_000, '4.11M', '4.07M to 4.16M'],
    [4_109_560, 4_038_598, 4_141_289, '4.1M', '4.0M to 4.2M'],
    [715_593, 708_000, 722_000, '720K', '700K to 730K'],
    [18_378_883, 17_682_802, 18_748_047, '18M', '17M to 19M'],
    [950, 900, 1100, '1.0K', '900 to 1.1K'],
    [0, 0, 0, '0', '0 to 0'],
    [12.3456, 12.34, 12.36, '12.35', '12.34 to 12.36'],
    [12_345_678, 12_345_678, 12_345_678, '12.3457M', '12.3456M to 12.3457M'],
    [5, 2, Number.POSITIVE_INFINITY, '5', 'above 2'],
  ])('keep of %d between %d and %d what is certain', (value, low, high, one, interval) => {
    expect(valueText({ value, low, high })).toBe(one);
    expect(intervalText({ value, low, high })).toBe(interval);
  });

  test('hold the value and never narrow the interval', () => {
    for (let seed = 1; seed < 300; seed += 1) {
      const value = seed ** 3.7;
      const low = value * (1 - (seed % 7) / 100);
      const high = value * (1 + (seed % 5) / 100);
      const [from, to] = intervalText({ value, low, high }).split(' to ').map(numberOf);
      expect(from).toBeLessThanOrEqual(low * (1 + 1e-9));
      expect(to).toBeGreaterThanOrEqual(high * (1 - 1e-9));
    }
  });
});

function numberOf(text: string): number {
  const sizes: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };
  return Number.parseFloat(text.replaceAll(',', '')) * (sizes[text.at(-1) ?? ''] ?? 1);
}

test('amountText shortens', () => {
  expect(amountText(1e9, 1e9)).toBe('1B');
  expect(amountText(999_999, 1000)).toBe('1.000M');
  expect(amountText(2_500_000_000_000, 1e11)).toBe('2.5T');
});

test('roughText keeps two digits', () => {
  expect([0, 0.5, 7, 42, 12_960, 129_600, 4_040_013].map(roughText)).toEqual([
    '0',
    '0.50',
    '7.0',
    '42',
    '13K',
    '130K',
    '4.0M',
  ]);
  expect(roughText(Number.NaN)).toBe('0');
});

test('chanceText and numberText keep two digits', () => {
  expect([0.158456, 0.0000001, 0, 1, 0.00123].map((chance) => chanceText(chance))).toEqual([
    '16 %',
    'below 0.0001 %',
    '0 %',
    '100 %',
    '0.12 %',
  ]);
  expect([0.0321336, 2.8767, 476.1].map(numberText)).toEqual(['0.032', '2.9', '480']);
});
