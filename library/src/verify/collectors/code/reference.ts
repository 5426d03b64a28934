/**
 * References to lines of code as people write them: `12:40:src/limits.rs`, `src/limits.rs:12-40`,
 * `src/limits.rs#L12-L40`, and addresses of code hosts.
 * @module
 */
import { languageOf } from '../../lexing/index.ts';

/** What a reference points at. */
export interface Reference {
  readonly path: string;
  readonly lines?: readonly [first: number, last: number];
  /** The name of the repository, when an address names one. */
  readonly repository?: string;
}

/** A path without placeholders, patterns or spaces that leads below some folder. */
const PATH = String.raw`(?![/~]|[A-Za-z][A-Za-z0-9+-]*:)[^\s<>{}$*?|"'\`#:\\,;]+`;
const LEADING = new RegExp(`^(\\d{1,7}):(\\d{1,7}):(${PATH})$`);
const COLON = new RegExp(`^(${PATH}):L?(\\d{1,7})(?:\\s?[-–]\\s?L?(\\d{1,7})|:\\d{1,7}(?:-\\d{1,7})?)?$`);
const HASH = new RegExp(`^(${PATH})#(?:L|lines-)?(\\d{1,7})(?:C\\d+)?(?:[-:]L?(\\d{1,7})(?:C\\d+)?)?$`);
const HOSTED =
  /^https?:\/\/[^/\s]+\/[^\s]*?([^/\s]+)(?:\/-)?\/(?:blob|tree|src\/(?:branch|commit|tag)|raw)\/([^/\s]+)\/([^\s#?]+)(?:\?[^\s#]*)?(#.*)?$/;
const PLAIN = new RegExp(`^${PATH}$`);

/**
 * Reads one reference; undefined when the text is none. The ending of the path must be one of some language, so that
 * `example.com:443` is none.
 *
 * @param options `anyFile` takes every path with lines, for a text that is known to be a reference
 */
export function readReference(written: string, { anyFile = false } = {}): Reference | undefined {
  const text = written.trim();
  if (text.length > 1000) return undefined;
  const hosted = HOSTED.exec(text);
  if (hosted !== null) {
    const [, repository = '', , path = '', hash = ''] = hosted;
    const read = readReference(decoded(path) + (hash.startsWith('#L') ? hash : ''), { anyFile });
    return read && { ...read, repository };
  }
  const leading = LEADING.exec(text);
  const trailing = COLON.exec(text) ?? HASH.exec(text);
  const [path = '', first = '', last = first] =
    leading !== null ? [leading[3], leading[1], leading[2]] : trailing !== null ? trailing.slice(1) : [text];
  if (!PLAIN.test(path) || (languageOf(path) === undefined && !(anyFile && first !== ''))) return undefined;
  const lines = first === '' ? undefined : readLines([first, last]);
  if (first !== '' && lines === undefined) return undefined;
  return { path: path.replace(/^(?:\.\/)+/, ''), ...(lines !== undefined && { lines }) };
}

/** Reads a range such as `12-40`, `12` or two numbers; undefined when it is none. */
export function readLines(written: readonly string[]): readonly [number, number] | undefined {
  const parts = written.length === 1 ? /^(\d{1,7})(?:\s*[-–:]\s*(\d{1,7}))?$/.exec(written[0]?.trim() ?? '') : null;
  const [first, last] = parts === null ? written : [parts[1], parts[2] ?? parts[1]];
  const range = [Number(first), Number(last)] as const;
  return range.every(Number.isSafeInteger) && range[0] >= 1 && range[1] >= range[0] && written.length <= 2
    ? range
    : undefined;
}

/** Writes a place the way people read it. */
export function placeText(file: string, lines?: readonly [number, number]): string {
  if (lines === undefined) return file;
  return lines[0] === lines[1] ? `${file}:${lines[0]}` : `${file}:${lines[0]}-${lines[1]}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
