/**
 * Conditions put together: all, any, not.
 * @module
 */
import type { Condition } from './condition.ts';
import { least, most, NO, negated, type Truth, UNKNOWN, YES } from './truth.ts';

/** True when all are; asks only for the first thing that is unknown. */
export function all(children: readonly Condition[]): Condition {
  const cheapFirst = children.toSorted((one, other) => one.cost - other.cost);
  return {
    judge: (world, element) => {
      let truth: Truth = YES;
      for (const child of cheapFirst) {
        truth = least(truth, child.judge(world, element));
        if (truth === NO) break;
      }
      return truth;
    },
    reasons: (world, element) => children.flatMap((child) => child.reasons(world, element)),
    open: (world, element) => {
      const first = children.find((child) => child.judge(world, element) === UNKNOWN);
      return first?.open(world, element) ?? [];
    },
    leaves: leavesOf(children),
    asks: children.flatMap((child) => child.asks),
    needs: children.flatMap((child) => child.needs),
    cost: sumOf(children),
    shape: `all(${children
      .map(({ shape }) => shape)
      .toSorted()
      .join(',')})`,
  };
}

/** True when one is; asks for everything that is unknown. */
export function any(children: readonly Condition[]): Condition {
  return {
    judge: (world, element) => {
      let truth: Truth = NO;
      for (const child of children) {
        truth = most(truth, child.judge(world, element));
        if (truth === YES) break;
      }
      return truth;
    },
    reasons: (world, element) =>
      children.filter((child) => child.judge(world, element) === YES).flatMap((child) => child.reasons(world, element)),
    open: (world, element) =>
      children
        .filter((child) => child.judge(world, element) === UNKNOWN)
        .flatMap((child) => child.open(world, element)),
    leaves: leavesOf(children),
    asks: children.flatMap((child) => child.asks),
    needs: children.length === 1 ? (children[0]?.needs ?? []) : [],
    cost: sumOf(children),
    shape: `any(${children
      .map(({ shape }) => shape)
      .toSorted()
      .join(',')})`,
  };
}

/** True when the other is not. */
export function not(child: Condition): Condition {
  return {
    judge: (world, element) => negated(child.judge(world, element)),
    // What is not so explains nothing by itself; the conditions beside it do.
    reasons: () => [],
    open: (world, element) => child.open(world, element),
    leaves: (world, element, truth) => child.leaves(world, element, negated(truth)),
    asks: child.asks.map((asked) => ({ ...asked, values: undefined })),
    needs: [],
    cost: child.cost,
    shape: `not(${child.shape})`,
  };
}

/** The leaves of the parts that are as true as the whole. */
function leavesOf(children: readonly Condition[]): Condition['leaves'] {
  return (world, element, truth) =>
    children
      .filter((child) => child.judge(world, element) === truth)
      .flatMap((child) => child.leaves(world, element, truth));
}

function sumOf(children: readonly Condition[]): number {
  return children.reduce((sum, { cost }) => sum + cost, 0);
}
