/**
 * One line of YAML, as far as it tells where something stands: its dashes, its key, and what follows.
 * @module
 */

/** Something of a line that others can stand below. */
export type Opener =
  | { readonly kind: 'item'; readonly column: number }
  | { readonly kind: 'key'; readonly column: number; readonly name: string; readonly end: number };

export interface YamlLine {
  /** From left to right. */
  readonly openers: readonly Opener[];
  /** Where the value begins. */
  readonly value: number;
}

const KEY = /("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'{}[\],&*!|>%@`-](?:[^:]|:(?!\s|$))*?|-[^\s:][^:]*?)\s*:(?=\s|$)/y;

/** How far a line is indented; undefined when nothing but a comment stands on it. */
export function indentOf(text: string): number | undefined {
  let at = 0;
  while (text.charCodeAt(at) === 32) at += 1;
  const code = text.charCodeAt(at);
  // Nothing, a comment, or a carriage return.
  return Number.isNaN(code) || code === 35 || code === 13 ? undefined : at;
}

/** Reads one line. */
export function yamlLine(text: string): YamlLine {
  const openers: Opener[] = [];
  let at = skipSpaces(text, 0);
  while (text[at] === '-' && (text[at + 1] === ' ' || at + 1 === text.length)) {
    openers.push({ kind: 'item', column: at });
    at = skipSpaces(text, at + 1);
  }
  KEY.lastIndex = at;
  const [whole, name] = KEY.exec(text) ?? [];
  if (whole !== undefined && name !== undefined) {
    openers.push({ kind: 'key', column: at, name: unquoted(name), end: at + whole.length });
    at = skipSpaces(text, at + whole.length);
  }
  return { openers, value: at };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

/** A key or a word without its quotes. */
export function unquoted(word: string): string {
  return /^(["']).*\1$/s.test(word) ? word.slice(1, -1) : word;
}
