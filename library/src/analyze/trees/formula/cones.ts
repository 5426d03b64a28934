/**
 * Which members each gate of a module is over, as bits.
 * @module
 */
import { type Module, memberOf } from './modules.ts';

/** Above this product of gates and members the bits would take more than 32 MB. */
const MOST = 1 << 28;

/** The members below each kid of a module. */
export class Cones {
  /** How many numbers of 32 bits a set of members takes. */
  readonly words: number;
  readonly #bits: Int32Array;

  constructor({ gates, members }: Module) {
    this.words = (members.length + 31) >> 5;
    this.#bits = new Int32Array(gates.length * this.words);
    for (const [gate, { kids }] of gates.entries()) {
      const row = this.#row(gate);
      for (const kid of kids) this.addTo(row, kid);
    }
  }

  /** Adds the members below a kid to a set. */
  addTo(set: Int32Array, kid: number): void {
    if (kid < 0) set[memberOf(kid) >> 5] = (set[memberOf(kid) >> 5] ?? 0) | (1 << (memberOf(kid) & 31));
    else
      this.#row(kid).forEach((word, at) => {
        set[at] = (set[at] ?? 0) | word;
      });
  }

  /** Whether a kid is over a member of a set. */
  meets(set: Int32Array, kid: number): boolean {
    if (kid < 0) return ((set[memberOf(kid) >> 5] ?? 0) & (1 << (memberOf(kid) & 31))) !== 0;
    return this.#row(kid).some((word, at) => ((set[at] ?? 0) & word) !== 0);
  }

  /** Whether a gate is over a member. */
  has(gate: number, member: number): boolean {
    return ((this.#bits[gate * this.words + (member >> 5)] ?? 0) & (1 << (member & 31))) !== 0;
  }

  /** How many members a gate is over. */
  size(gate: number): number {
    return this.#row(gate).reduce((sum, word) => sum + bitsOf(word), 0);
  }

  #row(gate: number): Int32Array {
    return this.#bits.subarray(gate * this.words, (gate + 1) * this.words);
  }
}

/** The cones of a module; undefined when they would take too much room. */
export function conesOf(module: Module): Cones | undefined {
  return module.gates.length * module.members.length > MOST ? undefined : new Cones(module);
}

function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
