/**
 * The tokens of a file, or of what is filled into one of its texts.
 * @module
 */
import type { Place } from '../../model/problem.ts';
import { type Chunk, type Span, scanHeredoc, scanQuoted } from './chunks.ts';
import type { HclSource } from './faults.ts';

/** A token; a line break is one, since it ends a statement. */
export interface HclToken {
  readonly kind: 'name' | 'number' | 'sign' | 'text' | 'break' | 'unknown';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** Of a text: what it consists of. */
  readonly chunks?: readonly Chunk[];
}

const SPACE = /[ \t\r\uFEFF]+/y;
const LINE_COMMENT = /(?:#|\/\/)[^\n]*/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const SIGN = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||::|[-+*/%<>!?:=.,()[\]{}]/y;
const HEREDOC = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;

/** Splits a stretch of a file into tokens; what is no token is reported and becomes an `unknown` one. */
export function tokensOf(source: HclSource, span: Span): readonly HclToken[] {
  const { text, file } = source;
  const tokens: HclToken[] = [];
  let { start: at, line } = span;
  let lineStart = at - (span.column - 1);
  const here = (): Place => ({ file, line, column: at - lineStart + 1 });
  const moveTo = (end: number): void => {
    const passed = text.slice(at, end);
    for (let next = passed.indexOf('\n'); next !== -1; next = passed.indexOf('\n', next + 1)) {
      line += 1;
      lineStart = at + next + 1;
    }
    at = end;
  };
  const add = (kind: HclToken['kind'], end: number, chunks?: readonly Chunk[]): void => {
    const { line, column } = here();
    tokens.push({ kind, text: text.slice(at, end), start: at, end, line, column, ...(chunks && { chunks }) });
    moveTo(end);
  };
  while (at < span.end) {
    const spaceEnd = endOf(SPACE, text, at) ?? endOf(LINE_COMMENT, text, at);
    if (spaceEnd !== undefined) {
      at = spaceEnd;
      continue;
    }
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end === -1) source.report('expected "*/" at the end of the comment', here());
      moveTo(end === -1 ? span.end : end + 2);
      continue;
    }
    if (!source.spend()) {
      source.report('expected a smaller file', here(), 'too-large');
      break;
    }
    if (text[at] === '\n') {
      add('break', at + 1);
      continue;
    }
    if (text[at] === '"') {
      const quoted = scanQuoted(source, here(), at);
      add(quoted.chunks === undefined ? 'unknown' : 'text', quoted.end, quoted.chunks);
      continue;
    }
    HEREDOC.lastIndex = at;
    const heredoc = HEREDOC.exec(text);
    if (heredoc !== null) {
      const [opening, dash, word = ''] = heredoc;
      const scanned = scanHeredoc(source, { start: at + opening.length, line: line + 1, word, indented: dash === '-' });
      if (!scanned.isClosed) source.report(`expected "${word}" in a line of its own at the end of the text`, here());
      add('text', scanned.end, scanned.chunks);
      continue;
    }
    const name = endOf(NAME, text, at);
    const number = endOf(NUMBER, text, at);
    const sign = endOf(SIGN, text, at);
    if (name !== undefined) add('name', name);
    else if (number !== undefined) add('number', number);
    else if (sign !== undefined) add('sign', sign);
    else add('unknown', at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
  }
  return tokens;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
