/**
 * The cheapest set that has something of every one of many sets: the cheapest controls that stop every attack, or the
 * fewest elements on every way. The sets are made only as they are needed: solve for those known, look for one that
 * the answer misses, add it, and solve again.
 * @module
 */
import { amount } from './loss-problem.ts';
import { solve } from './solver.ts';

/** The question. */
export interface HittingQuestion {
  /** What each member costs, by its number. */
  readonly cost: readonly number[];
  /**
   * Gives a set of which nothing has been taken, as the numbers of the members that would hit it: none when there is
   * no such set left, `[]` when there is one that nothing can hit.
   */
  readonly missed: (taken: ReadonlySet<number>) => readonly number[] | undefined;
  /** How many sets may be made. */
  readonly most?: number | undefined;
}

/** The answer. */
export interface HittingSet {
  /** The members, in rising order; undefined when no choice hits everything. */
  readonly members: readonly number[] | undefined;
  readonly cost: number;
  /** No choice that hits everything is cheaper. */
  readonly bound: number;
  readonly optimal: boolean;
  /** How many sets had to be made. */
  readonly sets: number;
}

const NODES = 20_000;
const NEVER = Number.POSITIVE_INFINITY;
const IMPOSSIBLE = { members: undefined, cost: NEVER, bound: NEVER, optimal: true } as const;

/**
 * Finds the cheapest choice.
 *
 * @throws {RangeError} when a cost is negative or no number
 */
export async function hittingSet({ cost, missed, most = 2000 }: HittingQuestion): Promise<HittingSet> {
  for (const [member, one] of cost.entries()) amount(one, `the cost of member ${member}`);
  const sets: (readonly number[])[] = [];
  // The solver pays a trifle for everything, so that it takes no more of what is free than it needs.
  const trifle = (cost.reduce((sum, one) => sum + one, 0) || 1) * 1e-9;
  let taken: ReadonlySet<number> = new Set();
  let bound = 0;
  let optimal = true;
  for (;;) {
    const fresh = apart(taken, missed);
    if (fresh.length === 0) break;
    if (fresh.some((set) => set.length === 0)) return { ...IMPOSSIBLE, sets: sets.length };
    sets.push(...fresh);
    if (sets.length > most) {
      optimal = false;
      taken = completed(taken, { cost, missed });
      if (missed(taken) !== undefined) return { ...IMPOSSIBLE, sets: sets.length };
      break;
    }
    const used = [...new Set(sets.flat())];
    const solved = await solve(
      {
        objective: used.map((member) => [`x${member}`, (cost[member] ?? 0) + trifle]),
        rows: sets.map((row) => ({ terms: row.map((member) => [`x${member}`, 1]), sense: '>=', bound: 1 })),
        binary: used.map((member) => `x${member}`),
      },
      { nodes: NODES },
    );
    bound = Math.max(bound, solved.bound - trifle * used.length);
    optimal = solved.optimal;
    taken = new Set(used.filter((member) => (solved.values?.get(`x${member}`) ?? 1) > 0.5));
  }
  const members = needed(
    [...taken].sort((one, other) => one - other),
    missed,
  );
  const spent = members.reduce((sum, member) => sum + (cost[member] ?? 0), 0);
  return { members, cost: spent, bound: optimal ? spent : Math.min(bound, spent), optimal, sets: sets.length };
}

/** Sets that are missed and have nothing in common: as many as can be found one after the other. */
function apart(taken: ReadonlySet<number>, missed: HittingQuestion['missed']): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const gone = new Set(taken);
  for (let set = missed(gone); set !== undefined; set = missed(gone)) {
    if (set.some((member) => gone.has(member))) {
      throw new RangeError('Cannot hit all sets: one was given that is hit already');
    }
    found.push([...new Set(set)]);
    if (set.length === 0) break;
    for (const member of set) gone.add(member);
  }
  return found;
}

/** Adds the cheapest member of each set that is still missed: an answer, not the best one. */
function completed(
  taken: ReadonlySet<number>,
  { cost, missed }: Pick<HittingQuestion, 'cost' | 'missed'>,
): ReadonlySet<number> {
  const all = new Set(taken);
  for (let set = missed(all); set !== undefined && set.length > 0; set = missed(all)) {
    all.add(set.reduce((best, one) => ((cost[one] ?? 0) < (cost[best] ?? 0) ? one : best)));
  }
  return all;
}

/** Without members that the others make needless. */
function needed(members: readonly number[], missed: HittingQuestion['missed']): readonly number[] {
  const kept = new Set(members);
  for (const member of members.toReversed()) {
    kept.delete(member);
    if (missed(kept) !== undefined) kept.add(member);
  }
  return members.filter((member) => kept.has(member));
}
