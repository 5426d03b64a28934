/**
 * One line of a log as names and values: JSON, logfmt, or the pairs that stand in plain text.
 * @module
 */

/** What a line is written in. */
export type Format = 'json' | 'logfmt' | 'plain';

/** A value with its name, the innermost key of JSON. */
export interface Pair {
  readonly name: string;
  readonly value: string;
  /** Whether the two only stand beside each other in prose. */
  readonly isLoose?: true;
}

export interface Line {
  readonly format: Format;
  readonly pairs: readonly Pair[];
  /** Whether there are more pairs than anybody looks at. */
  readonly isCut: boolean;
}

const MOST_PAIRS = 5_000;

/** Reads one line. */
export function readLine(line: string): Line {
  const text = line.trim();
  const value = text.startsWith('{') ? parsed(text) : undefined;
  const isObject = typeof value === 'object' && value !== null;
  const found = isObject ? pairsIn(value) : logfmt(text);
  const pairs = found === undefined ? loosePairs(text) : withInner(found);
  const format = found === undefined ? 'plain' : isObject ? 'json' : 'logfmt';
  return { format, pairs: pairs.slice(0, MOST_PAIRS), isCut: pairs.length > MOST_PAIRS };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All values of an object with their keys, however deep. */
function pairsIn(value: object): readonly Pair[] {
  const pairs: Pair[] = [];
  const open: { readonly name: string; readonly value: unknown }[] = [{ name: '', value }];
  for (let next = open.pop(); next !== undefined && pairs.length <= MOST_PAIRS; next = open.pop()) {
    const { name, value: inner } = next;
    if (typeof inner !== 'object' || inner === null) {
      pairs.push({ name, value: inner === null ? '' : `${inner}` });
      continue;
    }
    // A list of numbers under one name is one value, such as an embedding.
    if (Array.isArray(inner) && inner.length > 0 && inner.every((item) => typeof item === 'number')) {
      pairs.push({ name, value: '[...]' });
      continue;
    }
    const entries: readonly (readonly [string, unknown])[] = Array.isArray(inner)
      ? inner.map((item) => [name, item] as const)
      : Object.entries(inner);
    for (const [key, item] of entries) open.push({ name: key, value: item });
  }
  return pairs;
}

const LOGFMT = /([^\s="]+)(?:=("(?:[^"\\]|\\.)*"|[^\s"]*))?(?:\s+|$)/y;

/** A line of nothing but `name=value` and single words, at least two of them pairs. */
function logfmt(text: string): readonly Pair[] | undefined {
  const pairs: Pair[] = [];
  let words = 0;
  LOGFMT.lastIndex = 0;
  while (LOGFMT.lastIndex < text.length) {
    const found = LOGFMT.exec(text);
    if (found === null) return undefined;
    const [, name = '', value] = found;
    if (value === undefined) words += 1;
    else pairs.push({ name, value: value.replace(/^"(.*)"$/s, '$1') });
  }
  return pairs.length >= 2 && words <= 1 ? pairs : undefined;
}

const LOOSE =
  /(?<![\w.-])["']?([A-Za-z][\w.-]{0,60})["']?\s{0,3}[=:]\s{0,3}("[^"\n]{0,400}"|'[^'\n]{0,400}'|[^\s,;"']{1,400})/g;

function loosePairs(text: string): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const [, name = '', value = ''] of text.matchAll(LOOSE)) {
    pairs.push({ name, value: value.replace(/^["'](.*)["']$/s, '$1'), isLoose: true });
    if (pairs.length > MOST_PAIRS) break;
  }
  return pairs;
}

/** The pairs, and those that stand inside their values: a message may hold a whole request. */
function withInner(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.flatMap((pair) => (/[=:]/.test(pair.value) ? [pair, ...loosePairs(pair.value)] : [pair]));
}
