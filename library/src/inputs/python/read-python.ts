/**
 * Reads a Python file as statements. Nothing is run; what has to be computed stays source text.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import { DEEPEST, Unreadable } from '../settings/node.ts';
import { readExpression } from './expressions.ts';
import type { PythonExpression, PythonStatement } from './python.ts';
import { type PythonReader, readerOf } from './reader.ts';
import { tokensOf } from './tokens.ts';

/** What came out of a file. */
export interface ReadPython {
  readonly statements: readonly PythonStatement[];
  /** Where reading stopped, if it did. */
  readonly problem: Problem | undefined;
}

const BLOCKS = new Set([
  'if',
  'elif',
  'else',
  'def',
  'class',
  'while',
  'try',
  'except',
  'finally',
  'with',
  'async',
  'match',
  'case',
]);
const OTHERS = new Set([
  'import',
  'from',
  'pass',
  'return',
  'break',
  'continue',
  'raise',
  'global',
  'nonlocal',
  'assert',
  'del',
  'yield',
  'type',
]);
/** Words that are also names: they begin a statement only when a value follows. */
const SOFT = new Set(['match', 'case', 'type']);
const LINE_END: ReadonlySet<string> = new Set([';']);
const COLON: ReadonlySet<string> = new Set([':']);
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Reads a file.
 *
 * @param file the name it is known by in problems and places
 */
export function readPython(text: string, file: string): ReadPython {
  const statements: PythonStatement[] = [];
  try {
    const reader = readerOf(text, file, tokensOf(text));
    while (reader.peek() !== undefined) addAll(statements, readLine(reader, 0));
    return { statements, problem: undefined };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { line, column, message } = error;
    const at = { file, line, column };
    return {
      statements,
      problem: { code: 'cannot-read', message: `Cannot read "${file}" at ${line}:${column}: ${message}`, at },
    };
  }
}

/** One by one: a line may hold more statements than a call takes arguments. */
function addAll(statements: PythonStatement[], added: readonly PythonStatement[]): void {
  for (const statement of added) statements.push(statement);
}

/** The statements of a line, with the lines below that belong to them. */
function readLine(reader: PythonReader, depth: number): readonly PythonStatement[] {
  const first = reader.peek();
  if (first?.kind === 'break' || first?.kind === 'indent' || first?.kind === 'dedent') {
    reader.next();
    return [];
  }
  if (reader.isAt('@')) {
    reader.skipTo(NOTHING);
    return [];
  }
  if (depth > DEEPEST) throw new Unreadable(`expected at most ${DEEPEST} levels`, first?.line ?? 1, first?.column ?? 1);
  const at = reader.place();
  const word = first?.kind === 'name' ? first.text : '';
  if (word === 'for') {
    reader.next();
    return [readLoop(reader, depth, at)];
  }
  if (BLOCKS.has(word) && startsStatement(reader, word)) {
    reader.next();
    const start = reader.position;
    reader.skipTo(COLON);
    const header = reader.position === start ? '' : reader.since(start);
    const body = readBody(reader, depth);
    return [{ kind: 'block', word, header, body, source: reader.since(start), at }];
  }
  return readSimple(reader);
}

function readSimple(reader: PythonReader): readonly PythonStatement[] {
  const statements: PythonStatement[] = [];
  while (reader.peek() !== undefined && reader.peek()?.kind !== 'break') {
    statements.push(readStatement(reader));
    if (!reader.take(';') && reader.peek() !== undefined && reader.peek()?.kind !== 'break') {
      throw reader.fail('the end of the line');
    }
  }
  reader.next();
  return statements;
}

function readStatement(reader: PythonReader): PythonStatement {
  const start = reader.position;
  const at = reader.place();
  const first = reader.peek();
  const word = first?.kind === 'name' ? first.text : '';
  if (OTHERS.has(word) && startsStatement(reader, word)) {
    reader.skipTo(LINE_END);
    return { kind: 'other', word, source: reader.since(start), at };
  }
  const targets: PythonExpression[] = [];
  let value = readExpression(reader, { depth: 0, commas: true });
  if (reader.take(':')) reader.skipTo(new Set(['=', ';']));
  while (reader.take('=')) {
    targets.push(value);
    value = readExpression(reader, { depth: 0, commas: true });
  }
  return targets.length === 0 ? { kind: 'evaluation', value, at } : { kind: 'assignment', targets, value, at };
}

function readLoop(reader: PythonReader, depth: number, at: PythonStatement['at']): PythonStatement {
  const start = reader.position;
  const variable = readTargets(reader);
  if (!reader.take('in')) throw reader.fail('"in"');
  const items = readExpression(reader, { depth: 0, commas: true });
  const body = readBody(reader, depth);
  return { kind: 'loop', variable, items, body, source: reader.since(start), at };
}

/** The names that a loop sets; "in" ends them, which would else be an operator. */
function readTargets(reader: PythonReader): PythonExpression {
  const start = reader.position;
  const at = reader.place();
  const items: PythonExpression[] = [];
  while (!reader.isAt('in')) {
    const token = reader.next();
    if (token === undefined || token.kind === 'break') throw reader.fail('"in"');
    if (token.kind === 'name') items.push({ kind: 'name', name: token.text, source: token.text, at });
  }
  const [only] = items;
  return only !== undefined && items.length === 1 ? only : { kind: 'list', items, source: reader.since(start), at };
}

/** A body: the rest of the line, or the lines that are indented more. */
function readBody(reader: PythonReader, depth: number): readonly PythonStatement[] {
  if (!reader.take(':')) throw reader.fail('":"');
  if (reader.peek()?.kind !== 'break') return readSimple(reader);
  reader.next();
  if (reader.peek()?.kind !== 'indent') return [];
  reader.next();
  const body: PythonStatement[] = [];
  while (reader.peek() !== undefined && reader.peek()?.kind !== 'dedent') addAll(body, readLine(reader, depth + 1));
  reader.next();
  return body;
}

/** Whether a word begins a statement here, or is a name of the file's own. */
function startsStatement(reader: PythonReader, word: string): boolean {
  if (!SOFT.has(word)) return true;
  const { position } = reader;
  reader.next();
  const next = reader.peek();
  reader.position = position;
  return next?.kind === 'name' || next?.kind === 'text' || next?.kind === 'number';
}
