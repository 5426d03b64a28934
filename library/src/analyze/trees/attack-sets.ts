/**
 * Minimal attack sets one after the other, without ever holding all of them.
 * @module
 */
import type { AttackSet, AttackTree } from '../../model/attack-tree.ts';
import { attackSet } from './describe-attack.ts';
import { rootOf } from './diagram/diagram.ts';
import { type Family, familyOf } from './sets/family.ts';

/** Which sets are wanted. */
export interface AttackSetFilter {
  /** Steps and controls that must all be in the set. */
  readonly with?: readonly string[] | undefined;
  /** Steps and controls that must not. */
  readonly without?: readonly string[] | undefined;
  /** The most steps. */
  readonly atMost?: number | undefined;
}

/** What still has to be gone through: a node of a module, then the rest. */
interface Goal {
  readonly module: number;
  readonly node: number;
  readonly next: Goal | undefined;
  /** The fewest steps that this and the rest add. */
  readonly least: number;
}

/** Events that were taken, the last first. */
interface Taken {
  readonly event: number;
  readonly before: Taken | undefined;
}

/**
 * Walks through the minimal attack sets that a filter lets through. Sets that are too long, or use what they must not,
 * are never begun; the order is that of the diagram.
 *
 * @yields nothing when the sets are too many to find
 */
export function* attackSets(tree: AttackTree, filter: AttackSetFilter = {}): Generator<AttackSet, void, undefined> {
  const family = familyOf(tree);
  if (family === undefined) return;
  const wanted = new Set(filter.with);
  const unwanted = new Set(filter.without);
  const most = filter.atMost ?? Number.MAX_SAFE_INTEGER;
  const stepsOf = (event: number): number => {
    const node = tree.nodes[event];
    if (node === undefined || unwanted.has(node.id)) return Number.POSITIVE_INFINITY;
    return node.kind === 'control' ? 0 : 1;
  };
  const fewest = fewestSteps(family, stepsOf);
  const goal = (module: number, node: number, next: Goal | undefined): Goal => ({
    module,
    node,
    next,
    least: (fewest[module]?.[node] ?? Number.POSITIVE_INFINITY) + (next?.least ?? 0),
  });
  const rootGoal = (module: number, next: Goal | undefined): Goal => {
    const sets = family[module]?.sets;
    return goal(module, sets === undefined ? 0 : rootOf(sets), next);
  };

  const open: { readonly goal: Goal | undefined; readonly taken: Taken | undefined; readonly steps: number }[] = [
    { goal: rootGoal(family.length - 1, undefined), taken: undefined, steps: 0 },
  ];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { goal: current, taken, steps } = top;
    if (current === undefined) {
      const set = attackSet(tree, eventsOf(taken));
      if (wanted.size === 0 || isSubset(wanted, set)) yield set;
      continue;
    }
    if (steps + current.least > most || current.least === Number.POSITIVE_INFINITY) continue;
    const { module, node, next } = current;
    if (node === 1) {
      open.push({ goal: next, taken, steps });
      continue;
    }
    const { sets, members } = family[module] ?? {};
    const member = members?.[sets?.level[node] ?? 0] ?? 0;
    const rest = goal(module, sets?.high[node] ?? 0, next);
    open.push({ goal: goal(module, sets?.low[node] ?? 0, next), taken, steps });
    if (member < 0) open.push({ goal: rootGoal(~member, rest), taken, steps });
    else open.push({ goal: rest, taken: { event: member, before: taken }, steps: steps + stepsOf(member) });
  }
}

function eventsOf(taken: Taken | undefined): readonly number[] {
  const events: number[] = [];
  for (let link = taken; link !== undefined; link = link.before) events.push(link.event);
  return events.sort((one, other) => one - other);
}

function isSubset(wanted: ReadonlySet<string>, { steps, despite }: AttackSet): boolean {
  const ids = new Set([...steps, ...despite]);
  return [...wanted].every((id) => ids.has(id));
}

/** The fewest steps with which each node of each module ends well. */
function fewestSteps(family: Family, stepsOf: (event: number) => number): readonly Float64Array[] {
  const fewest: Float64Array[] = [];
  for (const { members, sets } of family) {
    const { level, low, high } = sets;
    const each = members.map((member) => {
      const inner = family[~member]?.sets;
      return inner === undefined ? stepsOf(member) : (fewest[~member]?.[rootOf(inner)] ?? 0);
    });
    const values = new Float64Array(level.length);
    values[0] = Number.POSITIVE_INFINITY;
    for (let node = 2; node < level.length; node += 1) {
      const taken = (values[high[node] ?? 0] ?? 0) + (each[level[node] ?? 0] ?? 0);
      values[node] = Math.min(values[low[node] ?? 0] ?? 0, taken);
    }
    fewest.push(values);
  }
  return fewest;
}
