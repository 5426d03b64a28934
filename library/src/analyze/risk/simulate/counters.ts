/**
 * Counters of random numbers: the year, what it is for, and the scenario. Two different counters never meet, so that
 * no two draws share a number.
 * @module
 */

/** What a block of random words is for. */
export const PURPOSE = { count: 0, rate: 1, factor: 2, loss: 3, product: 4 } as const;
const PURPOSES = 8;

/** A counter: `index` tells several blocks of one year and purpose apart. */
export interface Counter {
  readonly year: number;
  readonly purpose: number;
  readonly index: number;
  readonly id: readonly [number, number];
}

/** Writes a counter where its random words are to stand. */
export function writeCounter(words: Int32Array, block: number, { year, purpose, index, id }: Counter): void {
  const at = 4 * block;
  words[at] = year;
  words[at + 1] = index * PURPOSES + purpose;
  words[at + 2] = id[0];
  words[at + 3] = id[1];
}
