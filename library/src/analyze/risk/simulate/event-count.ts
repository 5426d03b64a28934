/**
 * Drawing the number of events of a year from a Poisson distribution with one random word.
 * @module
 */
import { poissonChance } from '../distribution/poisson.ts';

const WORDS = 2 ** 32;
/** Below this rate counting up from 0 is fastest. */
const SMALL = 12;

/** A fixed rate, prepared. */
export interface CountTable {
  /** The first word, as a signed number, that stands for more than n events. */
  readonly atMost: Int32Array;
  /** Where to begin, by the first byte of a word. */
  readonly first: Uint16Array;
}

/** Prepares a fixed rate. */
export function countTable(rate: number): CountTable {
  const bounds: number[] = [];
  let sum = 0;
  for (let n = 0; n <= mostEvents(rate); n += 1) {
    sum += poissonChance(n, rate);
    bounds.push(Math.min(WORDS / 2 - 1, Math.round(sum * WORDS) - WORDS / 2));
  }
  const first = Uint16Array.from({ length: 256 }, (_, byte) =>
    bounds.findIndex((bound) => (byte - 128) * 2 ** 24 < bound),
  );
  return { atMost: Int32Array.from(bounds), first };
}

/** The number of events that a random word stands for. */
export function countOf({ atMost, first }: CountTable, word: number): number {
  let n = first[(word >> 24) + 128] ?? 0;
  while (n < atMost.length - 1 && word >= (atMost[n] ?? 0)) n += 1;
  return n;
}

/**
 * The number of events at any rate: the numbers are asked in turn, the most likely one first and then those around it,
 * whether the word falls to them.
 */
export function countAt(rate: number, word: number): number {
  let left = ((word >>> 0) + 0.5) / WORDS;
  if (rate < SMALL) {
    let n = 0;
    for (let chance = Math.exp(-rate); left > chance && chance > 0; chance *= rate / n) {
      left -= chance;
      n += 1;
    }
    return n;
  }
  const mode = Math.floor(rate);
  const top = poissonChance(mode, rate);
  left -= top;
  let down = top;
  let up = top;
  for (let step = 1; left > 0; step += 1) {
    up *= rate / (mode + step);
    left -= up;
    if (left <= 0) return mode + step;
    down *= step > mode ? 0 : (mode - step + 1) / rate;
    left -= down;
    if (left <= 0) return mode - step;
    if (up + down < 1e-18) return mode;
  }
  return mode;
}

/** More events than this no random word stands for. */
export function mostEvents(rate: number): number {
  return Math.ceil(rate + 7 * Math.sqrt(rate) + 30);
}
