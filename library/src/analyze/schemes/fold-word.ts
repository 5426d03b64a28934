/**
 * Words as people write them: the same whatever their case and however their parts are joined.
 * @module
 */

/** The form in which two spellings of one word are equal: `Almost Certain` and `almost-certain`. */
export function foldWord(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
}
