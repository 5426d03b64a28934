/**
 * Levels of risk compared without failing on a word that is no level, which is a problem of its own.
 * @module
 */
import type { CheckContext } from './check.ts';

/** Compares two levels of a scheme: negative when the first is lower, undefined when one of them is no level. */
export function compared(context: CheckContext, scheme: string, [one, other]: readonly [string, string]) {
  try {
    return context.compareLevels(scheme, one, other);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
