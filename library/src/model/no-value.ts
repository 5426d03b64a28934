/**
 * The answers to a question that are no value of its fact; they are remembered, so that nobody is asked again.
 * @module
 */

/** That nobody knows it, and that it does not apply. */
export const NO_VALUE = ['not-known', 'not-applicable'] as const;

/** Tells whether an answer is no value. */
export function isNoValue(answer: string): boolean {
  return NO_VALUE.some((word) => word === answer);
}
