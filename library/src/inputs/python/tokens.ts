/**
 * The tokens of a Python file: lines that go on between brackets are one, and indentation is a token.
 * @module
 */
import { Unreadable } from '../settings/node.ts';

/** A token. */
export interface PythonToken {
  readonly kind: 'name' | 'number' | 'text' | 'filled' | 'sign' | 'break' | 'indent' | 'dedent';
  readonly text: string;
  /** Of a text: what it says. */
  readonly value?: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

const MOST_TOKENS = 1_000_000;
const DEEPEST_INDENT = 100;

const SPACE = /[ \t\f\r\uFEFF]+|\\\r?\n|#[^\n]*/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const NUMBER = /(?:0[xX][\da-fA-F_]+|0[oObB][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?)[jJ]?/y;
const SIGN = /\*\*=?|\/\/=?|>>=?|<<=?|[-+*/%&|^@=!<>]=|->|:=|\.\.\.|[-+*/%&|^@=<>~.,:;()[\]{}!?$`\\]/y;
const QUOTE = /([rRbBuUfFtT]{0,2})("""|'''|"|')/y;
const INDENT = /(?:[ \t\f]*(?:#[^\n]*)?\r?\n)*([ \t\f]*)/y;
const ESCAPE = /\\(?:(\r?\n)|([\\'"abfnrtv])|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g;
const LETTERS: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Splits a file into tokens. @throws {Unreadable} where a text never ends, or past the bounds */
export function tokensOf(text: string): readonly PythonToken[] {
  const tokens: PythonToken[] = [];
  const indents = [0];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  let open = 0;
  const moveTo = (end: number): void => {
    const passed = text.slice(at, end);
    for (let next = passed.indexOf('\n'); next !== -1; next = passed.indexOf('\n', next + 1)) {
      line += 1;
      lineStart = at + next + 1;
    }
    at = end;
  };
  const add = (kind: PythonToken['kind'], end: number, value?: string): void => {
    if (tokens.length >= MOST_TOKENS) throw fail(`expected at most ${MOST_TOKENS} words`);
    const column = at - lineStart + 1;
    tokens.push({
      kind,
      text: text.slice(at, end),
      start: at,
      end,
      line,
      column,
      ...(value !== undefined && { value }),
    });
    moveTo(end);
  };
  const fail = (reason: string): Unreadable => new Unreadable(reason, line, at - lineStart + 1);
  const indentLine = (): void => {
    const found = match(INDENT, text, at);
    moveTo(at + (found?.[0].length ?? 0));
    if (at >= text.length) return;
    const width = (found?.[1] ?? '').replaceAll('\t', '        ').length;
    if (width > (indents.at(-1) ?? 0)) {
      if (indents.length >= DEEPEST_INDENT) throw fail(`expected at most ${DEEPEST_INDENT} levels`);
      indents.push(width);
      add('indent', at);
    }
    while (width < (indents.at(-1) ?? 0)) {
      indents.pop();
      add('dedent', at);
    }
  };
  indentLine();
  while (at < text.length) {
    const space = match(SPACE, text, at);
    if (space !== undefined) {
      moveTo(at + space[0].length);
      continue;
    }
    if (text[at] === '\n') {
      if (open > 0) moveTo(at + 1);
      else {
        add('break', at + 1);
        indentLine();
      }
      continue;
    }
    const quote = match(QUOTE, text, at);
    if (quote !== undefined) {
      const [opening, prefix = '', mark = ''] = quote;
      const start = at + opening.length;
      const end = textEnd(text, start, mark);
      if (end === undefined) throw fail(`expected ${mark} at the end of the text`);
      const content = text.slice(start, end);
      const isFilled = /[ft]/i.test(prefix) && content.includes('{');
      add(isFilled ? 'filled' : 'text', end + mark.length, /r/i.test(prefix) ? content : unescaped(content));
      continue;
    }
    const name = match(NAME, text, at);
    const number = name === undefined ? match(NUMBER, text, at) : undefined;
    const sign = name === undefined && number === undefined ? match(SIGN, text, at) : undefined;
    if (sign !== undefined && /^[([{]$/.test(sign[0])) open += 1;
    if (sign !== undefined && /^[)\]}]$/.test(sign[0])) open = Math.max(0, open - 1);
    const found = name ?? number ?? sign;
    if (found === undefined) throw fail(`expected a word, found "${String.fromCodePoint(text.codePointAt(at) ?? 0)}"`);
    add(name !== undefined ? 'name' : number !== undefined ? 'number' : 'sign', at + found[0].length);
  }
  add('break', at);
  for (let level = indents.length; level > 1; level -= 1) add('dedent', at);
  return tokens;
}

function textEnd(text: string, start: number, mark: string): number | undefined {
  const stop = mark.length === 3 ? /[\\"']/g : /[\\"'\n]/g;
  stop.lastIndex = start;
  for (let found = stop.exec(text); found !== null; found = stop.exec(text)) {
    if (found[0] === '\n') return undefined;
    if (found[0] === '\\') stop.lastIndex = found.index + (text.startsWith('\r\n', found.index + 1) ? 3 : 2);
    else if (text.startsWith(mark, found.index)) return found.index;
  }
  return undefined;
}

function unescaped(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replace(ESCAPE, (_, lineBreak, letter, octal, short, middle, long) => {
    if (lineBreak !== undefined) return '';
    if (letter !== undefined) return LETTERS[letter] ?? letter;
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    const code = Number.parseInt(short ?? middle ?? long ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
