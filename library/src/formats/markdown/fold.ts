/**
 * Names as they are compared: without case, plural, articles and marks, so that "the API gateways" is "API Gateway".
 * @module
 */

const EMPTY = new Set([
  'the',
  'a',
  'an',
  'of',
  'and',
  'or',
  'to',
  'in',
  'on',
  'for',
  'by',
  'with',
  'via',
  'attack',
  'our',
]);

/** The words of a name, in order, without those that say nothing. */
export function wordsOf(name: string): readonly string[] {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(singular);
  const telling = words.filter((word) => !EMPTY.has(word));
  return telling.length > 0 ? telling : words;
}

/** A name as a key; two names with the same key are one. */
export function foldName(name: string): string {
  return wordsOf(name.replace(/\s*\([^()]*\)/g, ' ')).join(' ') || wordsOf(name).join(' ');
}

/** Like {@link foldName}, with what stands in parentheses and without regard to order. */
export function foldWhole(name: string): string {
  return [...new Set(wordsOf(name))].sort().join(' ');
}

function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|z|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
