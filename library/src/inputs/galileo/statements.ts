/**
 * The statements of a Galileo file: words between semicolons, each with its place; comments are left out.
 * @module
 */
import type { LineColumn } from '../../model/source/lines.ts';

/** One word; quotes are taken off a name. */
export interface Word {
  readonly text: string;
  readonly at: LineColumn;
}

/** A statement, and whether a semicolon ended it. */
export interface Statement {
  readonly words: readonly Word[];
  readonly ended: boolean;
}

const WORD = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"([^"\n]*)"|;|[^\s;"]+|"/g;

/** Takes a text apart. */
export function statementsOf(text: string, place: (offset: number) => LineColumn): readonly Statement[] {
  const statements: Statement[] = [];
  let words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const [whole, name] = match;
    if (whole.startsWith('//') || whole.startsWith('/*')) continue;
    if (whole === ';') {
      if (words.length > 0) statements.push({ words, ended: true });
      words = [];
    } else words.push({ text: name ?? whole, at: place(match.index) });
  }
  if (words.length > 0) statements.push({ words, ended: false });
  return statements;
}
