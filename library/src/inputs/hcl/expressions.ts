/**
 * Expressions, read as data and never evaluated.
 * @module
 */
import type { Place } from '../../model/problem.ts';
import { DEEPEST, NotRead } from './faults.ts';
import type { HclEntry, HclExpression, HclStep, HclTraversal } from './hcl.ts';
import type { HclReader } from './reader.ts';
import { referencesIn } from './references.ts';
import { templateOf } from './templates.ts';
import type { HclToken } from './tokens.ts';

/** How an expression is read. */
export interface Reading {
  readonly depth: number;
  /** Whether a line break does not end it, as between brackets. */
  readonly acrossLines: boolean;
}

const OPERATORS = new Set(['+', '-', '*', '/', '%', '==', '!=', '<', '>', '<=', '>=', '&&', '||', '?', ':']);

/** Reads an expression. @throws {NotRead} where there is none */
export function readExpression(reader: HclReader, reading: Reading): HclExpression {
  const inside: Reading = { ...reading, depth: reading.depth + 1 };
  if (inside.depth > DEEPEST) throw new NotRead(`expected at most ${DEEPEST} levels`, reader.place(), 'too-large');
  const start = reader.position;
  const at = reader.place();
  const operands = [readOperand(reader, inside)];
  let questions = 0;
  for (;;) {
    if (reading.acrossLines) reader.skipBreaks();
    const operator = reader.peek();
    if (operator?.kind !== 'sign' || !OPERATORS.has(operator.text)) break;
    if (operator.text === ':' && questions === 0) break;
    if (operator.text === '?') questions += 1;
    if (operator.text === ':') questions -= 1;
    reader.next();
    if (reading.acrossLines) reader.skipBreaks();
    operands.push(readOperand(reader, inside));
  }
  const [only] = operands;
  if (only !== undefined && operands.length === 1) return only;
  return { kind: 'computed', source: reader.since(start).trim(), references: operands.flatMap(referencesIn), at };
}

function readOperand(reader: HclReader, reading: Reading): HclExpression {
  const start = reader.position;
  const at = reader.place();
  let isNegated = false;
  let isComputed = false;
  for (let token = reader.peek(); token?.text === '-' || token?.text === '!'; token = reader.peek()) {
    if (token.kind !== 'sign') break;
    if (token.text === '-') isNegated = !isNegated;
    else isComputed = true;
    reader.next();
  }
  const value = withSteps(reader, readPrimary(reader, reading), reading);
  if (reader.position === start || (!isNegated && !isComputed)) return value;
  const source = reader.since(start);
  if (value.kind === 'number' && !isComputed) return { kind: 'number', value: -value.value, source, at };
  return { kind: 'computed', source, references: referencesIn(value), at };
}

function readPrimary(reader: HclReader, reading: Reading): HclExpression {
  const start = reader.position;
  const at = reader.place();
  const token = reader.peek();
  if (token?.kind === 'text') {
    reader.next();
    return templateOf(reader.source, token, { depth: reading.depth, read: readExpression });
  }
  if (token?.kind === 'number') {
    reader.next();
    return { kind: 'number', value: Number(token.text), source: token.text, at };
  }
  if (token?.kind === 'name') return readNamed(reader, token, reading);
  if (reader.take('(')) {
    reader.skipBreaks();
    const inside = readExpression(reader, { ...reading, acrossLines: true });
    reader.skipBreaks();
    if (!reader.take(')')) throw reader.fail('")"');
    return inside;
  }
  if (reader.take('[')) {
    reader.skipBreaks();
    if (isFor(reader)) return readFor(reader, reading, { start, at, closing: ']' });
    return { kind: 'list', items: readItems(reader, reading, ']'), source: reader.since(start), at };
  }
  if (reader.take('{')) {
    reader.skipBreaks();
    if (isFor(reader)) return readFor(reader, reading, { start, at, closing: '}' });
    return { kind: 'object', entries: readEntries(reader, reading), source: reader.since(start), at };
  }
  throw reader.fail('a value');
}

function readNamed(reader: HclReader, token: HclToken, reading: Reading): HclExpression {
  const start = reader.position;
  const at = reader.place();
  reader.next();
  const { text: source } = token;
  let name = source;
  while (reader.isAt('::')) {
    reader.next();
    const further = reader.next();
    if (further?.kind !== 'name') throw reader.fail('the name of a function');
    name += `::${further.text}`;
  }
  if (reader.take('(')) {
    reader.skipBreaks();
    return { kind: 'call', name, arguments: readItems(reader, reading, ')'), source: reader.since(start), at };
  }
  if (source === 'true' || source === 'false') return { kind: 'flag', value: source === 'true', source, at };
  if (source === 'null') return { kind: 'null', source, at };
  return { kind: 'traversal', root: source, steps: [], source, at };
}

/** What follows a value: `.name`, `.0`, `.*`, `[index]`, `[*]`. */
function withSteps(reader: HclReader, value: HclExpression, reading: Reading): HclExpression {
  const start = reader.position;
  const steps: HclStep[] = [];
  for (;;) {
    if (reader.take('.')) {
      const token = reader.next();
      if (token?.kind === 'name') steps.push(token.text);
      else if (token?.kind === 'number') steps.push(...token.text.split('.').map(Number));
      else if (token?.text === '*') steps.push({ every: true });
      else throw reader.fail('a name after the "."');
    } else if (reader.take('[')) {
      reader.skipBreaks();
      steps.push(
        reader.take('*') ? { every: true } : indexOf(readExpression(reader, { ...reading, acrossLines: true })),
      );
      reader.skipBreaks();
      if (!reader.take(']')) throw reader.fail('"]"');
    } else break;
  }
  if (steps.length === 0) return value;
  const source = `${value.source}${reader.since(start)}`;
  if (value.kind === 'traversal') return { ...value, steps: [...value.steps, ...steps], source };
  const computed = steps.flatMap((step) =>
    typeof step === 'object' && 'computed' in step ? referencesIn(step.computed) : [],
  );
  return { kind: 'computed', source, references: [...referencesIn(value), ...computed], at: value.at };
}

function indexOf(expression: HclExpression): HclStep {
  return expression.kind === 'text' || expression.kind === 'number' ? expression.value : { computed: expression };
}

function readItems(reader: HclReader, reading: Reading, closing: string): readonly HclExpression[] {
  const items: HclExpression[] = [];
  reader.skipBreaks();
  while (!reader.take(closing)) {
    items.push(readExpression(reader, { ...reading, acrossLines: true }));
    reader.take('...');
    reader.skipBreaks();
    if (!reader.take(',') && !reader.isAt(closing)) throw reader.fail(`"," or "${closing}"`);
    reader.skipBreaks();
  }
  return items;
}

function readEntries(reader: HclReader, reading: Reading): readonly HclEntry[] {
  const entries: HclEntry[] = [];
  reader.skipBreaks();
  while (!reader.take('}')) {
    const keySource = readExpression(reader, { ...reading, acrossLines: false });
    if (!reader.take('=') && !reader.take(':')) throw reader.fail('"=" or ":"');
    reader.skipBreaks();
    const value = readExpression(reader, { ...reading, acrossLines: false });
    entries.push({ key: keyOf(keySource), keySource, value });
    if (!reader.take(',') && !reader.isAt('}') && reader.peek()?.kind !== 'break') throw reader.fail('"," or "}"');
    reader.skipBreaks();
    if (reader.take(',')) reader.skipBreaks();
  }
  return entries;
}

/** A bare word, a text, a number or a flag names a key as it stands. */
function keyOf(key: HclExpression): string | undefined {
  if (key.kind === 'text') return key.value;
  if (key.kind === 'traversal' && key.steps.length === 0) return key.root;
  return key.kind === 'number' || key.kind === 'flag' || key.kind === 'null' ? key.source : undefined;
}

function isFor(reader: HclReader): boolean {
  if (!reader.isAt('for')) return false;
  const { position } = reader;
  reader.next();
  const follows = reader.peek()?.kind === 'name';
  reader.position = position;
  return follows;
}

/** `for key, value in list : result if condition`, behind its opening bracket. */
function readFor(
  reader: HclReader,
  reading: Reading,
  { start, at, closing }: { start: number; at: Place; closing: string },
): HclExpression {
  reader.next();
  const local = new Set<string>();
  while (!reader.isAt('in')) {
    const name = reader.next();
    if (name?.kind !== 'name') throw reader.fail('the name of an item');
    local.add(name.text);
    reader.take(',');
  }
  reader.next();
  const across: Reading = { ...reading, acrossLines: true };
  const read = (): HclExpression => {
    reader.skipBreaks();
    const value = readExpression(reader, across);
    reader.skipBreaks();
    return value;
  };
  const found = [read()];
  if (!reader.take(':')) throw reader.fail('":"');
  found.push(read());
  if (reader.take('=>')) found.push(read());
  reader.take('...');
  reader.skipBreaks();
  if (reader.take('if')) found.push(read());
  if (!reader.take(closing)) throw reader.fail(`"${closing}"`);
  const references = found.flatMap(referencesIn).filter((reference: HclTraversal) => !local.has(reference.root));
  return { kind: 'computed', source: reader.since(start), references, at };
}
