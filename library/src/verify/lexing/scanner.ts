/**
 * The pieces that the table of languages is made of: each finds where one form of comment or string starts and ends.
 * @module
 */
import type { Token, TokenKind } from './token.ts';

/** What is remembered while a text is read. */
export interface LexerState {
  /** The depth of braces in each open `${` of a template. */
  readonly templates: number[];
  /** Up to where a form that was not closed is not looked for again, so that time grows with the text alone. */
  readonly given: Map<unknown, number>;
  /** How many texts without an end were given up. */
  endless: number;
}

/** One form of comment or string. */
export interface Scanner {
  /** The source of a regular expression, without capturing groups, that finds where it may start. */
  readonly open: string;
  /** Undefined when it does not start there after all. `body` is where the match of `open` ends. */
  readonly scan: (text: string, start: number, body: number, state: LexerState) => Token | undefined;
}

/** Where a piece of text is next found, or the end of the text. */
function endOf(text: string, piece: string, from: number): number {
  const at = text.indexOf(piece, from);
  return at < 0 ? text.length : at + piece.length;
}

/** The end of the line that `from` is on, without its line break. */
export function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

export function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** A comment to the end of the line; `doc` tells those that are documentation. */
export function lineComment(open: string, options: { readonly doc?: RegExp; readonly kind?: TokenKind } = {}): Scanner {
  return {
    open,
    scan(text, start, body) {
      const end = lineEnd(text, body);
      const isDoc = options.doc?.test(text.slice(start, start + 4)) === true;
      return { kind: isDoc ? 'doc-comment' : (options.kind ?? 'comment'), start, end };
    },
  };
}

/** A comment between two marks, inside which the same marks may nest. */
export function blockComment(
  open: string,
  close: string,
  options: { readonly doc?: RegExp; readonly nested?: boolean } = {},
): Scanner {
  const marks = new RegExp(`${escaped(open)}|${escaped(close)}`, 'g');
  return {
    open: escaped(open),
    scan(text, start, body) {
      const kind = options.doc?.test(text.slice(start, start + 4)) ? 'doc-comment' : 'comment';
      if (options.nested !== true) return { kind, start, end: endOf(text, close, body) };
      marks.lastIndex = body;
      for (let depth = 1; depth > 0; ) {
        const mark = marks.exec(text);
        if (mark === null) return { kind, start, end: text.length };
        depth += mark[0] === open ? 1 : -1;
      }
      return { kind, start, end: marks.lastIndex };
    },
  };
}

/** How a string is written. */
export interface Quoted {
  /** The opening source; the quote itself unless it has a prefix. */
  readonly open?: string;
  /** How the quote stands for itself inside: after a backslash, written twice, or not at all. */
  readonly inside?: 'backslash' | 'doubled' | 'none';
  /** Whether it may go on over the end of a line. */
  readonly lines?: boolean;
}

/** A string between quotes. One that may not cross lines and is not closed on its own is no string. */
export function quoted(quote: string, { open, inside = 'backslash', lines = false }: Quoted = {}): Scanner {
  const close = escaped(quote);
  const skipped = inside === 'backslash' ? '\\\\[\\s\\S]|' : inside === 'doubled' ? `${close}${close}|` : '';
  const ends = new RegExp(`${skipped}${close}${lines ? '' : '|\\n'}`, 'g');
  return {
    open: open ?? close,
    scan(text, start, body, { given }) {
      if ((given.get(ends) ?? 0) > start) return undefined;
      ends.lastIndex = body;
      for (let found = ends.exec(text); found !== null; found = ends.exec(text)) {
        if (found[0] === quote) return { kind: 'string', start, end: ends.lastIndex };
        if (found[0] === '\n') break;
      }
      if (lines) return { kind: 'string', start, end: text.length };
      given.set(ends, lineEnd(text, body));
      return undefined;
    },
  };
}

/** A literal that a regular expression describes whole, such as a character. */
export function literal(open: string): Scanner {
  return { open, scan: (_text, start, body) => ({ kind: 'string', start, end: body }) };
}

/** A raw string whose closing mark follows from its opening one. */
export function raw(open: string, closing: (opening: string) => string): Scanner {
  return {
    open,
    scan: (text, start, body) => ({
      kind: 'string',
      start,
      end: endOf(text, closing(text.slice(start, body)), body),
    }),
  };
}

/** A text that starts on the next line and ends with a line that holds only the word named at its start. */
export function heredoc(open: string): Scanner {
  return {
    open,
    scan(text, start, body, state) {
      if (state.endless > 20) return undefined;
      const word = /[A-Za-z_]\w*/.exec(text.slice(start, body))?.[0] ?? '';
      const first = lineEnd(text, body);
      const ends = new RegExp(`^[ \\t]*${word}\\b`, 'gm');
      ends.lastIndex = first + 1;
      if (ends.exec(text) !== null) return { kind: 'string', start: first, end: ends.lastIndex };
      state.endless += 1;
      return undefined;
    },
  };
}
