/**
 * The forms of comments and strings that one language alone has.
 * @module
 */
import { lineEnd, quoted, type Scanner } from './scanner.ts';
import type { Token } from './token.ts';

/** The text of a template literal up to its end or its next `${`, which is code again. */
function templateChunk(text: string, start: number, templates: number[]): Token {
  const ends = /\\[\s\S]|`|\$\{/g;
  ends.lastIndex = start + 1;
  for (let found = ends.exec(text); found !== null; found = ends.exec(text)) {
    if (found[0] === '${') templates.push(0);
    if (found[0] === '${' || found[0] === '`') return { kind: 'string', start, end: ends.lastIndex };
  }
  return { kind: 'string', start, end: text.length };
}

/** Template literals: what stands in `${ }` is code, however deep. */
export const TEMPLATES: readonly Scanner[] = [
  { open: '`', scan: (text, start, _body, { templates }) => templateChunk(text, start, templates) },
  {
    open: '\\{',
    scan(_text, _start, _body, { templates }) {
      const depth = templates.pop();
      if (depth !== undefined) templates.push(depth + 1);
      return undefined;
    },
  },
  {
    open: '\\}',
    scan(text, start, _body, { templates }) {
      const depth = templates.pop();
      if (depth === undefined) return undefined;
      if (depth === 0) return templateChunk(text, start, templates);
      templates.push(depth - 1);
      return undefined;
    },
  },
];

/** Words after which a slash starts a regular expression. */
const BEFORE_REGEX = /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|instanceof|else|do|yield|await)$/;

/** A regular expression of JavaScript, told from a division by what stands before it. */
export const REGEX_LITERAL: Scanner = {
  open: '\\/(?![/*>])',
  scan(text, start, _body, { given }) {
    if ((given.get(REGEX_LITERAL) ?? 0) > start) return undefined;
    const before = text.slice(Math.max(0, start - 40), start).trimEnd();
    if (!/(?:^|[(,=:[!&|?{;+\-*%~^>])$/.test(before) && !BEFORE_REGEX.test(before)) return undefined;
    const ends = /\\[^\n]|[[\]\n]|\/[a-z]*/g;
    ends.lastIndex = start + 1;
    let inClass = false;
    for (let found = ends.exec(text); found !== null && found[0] !== '\n'; found = ends.exec(text)) {
      if (found[0] === '[') inClass = true;
      else if (found[0] === ']') inClass = false;
      else if (found[0].startsWith('/') && !inClass) return { kind: 'string', start, end: ends.lastIndex };
    }
    given.set(REGEX_LITERAL, lineEnd(text, start));
    return undefined;
  },
};

/** What `#if 0` leaves out of a C program. */
export const LEFT_OUT_BY_IF_ZERO: Scanner = {
  open: '^[ \\t]*#[ \\t]*if[ \\t]+0\\b',
  scan(text, start, body) {
    const directives = /^[ \t]*#[ \t]*(if|else|elif|endif)/gm;
    directives.lastIndex = body;
    let depth = 1;
    for (let found = directives.exec(text); found !== null; found = directives.exec(text)) {
      if (found[1] === 'if') depth += 1;
      else if (found[1] === 'endif') depth -= 1;
      if (depth === 0 || (depth === 1 && (found[1] === 'else' || found[1] === 'elif'))) {
        return { kind: 'comment', start, end: found.index };
      }
    }
    return { kind: 'comment', start, end: text.length };
  },
};

/** A string of Python; one that stands alone as a statement is documentation. */
export function pythonString(quote: string): Scanner {
  const isLong = quote.length === 3;
  const inner = quoted(quote, { lines: isLong });
  return {
    open: `\\b(?:[rRbBuUfFtT]{1,2})?${quote}|${quote}`,
    scan(text, start, body, state) {
      const found = inner.scan(text, start, body, state);
      if (found === undefined) return undefined;
      const before = text.slice(Math.max(0, start - 400), start);
      const startsLine = /(?:^|\n)[ \t]*$/.test(before);
      const endsLine = /^[ \t]*(?:#.*)?$/.test(text.slice(found.end, lineEnd(text, found.end)).replace('\r', ''));
      const follows = before.trimEnd();
      const isStatement = startsLine && endsLine && !/[([{,\\=+%|&]$/.test(follows);
      return isStatement ? { ...found, kind: 'doc-comment' } : found;
    },
  };
}

/** A page of documentation between two lines, such as `=begin` and `=end`. */
export function pages(open: string, close: string): Scanner {
  const ends = new RegExp(close, 'gm');
  return {
    open: `^${open}`,
    scan(text, start, body) {
      ends.lastIndex = body;
      const found = ends.exec(text);
      return { kind: 'doc-comment', start, end: found === null ? text.length : lineEnd(text, ends.lastIndex) };
    },
  };
}

/** The long brackets of Lua, `[==[ ]==]`. */
export function longBrackets(prefix: string, kind: 'comment' | 'string'): Scanner {
  return {
    open: `${prefix}\\[=*\\[`,
    scan(text, start, body) {
      const close = text.slice(start, body).replace(/^-*/, '').replaceAll('[', ']');
      const at = text.indexOf(close, body);
      return { kind, start, end: at < 0 ? text.length : at + close.length };
    },
  };
}
