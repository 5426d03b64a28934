/**
 * Reads a file of the configuration language. A statement that cannot be read costs only itself; nothing is evaluated,
 * and nesting, tokens and problems are bounded.
 * @module
 */
import type { Place, Problem } from '../../model/problem.ts';
import { readExpression } from './expressions.ts';
import { DEEPEST, NotRead, sourceOf } from './faults.ts';
import type { HclAttribute, HclBlock, HclBody } from './hcl.ts';
import { type HclReader, readerOf } from './reader.ts';
import { tokensOf } from './tokens.ts';

/** What came out of a file. */
export interface ReadHcl {
  readonly body: HclBody;
  readonly problems: readonly Problem[];
}

/**
 * Reads a file.
 *
 * @param file the name it is known by in problems and places
 */
export function readHcl(text: string, file: string): ReadHcl {
  const source = sourceOf(text, file);
  const tokens = tokensOf(source, { start: 0, end: text.length, line: 1, column: 1 });
  const reader = readerOf(source, tokens);
  const body = readBody(reader, 0);
  return { body, problems: source.problems };
}

/** Reads statements up to the brace that closes the block, or to the end. */
function readBody(reader: HclReader, depth: number): HclBody {
  const attributes = new Map<string, HclAttribute>();
  const blocks: HclBlock[] = [];
  for (reader.skipBreaks(); reader.peek() !== undefined; reader.skipBreaks()) {
    if (reader.isAt('}')) {
      if (depth > 0) break;
      reader.source.report('expected a block that this "}" closes', reader.place());
      reader.next();
      continue;
    }
    const start = reader.position;
    try {
      const read = readStatement(reader, depth);
      if ('body' in read) blocks.push(read);
      else if (attributes.has(read.name)) {
        reader.source.report(`expected "${read.name}" only once here`, read.at, 'duplicate');
      } else attributes.set(read.name, read);
    } catch (error) {
      if (!(error instanceof NotRead)) throw error;
      reader.source.report(error.message, error.at, error.code);
      reader.position = start;
      skipStatement(reader);
    }
  }
  return { attributes, blocks };
}

function readStatement(reader: HclReader, depth: number): HclAttribute | HclBlock {
  const at = reader.place();
  const first = reader.peek();
  if (first?.kind !== 'name') throw reader.fail('the name of an attribute or block');
  reader.next();
  if (reader.take('=')) {
    const value = readExpression(reader, { depth: 0, acrossLines: false });
    if (reader.peek() !== undefined && reader.peek()?.kind !== 'break' && !reader.isAt('}')) {
      throw reader.fail('the end of the line');
    }
    return { name: first.text, value, at };
  }
  const labels = readLabels(reader);
  if (!reader.take('{')) throw reader.fail(labels.length === 0 ? '"=", a label or "{"' : 'a label or "{"');
  if (depth >= DEEPEST) throw new NotRead(`expected at most ${DEEPEST} levels`, at, 'too-large');
  const body = readBody(reader, depth + 1);
  if (!reader.take('}')) reportOpen(reader, first.text, at);
  return { type: first.text, labels, body, at };
}

function readLabels(reader: HclReader): readonly string[] {
  const labels: string[] = [];
  for (let token = reader.peek(); token !== undefined; token = reader.peek()) {
    if (token.kind === 'name') labels.push(token.text);
    else if (token.kind === 'text') {
      labels.push((token.chunks ?? []).map((chunk) => (typeof chunk === 'string' ? chunk : '')).join(''));
    } else break;
    reader.next();
  }
  return labels;
}

function reportOpen(reader: HclReader, type: string, at: Place): void {
  reader.source.report(`expected "}" at the end of the block "${type}"`, at);
}

/** Skips a statement that cannot be read: to the end of its line, past every bracket that it opens. */
function skipStatement(reader: HclReader): void {
  const open: string[] = [];
  for (let token = reader.peek(); token !== undefined; token = reader.peek()) {
    if (token.kind === 'break' && open.length === 0) return;
    if (token.kind === 'sign') {
      const { text } = token;
      if (text === '{' || text === '[' || text === '(') open.push(text);
      else if (text === ']' || text === ')') {
        if (open.at(-1) !== '{') open.pop();
      } else if (text === '}') {
        while (open.length > 0 && open.at(-1) !== '{') open.pop();
        if (open.pop() === undefined) return;
      }
    }
    reader.next();
  }
}
