import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { poissonChance } from '../distribution/poisson.ts';
import { countAt, countOf, countTable, mostEvents } from './event-count.ts';

const RATES = [0, 1e-9, 0.03, 0.7, 3, 11.9, 12, 40, 455, 3000];
const WORDS = 2 ** 16;

/** How often each number of events comes over evenly spread words. */
function shares(count: (word: number) => number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let word = 0; word < WORDS; word += 1) {
    const events = count(((word << 16) + 2 ** 15) | 0);
    found.set(events, (found.get(events) ?? 0) + 1 / WORDS);
  }
  return found;
}

describe.each(RATES)('at the rate %d', (rate) => {
  test('countOf and countAt give each number of events its share of the words', () => {
    const table = countTable(rate);
    for (const found of [shares((word) => countOf(table, word)), shares((word) => countAt(rate, word))]) {
      for (const [events, share] of found)
        expect(Math.abs(share - poissonChance(events, rate))).toBeLessThan(2.1 / WORDS);
      let mean = 0;
      for (const [events, share] of found) mean += events * share;
      expect(Math.abs(mean - rate)).toBeLessThan(0.002 + rate * 2e-4);
    }
  });
});

test('countAt and countOf end for every word, below the bound', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.integer(), (rate, word) => {
      const bound = mostEvents(rate);
      expect(countAt(rate, word)).toBeLessThanOrEqual(bound);
      expect(countOf(countTable(rate), word)).toBeLessThanOrEqual(bound);
      for (const edge of [0, -1, 1, 2 ** 31 - 1, -(2 ** 31)]) expect(countAt(rate, edge)).toBeLessThanOrEqual(bound);
    }),
    { numRuns: 200 },
  );
});
