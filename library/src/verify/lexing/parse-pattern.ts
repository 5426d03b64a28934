/**
 * Reads a regular expression into its parts.
 * @module
 */

/** A part of a pattern. */
export type Part =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean; readonly only?: string }
  | { readonly kind: 'place'; readonly holds: (line: string, at: number) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly parts: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly least: number; readonly most?: number };

const LONGEST = 1000;
const DEEPEST = 50;
const MOST_REPEATS = 500;

const WORD = /[A-Za-z0-9_]/;
const BOUNDARY = (line: string, at: number): boolean => WORD.test(line.charAt(at - 1)) !== WORD.test(line.charAt(at));

/** @throws {RangeError} with the place, counted from 1, and what was wanted there */
export function parsePattern(source: string): { readonly part: Part; readonly ignoreCase: boolean } {
  const ignoreCase = source.startsWith('(?i)');
  let at = ignoreCase ? 4 : 0;
  let depth = 0;
  const fail = (wanted: string): never => {
    const found = at >= source.length ? 'the end' : `"${source.slice(at, at + 6)}"`;
    throw new RangeError(`Cannot read the pattern "${source}" at ${at + 1}: expected ${wanted}, found ${found}`);
  };
  if (source.length > LONGEST) throw new RangeError(`Cannot read the pattern: expected at most ${LONGEST} characters`);

  /** A set written the way of JavaScript, asked one character at a time. */
  const set = (written: string, only?: string): Part => {
    let pattern: RegExp;
    try {
      pattern = new RegExp(`^${written}$`, ignoreCase ? 'iu' : 'u');
    } catch {
      return fail('a set of characters');
    }
    return { kind: 'character', fits: (character) => pattern.test(character), ...(only !== undefined && { only }) };
  };
  const exactly = (character: string): Part => {
    const wanted = ignoreCase ? character.toLowerCase() : character;
    return { kind: 'character', fits: (found) => found === wanted, only: wanted };
  };
  const choice = (): Part => {
    depth += 1;
    if (depth > DEEPEST) fail(`at most ${DEEPEST} levels`);
    const parts = [sequence()];
    while (source[at] === '|') {
      at += 1;
      parts.push(sequence());
    }
    depth -= 1;
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'choice', parts };
  };
  const sequence = (): Part => {
    const parts: Part[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated(atom()));
    return { kind: 'sequence', parts };
  };
  const repeated = (part: Part): Part => {
    const times = /^(?:([*+?])|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})\??/.exec(source.slice(at, at + 14));
    if (times === null) return part;
    at += times[0].length;
    if (/^[*+?]/.test(source.slice(at))) fail('one repetition');
    const [, sign, few = '', comma, many] = times;
    const least = sign === undefined ? Number(few) : sign === '+' ? 1 : 0;
    const most =
      sign === undefined
        ? many !== undefined
          ? Number(many)
          : comma === undefined
            ? least
            : undefined
        : sign === '?'
          ? 1
          : undefined;
    if (least > MOST_REPEATS || (most ?? 0) > MOST_REPEATS || (most ?? least) < least) {
      fail(`at most ${MOST_REPEATS} repetitions`);
    }
    return { kind: 'repeat', part, least, ...(most !== undefined && { most }) };
  };
  const atom = (): Part => {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    if (character === '(') {
      const open = /^\((?:\?:|\?<[A-Za-z]\w*>)?/.exec(source.slice(at, at + 40))?.[0] ?? '';
      at += open.length;
      if (source[at] === '?') fail('a group without look-around');
      const part = choice();
      if (source[at] !== ')') fail('")"');
      at += 1;
      return part;
    }
    if (character === '[') {
      const written = /^\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]/.exec(source.slice(at))?.[0] ?? fail('a "]" later on');
      at += written.length;
      // Inside a set JavaScript wants some characters escaped that others take as they are.
      return set(written.replace(/(?<=^\[\^?)\]/, '\\]').replace(/(?<!^)\[/g, '\\['));
    }
    if (character === '\\') {
      const letter = source[at + 1] ?? fail('something after "\\"');
      at += 2;
      if (letter === 'b' || letter === 'B') {
        return { kind: 'place', holds: (line, place) => BOUNDARY(line, place) === (letter === 'b') };
      }
      if (/[dDwWsS]/.test(letter)) return set(`\\${letter}`);
      if (letter === 't') return exactly('\t');
      if (/[A-Za-z0-9]/.test(letter)) {
        at -= 2;
        return fail('an escape such as \\d, \\w, \\s, \\b or \\.');
      }
      return exactly(letter);
    }
    if (/[*+?]/.test(character)) fail('something to repeat');
    at += character.length;
    if (character === '.') return { kind: 'character', fits: () => true };
    if (character === '^') return { kind: 'place', holds: (_line, place) => place === 0 };
    if (character === '$') return { kind: 'place', holds: (line, place) => place === line.length };
    return exactly(character);
  };
  const part = choice();
  if (at < source.length) fail('the end');
  return { part, ignoreCase };
}
