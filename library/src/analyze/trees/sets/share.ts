/**
 * In which share of the minimal attack sets each event is, all events in one pass.
 * @module
 */
import { rootOf } from '../diagram/diagram.ts';
import type { Family } from './family.ts';

/** The share of the sets that each event is in, from 0 to 1; by logarithms, because only ratios of counts are wanted. */
export function sharesOf(family: Family): ReadonlyMap<number, number> {
  const totals: number[] = [];
  const below: Float64Array[] = [];
  for (const { members, sets } of family) {
    const { level, low, high } = sets;
    const counts = new Float64Array(level.length);
    counts[0] = Number.NEGATIVE_INFINITY;
    for (let node = 2; node < level.length; node += 1) {
      const member = members[level[node] ?? 0] ?? 0;
      const each = member < 0 ? (totals[~member] ?? 0) : 0;
      counts[node] = logOfSum(counts[low[node] ?? 0] ?? 0, each + (counts[high[node] ?? 0] ?? 0));
    }
    below.push(counts);
    totals.push(counts[rootOf(sets)] ?? 0);
  }
  const shares = new Map<number, number>();
  const moduleShares = new Float64Array(family.length);
  moduleShares[family.length - 1] = 1;
  for (let index = family.length - 1; index >= 0; index -= 1) {
    const { members, sets } = family[index] ?? { members: [], sets: undefined };
    const counts = below[index];
    if (sets === undefined || counts === undefined) continue;
    const { level, low, high } = sets;
    // The share of the sets of this module whose path comes to a node.
    const through = new Float64Array(level.length);
    const root = rootOf(sets);
    through[root] = root === 0 ? 0 : (moduleShares[index] ?? 0);
    for (let node = root; node > 1; node -= 1) {
      const passing = through[node] ?? 0;
      if (passing === 0) continue;
      const no = low[node] ?? 0;
      const rest = passing * Math.exp((counts[no] ?? 0) - (counts[node] ?? 0));
      const taken = passing - rest;
      through[no] = (through[no] ?? 0) + rest;
      through[high[node] ?? 0] = (through[high[node] ?? 0] ?? 0) + taken;
      const member = members[level[node] ?? 0] ?? 0;
      if (member < 0) moduleShares[~member] = (moduleShares[~member] ?? 0) + taken;
      else shares.set(member, (shares.get(member) ?? 0) + taken);
    }
  }
  return shares;
}

/** ln(e^one + e^other) */
function logOfSum(one: number, other: number): number {
  const most = Math.max(one, other);
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(Math.min(one, other) - most));
}
