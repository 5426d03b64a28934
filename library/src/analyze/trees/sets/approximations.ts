/**
 * The probability as tools without exact diagrams approximate it from the minimal sets; for comparison only.
 * @module
 */
import { rootOf } from '../diagram/diagram.ts';
import type { Family } from './family.ts';

/** So many terms of the series at most; a set that is almost certain needs more. */
const TERMS = 2000;
/** So much work at most, in nodes visited. */
const WORK = 2e8;

export interface Approximations {
  /** The sum of the probabilities of the sets; may be above 1. */
  readonly rareEvent: number;
  /** 1 - Π (1 - P(set)); absent where it would take too long. */
  readonly minimalCutUpperBound?: number;
}

/**
 * Both approximations without listing a set: the bound through its series, ln Π (1 - P) = - Σ (1/k) Σ P^k.
 *
 * @param probabilityOf the probability of each event
 */
export function approximations(family: Family, probabilityOf: (event: number) => number): Approximations {
  const rareEvent = powerSum(family, probabilityOf, 1);
  const size = family.reduce((sum, { sets }) => sum + sets.level.length, 0);
  let exponent = 0;
  for (let power = 1; power <= TERMS && power * size <= WORK; power += 1) {
    const term = powerSum(family, probabilityOf, power) / power;
    exponent += term;
    // The terms shrink at least as fast as those of a geometric series, or a set is certain and they never do.
    if (term <= 1e-13 * exponent || exponent > 50) return { rareEvent, minimalCutUpperBound: -Math.expm1(-exponent) };
  }
  return { rareEvent };
}

/** The sum over all sets of P(set)^power. */
function powerSum(family: Family, probabilityOf: (event: number) => number, power: number): number {
  const totals: number[] = [];
  for (const { members, sets } of family) {
    const { level, low, high } = sets;
    const weights = members.map((member) => (member < 0 ? (totals[~member] ?? 0) : probabilityOf(member) ** power));
    const sums = new Float64Array(level.length);
    sums[1] = 1;
    for (let node = 2; node < level.length; node += 1) {
      sums[node] = (sums[low[node] ?? 0] ?? 0) + (weights[level[node] ?? 0] ?? 0) * (sums[high[node] ?? 0] ?? 0);
    }
    totals.push(sums[rootOf(sets)] ?? 0);
  }
  return totals.at(-1) ?? 0;
}
