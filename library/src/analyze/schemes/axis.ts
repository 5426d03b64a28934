/**
 * The axes of a scheme: their levels in order, by the names people use for them.
 * @module
 */
import type { Scheme } from '../../model/model.ts';
import { foldWord } from './fold-word.ts';

/** An axis as its scheme describes it. */
export type Axis = NonNullable<Scheme['axes']> extends ReadonlyMap<string, infer Value> ? Value : never;
/** A level of an axis as its scheme describes it. */
export type AxisLevel = NonNullable<Axis['levels']> extends ReadonlyMap<string, infer Value> ? Value : never;

/** The ids of the levels of an axis, lowest first. */
export function axisLevelIds(axis: Axis): readonly string[] {
  return [...(axis.levels?.keys() ?? [])];
}

/**
 * Finds the level of an axis that a word names, by id, title or alias in any case.
 *
 * @returns the id of the level, or undefined when the axis has no such level
 */
export function axisLevelOf(axis: Axis, word: string): string | undefined {
  const folded = foldWord(word);
  for (const [id, { title, aka }] of axis.levels ?? []) {
    if ([id, title ?? id, ...(aka ?? [])].some((name) => foldWord(name) === folded)) return id;
  }
  return undefined;
}

/** The axes that the level of a scheme follows from, in the order it names them. */
export function ratedAxes(scheme: Scheme): readonly string[] {
  if (scheme.matrix !== undefined) return [scheme.matrix.rows, scheme.matrix.columns];
  return scheme.score?.product ?? [];
}
