/**
 * Conditions on the members of a set: some, every.
 * @module
 */
import type { Element } from '../facts/element.ts';
import type { World } from '../facts/world.ts';
import type { Condition, Open } from './condition.ts';
import { least, most, NO, type Truth, UNKNOWN, YES } from './truth.ts';

/** True when it holds for one member; an empty set has none. */
export function some(set: string, where: Condition): Condition {
  return {
    judge: (world, element) => {
      const members = world.set(element, set);
      if (members === undefined) return UNKNOWN;
      let truth: Truth = NO;
      for (const member of members) {
        truth = most(truth, where.judge(world, member));
        if (truth === YES) break;
      }
      return truth;
    },
    reasons: (world, element) => {
      const member = world.set(element, set)?.find((one) => where.judge(world, one) === YES);
      return member === undefined ? [] : where.reasons(world, member);
    },
    open: (world, element) => fewest(world, world.set(element, set) ?? [], where),
    leaves: memberLeaves(set, where),
    asks: where.asks,
    needs: where.needs,
    cost: 3 + where.cost,
    shape: `some(${set},${where.shape})`,
  };
}

/** True when it holds for every member, as it does for an empty set. */
export function every(set: string, where: Condition): Condition {
  return {
    judge: (world, element) => {
      const members = world.set(element, set);
      if (members === undefined) return UNKNOWN;
      let truth: Truth = YES;
      for (const member of members) {
        truth = least(truth, where.judge(world, member));
        if (truth === NO) break;
      }
      return truth;
    },
    reasons: (world, element) => {
      const members = world.set(element, set) ?? [];
      const [first] = members;
      if (first === undefined) return [{ text: `"${element.name}" has no ${set}`, about: element.address }];
      return where.reasons(world, first);
    },
    open: (world, element) => fewest(world, world.set(element, set) ?? [], where),
    leaves: memberLeaves(set, where),
    asks: where.asks,
    needs: [],
    cost: 3 + where.cost,
    shape: `every(${set},${where.shape})`,
  };
}

/** So many members are told of that make a condition false. */
const SHOWN = 4;

/** The leaves at the members that are as true as the whole, or the set itself when it has none that is. */
function memberLeaves(set: string, where: Condition): Condition['leaves'] {
  return (world, element, truth) => {
    const fitting = (world.set(element, set) ?? []).filter((member) => where.judge(world, member) === truth);
    if (fitting.length === 0) return [{ of: 'set', element, set }];
    const shown = fitting.slice(0, truth === NO ? SHOWN : 1);
    const leaves = shown.flatMap((member) => where.leaves(world, member, truth));
    const count = fitting.length - shown.length;
    return truth === NO && count > 0 ? [...leaves, { of: 'more', element, set, count }] : leaves;
  };
}

/** What is open at the unknown member that needs the fewest answers; ties by id. */
export function fewest(world: World, members: readonly Element[], where: Condition): readonly Open[] {
  return (
    members
      .filter((member) => where.judge(world, member) === UNKNOWN)
      .map((member) => ({ member, open: where.open(world, member) }))
      .filter(({ open }) => open.length > 0)
      .toSorted((one, other) => one.open.length - other.open.length || (one.member.id < other.member.id ? -1 : 1))[0]
      ?.open ?? []
  );
}
