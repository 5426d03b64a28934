/**
 * Drawing from a distribution with one random word: its quantile function as a table that is finer toward both ends.
 *
 * A word is cut at the middle of the distribution and read as a chance from the nearer end: how many zeros it begins
 * with chooses one of 32 octaves, its next five bits one of 32 straight pieces of the octave. The curve between two
 * points bends by less than one part in ten thousand, however far out in the tail.
 * @module
 */
import type { Distribution } from '../distribution/distribution.ts';

const OCTAVES = 32;
const PIECES = 32;
const SIDE = OCTAVES * PIECES;
/** What a word has left below the bits that choose the piece. */
const REST_BITS = 26;
const REST = 2 ** REST_BITS;
const WORDS = 2 ** 32;

/** The value and the slope of each piece, one after the other. */
export type QuantileTable = Float64Array;

/** Makes the table of a distribution. */
export function quantileTable(distribution: Distribution): QuantileTable {
  const table = new Float64Array(4 * SIDE);
  if (distribution.variance === 0) {
    for (let piece = 0; piece < 2 * SIDE; piece += 1) table[2 * piece] = distribution.mean;
    return table;
  }
  for (const upper of [false, true]) {
    const valueAt = (tail: number): number =>
      distribution.quantile(upper ? 1 - (tail + 0.5) / WORDS : (tail + 0.5) / WORDS);
    for (let octave = 0; octave < OCTAVES; octave += 1) {
      // A tail of `octave + 1` leading zeros; the last octave holds the tail 0 alone.
      const first = octave === OCTAVES - 1 ? 0 : 2 ** (30 - octave);
      let value = valueAt(first);
      for (let piece = 0; piece < PIECES; piece += 1) {
        const next = first === 0 ? value : valueAt(first * (1 + (piece + 1) / PIECES));
        const at = 2 * ((upper ? SIDE : 0) + octave * PIECES + piece);
        table[at] = value;
        table[at + 1] = (next - value) / REST;
        value = next;
      }
    }
  }
  return table;
}

/** The value that a random word stands for. */
export function draw(table: QuantileTable, word: number): number {
  // All ones for a word of the upper half; branches that nobody can foresee cost more than this arithmetic.
  const upper = word >> 31;
  const tail = word ^ upper;
  const zeros = Math.clz32(tail);
  const bits = tail << zeros;
  const at = (upper & (2 * SIDE)) + ((zeros - 1) << 6) + ((bits >>> 25) & 0x3e);
  return (table[at] ?? 0) + (table[at + 1] ?? 0) * (bits & (REST - 1));
}
