/**
 * The levels of risk of a scheme: their names, their aliases and their order.
 * @module
 */
import type { Scheme } from '../../model/model.ts';
import { foldWord } from './fold-word.ts';

/** A level of risk as its scheme describes it. */
export type RiskLevel = NonNullable<Scheme['levels']>[number];

/**
 * Finds the level of risk that a word names, by id, title or alias in any case.
 *
 * @returns the id of the level, or undefined when the scheme has no such level
 */
export function levelOf(scheme: Scheme, word: string): string | undefined {
  const folded = foldWord(word);
  return scheme.levels?.find(({ id, title, aka }) =>
    [id, ...(title === undefined ? [] : [title]), ...(aka ?? [])].some((name) => foldWord(name) === folded),
  )?.id;
}

/** The level of risk with this id; aliases are for {@link levelOf}. */
export function riskLevel(scheme: Scheme, id: string): RiskLevel | undefined {
  return scheme.levels?.find((level) => level.id === id);
}

/**
 * Compares two levels of risk of one scheme, for sorting from the lowest to the highest.
 *
 * @returns a negative number when the first is lower, positive when it is higher, 0 when they are the same
 * @throws {RangeError} when the scheme has no such level
 */
export function compareLevels(scheme: Scheme, first: string, second: string): number {
  return rank(scheme, first) - rank(scheme, second);
}

function rank(scheme: Scheme, word: string): number {
  const id = levelOf(scheme, word);
  const place = scheme.levels?.findIndex((level) => level.id === id) ?? -1;
  if (place === -1) {
    const wanted = (scheme.levels ?? []).map((level) => level.id).join(', ');
    throw new RangeError(`Cannot compare levels of "${scheme.id}": expected one of ${wanted}, found "${word}"`);
  }
  return place;
}
