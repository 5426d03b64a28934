/**
 * Philox4x32-10 over many counters at once: counter-based, so that every number depends on the key and its own counter
 * alone, whichever thread asks for it and when.
 *
 * Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (SC 2011).
 * @module
 */
import { philoxModule } from './philox-wasm.ts';

/** Four words for each block: a counter is written there, and becomes four random words. */
export interface PhiloxBlocks {
  readonly words: Int32Array;
  /** Makes random words of the first so many counters. */
  scramble(blocks: number, key0: number, key1: number): void;
}

/** Makes room for so many blocks. Both ways give the same words; `plain` forgoes WebAssembly. */
export function philoxBlocks(blocks: number, plain = false): PhiloxBlocks {
  const module = plain ? undefined : philoxModule(blocks);
  if (module !== undefined) {
    const words = new Int32Array(module.memory.buffer, 0, 4 * blocks);
    return {
      words,
      scramble: (count, key0, key1) => {
        if (count > 0) module.philox(count, key0, key1);
      },
    };
  }
  const words = new Int32Array(4 * blocks);
  return { words, scramble: (count, key0, key1) => scramble(words.subarray(0, 4 * count), key0, key1) };
}

const ROUNDS = 10;

/** Round by round over all blocks: the inner loop is short enough for a compiler to keep in registers. */
function scramble(words: Int32Array, key0: number, key1: number): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = key0 + Math.imul(round, 0x9e3779b9);
    const right = key1 + Math.imul(round, 0xbb67ae85);
    for (let at = 0; at < words.length; at += 4) {
      const a = words[at] ?? 0;
      const c = words[at + 2] ?? 0;
      // The upper halves of a 0xd2511f53 and c 0xcd9e8d57, by parts of 16 bits.
      const lowA = a & 0xffff;
      const highA = a >>> 16;
      const middleA = (Math.imul(highA, 0x1f53) + (Math.imul(lowA, 0x1f53) >>> 16)) | 0;
      const carryA = (Math.imul(lowA, 0xd251) + (middleA & 0xffff)) | 0;
      const upperA = Math.imul(highA, 0xd251) + (middleA >>> 16) + (carryA >>> 16);
      const lowC = c & 0xffff;
      const highC = c >>> 16;
      const middleC = (Math.imul(highC, 0x8d57) + (Math.imul(lowC, 0x8d57) >>> 16)) | 0;
      const carryC = (Math.imul(lowC, 0xcd9e) + (middleC & 0xffff)) | 0;
      const upperC = Math.imul(highC, 0xcd9e) + (middleC >>> 16) + (carryC >>> 16);
      words[at] = upperC ^ (words[at + 1] ?? 0) ^ left;
      words[at + 1] = Math.imul(c, 0xcd9e8d57);
      words[at + 2] = upperA ^ (words[at + 3] ?? 0) ^ right;
      words[at + 3] = Math.imul(a, 0xd2511f53);
    }
  }
}
