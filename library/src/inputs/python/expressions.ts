/**
 * Expressions, read as data and never evaluated.
 * @module
 */
import { DEEPEST, Unreadable } from '../settings/node.ts';
import type { PythonArgument, PythonExpression } from './python.ts';
import type { PythonReader } from './reader.ts';

/** What may follow a whole expression; anything else makes it one that has to be computed. */
const ENDS = new Set([',', ')', ']', '}', ':', '=', ';']);
const COMPUTED_WORDS = new Set(['lambda', 'not', 'await', 'yield']);
const NO_COLON = new Set([',', '=', ';']);

/** Reads an expression; with `commas`, several of them as one list. @throws {Unreadable} where there is none */
export function readExpression(
  reader: PythonReader,
  { depth, commas = false }: { depth: number; commas?: boolean },
): PythonExpression {
  const start = reader.position;
  const at = reader.place();
  const first = readOne(reader, depth + 1);
  if (!commas || !reader.isAt(',')) return first;
  const items = [first];
  while (reader.take(',')) {
    if (reader.isAt('=') || reader.peek()?.kind === 'break') break;
    items.push(readOne(reader, depth + 1));
  }
  return { kind: 'list', items, source: reader.since(start), at };
}

function readOne(reader: PythonReader, depth: number): PythonExpression {
  const start = reader.position;
  const at = reader.place();
  if (depth > DEEPEST) throw new Unreadable(`expected at most ${DEEPEST} levels`, at.line, at.column);
  const first = reader.peek();
  const isLambda = first?.kind === 'name' && first.text === 'lambda';
  if (first?.kind === 'name' && COMPUTED_WORDS.has(first.text)) {
    reader.skipTo(isLambda ? NO_COLON : ENDS);
    return { kind: 'computed', source: reader.since(start), at };
  }
  let value = readOperand(reader, depth);
  while (reader.isAt('+') && value.kind === 'text') {
    const before = reader.position;
    reader.next();
    const other = readOperand(reader, depth);
    if (other.kind !== 'text') {
      reader.position = before;
      break;
    }
    value = { ...value, value: value.value + other.value, source: reader.since(start) };
  }
  const next = reader.peek();
  if (next === undefined || next.kind === 'break' || (next.kind === 'sign' && ENDS.has(next.text))) return value;
  reader.skipTo(ENDS);
  return { kind: 'computed', source: reader.since(start), at };
}

function readOperand(reader: PythonReader, depth: number): PythonExpression {
  const start = reader.position;
  const at = reader.place();
  let value = readPrimary(reader, depth);
  for (let steps = 0; ; steps += 1) {
    if (steps > DEEPEST) throw new Unreadable(`expected at most ${DEEPEST} steps`, at.line, at.column);
    if (reader.take('.')) {
      const name = reader.next();
      if (name?.kind !== 'name') throw reader.fail('a name after the "."');
      value = { kind: 'member', object: value, name: name.text, source: reader.since(start), at };
    } else if (reader.take('(')) {
      const found = readArguments(reader, depth);
      value = { kind: 'call', callee: value, arguments: found, source: reader.since(start), at };
    } else if (reader.take('[')) {
      skipBrackets(reader, ']');
      value = { kind: 'computed', source: reader.since(start), at };
    } else return value;
  }
}

function readPrimary(reader: PythonReader, depth: number): PythonExpression {
  const start = reader.position;
  const at = reader.place();
  const token = reader.next();
  if (token?.kind === 'text' || token?.kind === 'filled') {
    const values = [token.value ?? ''];
    let isFilled = token.kind === 'filled';
    for (let more = reader.peek(); more?.kind === 'text' || more?.kind === 'filled'; more = reader.peek()) {
      values.push(more.value ?? '');
      isFilled ||= more.kind === 'filled';
      reader.next();
    }
    const source = reader.since(start);
    return isFilled ? { kind: 'computed', source, at } : { kind: 'text', value: values.join(''), source, at };
  }
  if (token?.kind === 'number') return { kind: 'number', value: numberOf(token.text), source: token.text, at };
  if (token?.text === '-' && reader.peek()?.kind === 'number') {
    const value = -numberOf(reader.next()?.text ?? '');
    return { kind: 'number', value, source: reader.since(start), at };
  }
  if (token?.kind === 'name') {
    const { text: source } = token;
    if (source === 'True' || source === 'False') return { kind: 'flag', value: source === 'True', source, at };
    return source === 'None' ? { kind: 'none', source, at } : { kind: 'name', name: source, source, at };
  }
  if (token?.text === '[') return { kind: 'list', ...readItems(reader, depth, ']'), source: reader.since(start), at };
  if (token?.text === '(') {
    const { items, hasComma } = readItems(reader, depth, ')');
    const [only] = items;
    if (only !== undefined && items.length === 1 && !hasComma) return only;
    return { kind: 'list', items, source: reader.since(start), at };
  }
  if (token?.text === '{') return readBraces(reader, depth, start);
  if (
    token?.text === '*' ||
    token?.text === '**' ||
    token?.text === '~' ||
    token?.text === '-' ||
    token?.text === '+'
  ) {
    reader.skipTo(ENDS);
    return { kind: 'computed', source: reader.since(start), at };
  }
  reader.position = start;
  throw reader.fail('a value');
}

function readItems(reader: PythonReader, depth: number, closing: string) {
  const items: PythonExpression[] = [];
  let hasComma = false;
  while (!reader.take(closing)) {
    items.push(readExpression(reader, { depth }));
    if (reader.take(',')) hasComma = true;
    else if (!reader.isAt(closing)) throw reader.fail(`"," or "${closing}"`);
  }
  return { items, hasComma };
}

function readArguments(reader: PythonReader, depth: number): readonly PythonArgument[] {
  const found: PythonArgument[] = [];
  while (!reader.take(')')) {
    const value = readExpression(reader, { depth });
    if (reader.take('=')) {
      const name = value.kind === 'name' ? value.name : undefined;
      found.push({ name, value: readExpression(reader, { depth }) });
    } else found.push({ name: undefined, value });
    if (!reader.take(',') && !reader.isAt(')')) throw reader.fail('"," or ")"');
  }
  return found;
}

/** A dictionary or a set. */
function readBraces(reader: PythonReader, depth: number, start: number): PythonExpression {
  const at = reader.place();
  const entries: { key: PythonExpression; value: PythonExpression }[] = [];
  const items: PythonExpression[] = [];
  while (!reader.take('}')) {
    const key = readExpression(reader, { depth });
    if (reader.take(':')) entries.push({ key, value: readExpression(reader, { depth }) });
    else items.push(key);
    if (!reader.take(',') && !reader.isAt('}')) throw reader.fail('"," or "}"');
  }
  const source = reader.since(start);
  return items.length > 0 ? { kind: 'list', items, source, at } : { kind: 'dictionary', entries, source, at };
}

function skipBrackets(reader: PythonReader, closing: string): void {
  reader.skipTo(new Set());
  if (!reader.take(closing)) throw reader.fail(`"${closing}"`);
}

function numberOf(text: string): number {
  return Number(text.replaceAll('_', ''));
}
