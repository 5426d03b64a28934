/**
 * Kleene's three values, ordered: no < unknown < yes (LANGUAGE section 6, point 1).
 * @module
 */

export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;
export type Truth = typeof NO | typeof UNKNOWN | typeof YES;

export function negated(truth: Truth): Truth {
  if (truth === UNKNOWN) return UNKNOWN;
  return truth === YES ? NO : YES;
}

export function least(one: Truth, other: Truth): Truth {
  return one < other ? one : other;
}

export function most(one: Truth, other: Truth): Truth {
  return one > other ? one : other;
}
