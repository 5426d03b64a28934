/**
 * How deep a proof reaches, and whether that is enough (DESIGN section 7).
 * @module
 */
import type { Depth } from './evidence.ts';

const RANKS: Readonly<Record<Depth, number>> = { attested: 0, present: 1, active: 2, effective: 3 };

/** Whether a proof of this depth is enough; a look is worth more than a signature. */
export function reaches(depth: Depth, needed: Depth): boolean {
  return RANKS[depth] >= RANKS[needed];
}

/** The deepest of several, or undefined when there is none. */
export function deepestOf(depths: readonly Depth[]): Depth | undefined {
  return depths.toSorted((one, other) => RANKS[other] - RANKS[one])[0];
}
