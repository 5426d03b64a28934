/**
 * Walks over the tokens of a file or of a part of it.
 * @module
 */
import type { Place } from '../../model/problem.ts';
import { type HclSource, NotRead } from './faults.ts';
import type { HclToken } from './tokens.ts';

/** A walk over tokens. */
export interface HclReader {
  readonly source: HclSource;
  /** The next token; undefined at the end. */
  peek(): HclToken | undefined;
  next(): HclToken | undefined;
  /** Takes the next token when it is this sign. */
  take(sign: string): boolean;
  /** Whether the next token is this sign or word. */
  isAt(text: string): boolean;
  skipBreaks(): void;
  /** The number of tokens taken so far; set to go back. */
  position: number;
  /** Where the next token stands, or the last one at the end. */
  place(): Place;
  /** The text from a token that was taken to the last one that was. */
  since(position: number): string;
  /** Stops reading the statement. */
  fail(expected: string): NotRead;
}

/** Starts a walk. */
export function readerOf(source: HclSource, tokens: readonly HclToken[]): HclReader {
  const reader: HclReader = {
    source,
    position: 0,
    peek: () => tokens[reader.position],
    next: () => {
      const token = tokens[reader.position];
      if (token !== undefined) reader.position += 1;
      return token;
    },
    take: (sign) => {
      if (!reader.isAt(sign)) return false;
      reader.position += 1;
      return true;
    },
    isAt: (text) => {
      const token = tokens[reader.position];
      return token !== undefined && token.text === text && (token.kind === 'sign' || token.kind === 'name');
    },
    skipBreaks: () => {
      while (tokens[reader.position]?.kind === 'break') reader.position += 1;
    },
    place: () => {
      const { line, column } = tokens[reader.position] ?? tokens.at(-1) ?? { line: 1, column: 1 };
      return { file: source.file, line, column };
    },
    since: (position) => {
      const first = tokens[position];
      const last = tokens[reader.position - 1];
      return first === undefined || last === undefined ? '' : source.text.slice(first.start, last.end);
    },
    fail: (expected) => {
      const token = tokens[reader.position];
      if (token?.kind === 'unknown' && token.text.startsWith('"')) {
        return new NotRead('expected a quotation mark at the end of the text', reader.place());
      }
      const found =
        token === undefined ? 'the end' : token.kind === 'break' ? 'the end of the line' : quoted(token.text);
      return new NotRead(`expected ${expected}, found ${found}`, reader.place());
    },
  };
  return reader;
}

function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}...` : text}"`.replace(/\s+/g, ' ');
}
