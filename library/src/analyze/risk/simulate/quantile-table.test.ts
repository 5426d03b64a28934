import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distributionOf } from '../distribution/distribution.ts';
import { anyQuantity } from '../quantity.fixture.ts';
import { draw, quantileTable } from './quantile-table.ts';

/** The chance that a word stands for. */
function chanceOf(word: number): number {
  return word < 0 ? 1 - (~word + 0.5) / 2 ** 32 : (word + 0.5) / 2 ** 32;
}

test('draw follows the quantile function for every word', () => {
  fc.assert(
    fc.property(anyQuantity(), fc.array(fc.integer(), { minLength: 20, maxLength: 20 }), (quantity, words) => {
      const distribution = distributionOf(quantity);
      const table = quantileTable(distribution);
      for (const word of [...words, 0, -1, 1, -2, 2 ** 31 - 1, -(2 ** 31), 255, -255]) {
        const wanted = distribution.quantile(chanceOf(word));
        expect(Math.abs(draw(table, word) - wanted)).toBeLessThanOrEqual(
          4e-4 * Math.max(wanted, distribution.mean * 1e-3),
        );
      }
    }),
    { numRuns: 40 },
  );
});

test('draw has the mean of the distribution', () => {
  for (const quantity of [
    { kind: 'interval', low: 1e6, high: 1e7 },
    { kind: 'pert', min: 0, likely: 10, max: 100 },
    { kind: 'uniform', from: 2, to: 5 },
  ] as const) {
    const distribution = distributionOf(quantity);
    const table = quantileTable(distribution);
    let sum = 0;
    const words = 2 ** 20;
    for (let word = 0; word < words; word += 1) sum += draw(table, ((word << 12) + 2048) | 0);
    expect(sum / words / distribution.mean).toBeCloseTo(1, 4);
  }
});
