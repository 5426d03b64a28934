/**
 * How many minimal attack sets there are, counted without listing them.
 * @module
 */
import type { AttackTree } from '../../../model/attack-tree.ts';
import { rootOf } from '../diagram/diagram.ts';
import type { Family, ModuleFamily } from './family.ts';

/** How many sets there are of each number of steps, from the least to the most that any has. */
interface Counts {
  readonly least: number;
  readonly sets: readonly bigint[];
}

const NONE: Counts = { least: 0, sets: [] };
const EMPTY_SET: Counts = { least: 0, sets: [1n] };
const STEP: Counts = { least: 1, sets: [1n] };

/** So many additions at most for a histogram; beyond, only the total is counted. */
const WORK = 20_000_000;

/** How many sets there are, and how many of each number of steps. */
export interface SetCounts {
  readonly total: bigint;
  /** Absent in a family of so many different sizes that nobody would read them. */
  readonly bySteps?: readonly { readonly steps: number; readonly sets: bigint }[];
}

/** Counts the sets of a family; a control that must fail is no step. */
export function countSets(tree: AttackTree, family: Family): SetCounts {
  const counted = count(family, (event) => (tree.nodes[event]?.kind === 'control' ? EMPTY_SET : STEP), WORK);
  if (counted === undefined) {
    const { sets: [total = 0n] = [] } = count(family, () => EMPTY_SET, Number.POSITIVE_INFINITY) ?? NONE;
    return { total };
  }
  const { least, sets } = counted;
  const bySteps = sets
    .map((many, place) => ({ steps: least + place, sets: many }))
    .filter(({ sets: many }) => many > 0n);
  return { total: sets.reduce((sum, many) => sum + many, 0n), bySteps };
}

/** Counts with so much work at most; undefined when that is not enough. */
function count(family: Family, countsOfEvent: (event: number) => Counts, work: number): Counts | undefined {
  const counts: Counts[] = [];
  let left = work;
  for (const module of family) {
    const members = module.members.map((member) => (member < 0 ? (counts[~member] ?? NONE) : countsOfEvent(member)));
    const width = members.reduce((sum, { sets }) => sum + sets.length, 0);
    left -= module.sets.level.length * width;
    if (left < 0) return undefined;
    counts.push(countOf(module, members));
    // A module is a member of one other: nobody asks for its counts again.
    for (const member of module.members) if (member < 0) counts[~member] = NONE;
  }
  return counts.at(-1) ?? NONE;
}

function countOf({ sets }: ModuleFamily, members: readonly Counts[]): Counts {
  const { level, low, high } = sets;
  const counts: (Counts | undefined)[] = [NONE, EMPTY_SET];
  const lastUse = new Int32Array(level.length);
  for (let node = 2; node < level.length; node += 1) {
    lastUse[low[node] ?? 0] = node;
    lastUse[high[node] ?? 0] = node;
  }
  for (let node = 2; node < level.length; node += 1) {
    const no = low[node] ?? 0;
    const yes = high[node] ?? 0;
    counts[node] = sum(counts[no] ?? NONE, product(counts[yes] ?? NONE, members[level[node] ?? 0] ?? NONE));
    // Large numbers take room: what no later node needs is let go.
    for (const child of [no, yes]) if (child > 1 && lastUse[child] === node) counts[child] = undefined;
  }
  return counts[rootOf(sets)] ?? NONE;
}

function sum(some: Counts, others: Counts): Counts {
  if (some.sets.length === 0) return others;
  if (others.sets.length === 0) return some;
  const least = Math.min(some.least, others.least);
  const most = Math.max(some.least + some.sets.length, others.least + others.sets.length);
  const at = ({ least: from, sets }: Counts, steps: number): bigint => sets[steps - from] ?? 0n;
  return {
    least,
    sets: Array.from({ length: most - least }, (_, place) => at(some, least + place) + at(others, least + place)),
  };
}

function product(some: Counts, others: Counts): Counts {
  const sets: bigint[] = Array.from({ length: Math.max(0, some.sets.length + others.sets.length - 1) }, () => 0n);
  for (const [steps, count] of some.sets.entries()) {
    for (const [more, other] of others.sets.entries()) sets[steps + more] = (sets[steps + more] ?? 0n) + count * other;
  }
  return { least: some.least + others.least, sets: some.sets.length * others.sets.length === 0 ? [] : sets };
}
