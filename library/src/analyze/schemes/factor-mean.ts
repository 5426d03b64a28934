/**
 * The level of an axis that is rated by factors: the mean of a group of them, in bands.
 * @module
 */
import type { Axis } from './axis.ts';

/** The mean of a group of factors, or which of them are missing. */
export type FactorMean =
  | { readonly group: string; readonly mean: number }
  | { readonly group: string; readonly missing: readonly string[] };

/**
 * The mean of the first group of factors that is rated at all. A group that is rated in part has no mean: an absent
 * factor is unknown, not 0.
 *
 * @returns undefined when no factor of the axis is rated
 */
export function factorMean(axis: Axis, factors: ReadonlyMap<string, number>): FactorMean | undefined {
  for (const [group, names] of axis.factors ?? []) {
    if (!names.some((name) => factors.has(name))) continue;
    const missing = names.filter((name) => !factors.has(name));
    if (missing.length > 0) return { group, missing };
    return { group, mean: names.reduce((sum, name) => sum + (factors.get(name) ?? 0), 0) / names.length };
  }
  return undefined;
}
