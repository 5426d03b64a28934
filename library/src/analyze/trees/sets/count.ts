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

/** Counts the sets of a family by their number of steps; a control that must fail is no step. */
export function countBySteps(
  tree: AttackTree,
  family: Family,
): readonly { readonly steps: number; readonly sets: bigint }[] {
  const counts: Counts[] = [];
  const countsOf = (member: number): Counts =>
    member < 0 ? (counts[~member] ?? NONE) : tree.nodes[member]?.kind === 'control' ? EMPTY_SET : STEP;
  for (const module of family) counts.push(countOf(module, module.members.map(countsOf)));
  const { least, sets } = counts.at(-1) ?? NONE;
  return sets.map((many, place) => ({ steps: least + place, sets: many })).filter(({ sets: many }) => many > 0n);
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
