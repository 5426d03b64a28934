/**
 * The minimal attack sets of a tree, as a family of sets for each module: a set of a module is a path through its
 * diagram, and a member that is a module stands for each of its sets.
 * @module
 */
import type { AttackTree } from '../../../model/attack-tree.ts';
import { type Diagram, rootOf } from '../diagram/diagram.ts';
import { minimalSets } from '../diagram/minimal-sets.ts';
import { solved } from '../solve.ts';

/** The sets of one module. */
export interface ModuleFamily {
  /** What is tested at each level: an event, or `~index` for a module before this one. */
  readonly members: readonly number[];
  readonly sets: Diagram;
}

/** The families of the modules; the last is that of the goal. */
export type Family = readonly ModuleFamily[];

/** The sets may outgrow the diagram they come from, but not without end. */
const SET_BUDGET = 1 << 23;

const known = new WeakMap<AttackTree, { readonly family: Family | undefined }>();

/** The minimal attack sets of a tree, computed once; undefined when there is no room for them. */
export function familyOf(tree: AttackTree): Family | undefined {
  let entry = known.get(tree);
  if (entry === undefined) {
    entry = { family: compute(tree) };
    known.set(tree, entry);
  }
  return entry.family;
}

function compute(tree: AttackTree): Family | undefined {
  const families: ModuleFamily[] = [];
  // Left to the attacker, a module that is not monotone may always hold, or never.
  const answerOf = (member: number): boolean | undefined => {
    const inner = families[~member]?.sets;
    const root = inner === undefined ? 2 : rootOf(inner);
    return root > 1 ? undefined : root === 1;
  };
  for (const { members, diagram, gate, monotone } of solved(tree).modules) {
    const answers = members.map(answerOf);
    // The diagram of one gate that is a chain is that of its sets.
    const isChain = gate !== undefined && gate !== 'at-least' && monotone && answers.every((one) => one === undefined);
    const sets = diagram === undefined || isChain ? diagram : minimalSets(diagram, answers, SET_BUDGET);
    if (sets === undefined) return undefined;
    families.push({ members, sets });
  }
  return families;
}
