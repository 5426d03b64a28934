/**
 * Numbers with the word they count.
 * @module
 */

/** Keeps a number and its noun in one line; printed as a plain space. */
export const NO_BREAK = '\u00a0';

/**
 * A number and its noun: `1 entry`, `2 entries`.
 *
 * @param many the plural, when it is not the noun with an s
 */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number}${NO_BREAK}${number === 1 ? one : many}`;
}
