/**
 * Philox4x32-10, a counter-based random number generator: the numbers depend on the key and the counter alone, so that
 * any piece of work can be done by any thread, in any order, with the same result.
 *
 * Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3 (SC 2011).
 * @module
 */

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

/**
 * Writes four random 32-bit numbers over the counter it is given.
 *
 * @param block four words: the counter before, the numbers after
 * @param key two words: the seed
 */
export function philox4x32(block: Uint32Array, key: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = block;
  let [key0 = 0, key1 = 0] = key;
  for (let round = 0; round < ROUNDS; round += 1) {
    const high0 = multiplyHigh(MULTIPLIER_0, a);
    const low0 = Math.imul(MULTIPLIER_0, a);
    const high1 = multiplyHigh(MULTIPLIER_1, c);
    const low1 = Math.imul(MULTIPLIER_1, c);
    a = (high1 ^ b ^ key0) >>> 0;
    b = low1 >>> 0;
    c = (high0 ^ d ^ key1) >>> 0;
    d = low0 >>> 0;
    key0 = (key0 + WEYL_0) >>> 0;
    key1 = (key1 + WEYL_1) >>> 0;
  }
  block[0] = a;
  block[1] = b;
  block[2] = c;
  block[3] = d;
}

/** The upper 32 bits of the product of two unsigned 32-bit numbers, by halves of 16 bits. */
function multiplyHigh(one: number, other: number): number {
  const low = one & 0xffff;
  const high = one >>> 16;
  const otherLow = other & 0xffff;
  const otherHigh = other >>> 16;
  const carry = (low * otherLow) >>> 16;
  const middle = high * otherLow + carry;
  const second = low * otherHigh + (middle & 0xffff);
  return (high * otherHigh + Math.floor(middle / 0x10000) + (second >>> 16)) >>> 0;
}
