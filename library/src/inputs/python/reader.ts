/**
 * Walks over the tokens of a Python file.
 * @module
 */
import type { Place } from '../../model/problem.ts';
import { Unreadable } from '../settings/node.ts';
import type { PythonToken } from './tokens.ts';

/** A walk over tokens. */
export interface PythonReader {
  position: number;
  peek(): PythonToken | undefined;
  next(): PythonToken | undefined;
  isAt(...texts: readonly string[]): boolean;
  take(text: string): boolean;
  place(): Place;
  /** The text from a token that was taken to the last one that was. */
  since(position: number): string;
  /** Takes tokens up to one of these outside of brackets, or to the end of the statement. */
  skipTo(stops: ReadonlySet<string>): void;
  fail(expected: string): Unreadable;
}

const OPENS = new Set(['(', '[', '{']);
const CLOSES = new Set([')', ']', '}']);

/** Starts a walk. */
export function readerOf(text: string, file: string, tokens: readonly PythonToken[]): PythonReader {
  const reader: PythonReader = {
    position: 0,
    peek: () => tokens[reader.position],
    next: () => {
      const token = tokens[reader.position];
      if (token !== undefined) reader.position += 1;
      return token;
    },
    isAt: (...texts) => {
      const token = tokens[reader.position];
      return token !== undefined && (token.kind === 'sign' || token.kind === 'name') && texts.includes(token.text);
    },
    take: (sign) => {
      if (!reader.isAt(sign)) return false;
      reader.position += 1;
      return true;
    },
    place: () => {
      const { line, column } = tokens[reader.position] ?? tokens.at(-1) ?? { line: 1, column: 1 };
      return { file, line, column };
    },
    since: (position) => {
      const first = tokens[position];
      const last = tokens[reader.position - 1];
      return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
    },
    skipTo: (stops) => {
      let open = 0;
      for (let token = reader.peek(); token !== undefined && token.kind !== 'break'; token = reader.peek()) {
        const isSign = token.kind === 'sign';
        if (open === 0 && isSign && (stops.has(token.text) || CLOSES.has(token.text))) return;
        if (isSign && OPENS.has(token.text)) open += 1;
        if (isSign && CLOSES.has(token.text)) open -= 1;
        reader.next();
      }
    },
    fail: (expected) => {
      const token = reader.peek();
      const found =
        token === undefined || token.kind === 'break' ? 'the end of the line' : `"${token.text.slice(0, 40)}"`;
      const { line, column } = reader.place();
      return new Unreadable(`expected ${expected}, found ${found}`, line, column);
    },
  };
  return reader;
}
