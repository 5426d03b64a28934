/**
 * Searches a text for many short texts at once, much faster than one pattern of them all: the first two characters of
 * each are looked up in a table.
 * @module
 */

/** Called with what was searched for and where it begins. */
export type OnHit<Value> = (value: Value, at: number) => void;

const CODES = 128;

/**
 * Prepares a search.
 *
 * @param wanted texts of two ASCII characters or more, with what each stands for; the same text may stand for several
 * @throws {RangeError} when a text is shorter, or not ASCII
 */
export function literalSearch<Value>(
  wanted: readonly (readonly [literal: string, value: Value])[],
): (text: string, onHit: OnHit<Value>) => void {
  const table = new Uint16Array(CODES * CODES);
  const buckets: (readonly [string, Value])[][] = [[]];
  for (const [literal, value] of wanted) {
    if (!/^[\x20-\x7e]{2,}$/.test(literal))
      throw new RangeError(`Cannot search for "${literal}": expected two letters`);
    const pair = literal.charCodeAt(0) * CODES + literal.charCodeAt(1);
    const index = table[pair] || buckets.push([]) - 1;
    table[pair] = index;
    buckets[index]?.push([literal, value]);
  }
  return (text, onHit) => {
    let before = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= CODES) {
        before = 0;
        continue;
      }
      const index = table[before * CODES + code] ?? 0;
      before = code;
      if (index === 0) continue;
      for (const [literal, value] of buckets[index] ?? []) {
        if (text.startsWith(literal, at - 1)) onHit(value, at - 1);
      }
    }
  };
}

/** What a sticky pattern matches at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
