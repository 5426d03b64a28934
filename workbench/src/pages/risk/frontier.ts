/**
 * Walking along the front of budgets: what each sum buys, and what the next one adds.
 * @module
 */
import type { BudgetReport, FrontierPoint } from 'vauban/browser';

/** The best set that a sum pays for. */
export function pointAt({ frontier, before }: Pick<BudgetReport, 'frontier' | 'before'>, sum: number): FrontierPoint {
  const nothing: FrontierPoint = { cost: 0, left: before, controls: [] };
  return frontier.findLast(({ cost }) => cost <= sum * (1 + 1e-9)) ?? nothing;
}

/** The next set that leaves less, and what is bought for it and given up; undefined when nothing is left to buy. */
export function nextAfter(
  { frontier }: Pick<BudgetReport, 'frontier'>,
  point: FrontierPoint,
): { readonly point: FrontierPoint; readonly adds: readonly string[]; readonly drops: readonly string[] } | undefined {
  const next = frontier.find(({ cost, left }) => cost > point.cost && left < point.left);
  if (next === undefined) return undefined;
  return {
    point: next,
    adds: next.controls.filter((control) => !point.controls.includes(control)),
    drops: point.controls.filter((control) => !next.controls.includes(control)),
  };
}

/** The most that it makes sense to spend. */
export function mostOf({ frontier }: Pick<BudgetReport, 'frontier'>): number {
  return frontier.at(-1)?.cost ?? 0;
}
