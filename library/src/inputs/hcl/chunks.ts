/**
 * What a quoted text or a heredoc consists of: plain texts, and stretches that are filled in.
 * @module
 */
import type { Place } from '../../model/problem.ts';
import { DEEPEST, type HclSource } from './faults.ts';

/** A stretch of a file, and where it begins. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** A plain text, a stretch that is filled in (`${...}`), or a directive (`%{...}`). */
export type Chunk = string | (Span & { readonly isDirective: boolean });

const PLAIN_QUOTED = /[^"\\$%\n]+/y;
const PLAIN_HEREDOC = /[^$%\n]*\n?/y;
const ESCAPE = /\\(?:([nrt"\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const INSIDE = /[^"{}\n]+/y;
const INSIDE_QUOTED = /[^"\\$%\n]+/y;

/** Reads a quoted text. Without chunks when it never ends; it is then cut off at the end of its line. */
export function scanQuoted(
  source: HclSource,
  place: Place,
  start: number,
): { readonly end: number; readonly chunks?: readonly Chunk[] } {
  const { text } = source;
  const pieces = collector();
  const lines = lineCounter(text, { start, line: place.line, column: place.column });
  let at = start + 1;
  while (at < text.length) {
    const plain = match(PLAIN_QUOTED, text, at);
    if (plain !== undefined) {
      pieces.add(plain[0]);
      at += plain[0].length;
      continue;
    }
    if (text[at] === '"') return { end: at + 1, chunks: pieces.list() };
    if (text[at] === '\n') break;
    const escaped = match(ESCAPE, text, at);
    if (escaped !== undefined) {
      pieces.add(unescaped(escaped));
      at += escaped[0].length;
      continue;
    }
    const filled = filledAt(source, at, lines);
    if (filled === undefined) break;
    pieces.add(filled.chunk);
    at = filled.end;
  }
  const lineEnd = text.indexOf('\n', start);
  return { end: lineEnd === -1 ? text.length : lineEnd };
}

/** Reads a heredoc up to and with its closing word; to the end of the file when there is none. */
export function scanHeredoc(
  source: HclSource,
  { start, line, word, indented }: { start: number; line: number; word: string; indented: boolean },
): { readonly end: number; readonly isClosed: boolean; readonly chunks: readonly Chunk[] } {
  const { text } = source;
  let bodyEnd = start;
  let end = text.length;
  let isClosed = false;
  let indent = Number.POSITIVE_INFINITY;
  for (let from = start; from < text.length; ) {
    const next = text.indexOf('\n', from);
    const lineText = text.slice(from, next === -1 ? text.length : next);
    if (lineText.trim() === word) {
      bodyEnd = from;
      end = from + lineText.trimEnd().length;
      isClosed = true;
      break;
    }
    if (lineText.trim() !== '') indent = Math.min(indent, lineText.length - lineText.trimStart().length);
    from = next === -1 ? text.length : next + 1;
    bodyEnd = from;
  }
  const pieces = collector();
  const lines = lineCounter(text, { start, line, column: 1 });
  const strip = indented && Number.isFinite(indent) ? indent : 0;
  let at = start;
  while (at < bodyEnd) {
    const isLineStart = text[at - 1] === '\n';
    const plain = match(PLAIN_HEREDOC, text, at)?.[0] ?? '';
    if (plain !== '') {
      pieces.add(isLineStart ? plain.slice(Math.min(strip, plain.search(/[^ \t]|$/))) : plain);
      at += plain.length;
      continue;
    }
    const filled = filledAt(source, at, lines);
    pieces.add(filled?.chunk ?? text[at] ?? '');
    at = filled?.end ?? at + 1;
  }
  return { end, isClosed, chunks: pieces.list() };
}

/** What stands at a `$` or `%`, or at a backslash that escapes nothing. */
function filledAt(
  source: HclSource,
  at: number,
  lines: (at: number) => { readonly line: number; readonly column: number },
): { readonly chunk: Chunk; readonly end: number } | undefined {
  const { text } = source;
  if (/^(?:\$\$|%%)\{/.test(text.slice(at, at + 3))) return { chunk: text.slice(at + 1, at + 3), end: at + 3 };
  if (!/^[$%]\{/.test(text.slice(at, at + 2))) return { chunk: text[at] ?? '', end: at + 1 };
  const end = insideEnd(source, at + 2, 0);
  if (end === undefined) {
    source.confined = true;
    return undefined;
  }
  return { chunk: { start: at + 2, end, ...lines(at + 2), isDirective: text[at] === '%' }, end: end + 1 };
}

/** Where the brace is that closes what is filled in, which may hold texts of its own. */
function insideEnd(source: HclSource, start: number, depth: number): number | undefined {
  const { text } = source;
  let open = 0;
  let at = start;
  while (at < text.length && depth < DEEPEST) {
    at += match(INSIDE, text, at)?.[0].length ?? 0;
    const sign = text[at];
    if (sign === '}' && open === 0) return at;
    if (sign === '{') open += 1;
    if (sign === '}') open -= 1;
    if (sign === '\n' && source.confined) return undefined;
    const end = sign === '"' ? quotedEnd(source, at + 1, depth + 1) : at + 1;
    if (end === undefined) return undefined;
    at = end;
  }
  return undefined;
}

function quotedEnd(source: HclSource, start: number, depth: number): number | undefined {
  const { text } = source;
  let at = start;
  while (at < text.length) {
    at += match(INSIDE_QUOTED, text, at)?.[0].length ?? 0;
    if (text[at] === '"') return at + 1;
    if (text[at] === '\n') return undefined;
    const two = text.slice(at, at + 2);
    if (two === '$$' || two === '%%') at += text[at + 2] === '{' ? 3 : 1;
    else if (two === '${' || two === '%{') {
      const end = insideEnd(source, at + 2, depth);
      if (end === undefined) return undefined;
      at = end + 1;
    } else at += text[at] === '\\' ? 2 : 1;
  }
  return undefined;
}

function unescaped([, letter, short, long]: RegExpExecArray): string {
  if (letter !== undefined) return ESCAPES[letter] ?? letter;
  const code = Number.parseInt(short ?? long ?? '', 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

function collector(): { add(chunk: Chunk): void; list(): readonly Chunk[] } {
  const chunks: Chunk[] = [];
  let plain: string[] = [];
  const flush = (): void => {
    if (plain.length > 0) chunks.push(plain.join(''));
    plain = [];
  };
  return {
    add: (chunk) => {
      if (typeof chunk === 'string') plain.push(chunk);
      else {
        flush();
        chunks.push(chunk);
      }
    },
    list: () => {
      flush();
      return chunks;
    },
  };
}

/** Gives line and column of places that come one after the other. */
function lineCounter(text: string, from: Omit<Span, 'end'>): (at: number) => { line: number; column: number } {
  let { start, line } = from;
  let lineStart = start - (from.column - 1);
  return (at) => {
    const passed = text.slice(start, at);
    for (let next = passed.indexOf('\n'); next !== -1; next = passed.indexOf('\n', next + 1)) {
      line += 1;
      lineStart = start + next + 1;
    }
    start = at;
    return { line, column: at - lineStart + 1 };
  };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
