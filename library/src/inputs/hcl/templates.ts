/**
 * Texts with something to fill in.
 * @module
 */
import type { Chunk } from './chunks.ts';
import { DEEPEST, type HclSource, NotRead } from './faults.ts';
import type { HclExpression, HclTraversal } from './hcl.ts';
import { type HclReader, readerOf } from './reader.ts';
import { type HclToken, tokensOf } from './tokens.ts';

/** How what is filled in is read. */
interface Filling {
  readonly depth: number;
  /** The reader of expressions, handed in since expressions hold texts and texts hold expressions. */
  readonly read: (reader: HclReader, reading: { depth: number; acrossLines: boolean }) => HclExpression;
}

/** A text token as a plain text, or as a template when something is to be filled in. */
export function templateOf(source: HclSource, token: HclToken, filling: Filling): HclExpression {
  const { chunks = [], text, line, column } = token;
  const at = { file: source.file, line, column };
  if (chunks.every((chunk) => typeof chunk === 'string'))
    return { kind: 'text', value: chunks.join(''), source: text, at };
  const parts = chunks.map((chunk: Chunk) =>
    typeof chunk === 'string' ? chunk : filled(source, chunk, { ...filling, depth: filling.depth + 1 }),
  );
  return { kind: 'template', parts, source: text, at };
}

function filled(source: HclSource, chunk: Exclude<Chunk, string>, filling: Filling): HclExpression {
  const { depth, read } = filling;
  const at = { file: source.file, line: chunk.line, column: chunk.column };
  if (depth > DEEPEST) throw new NotRead(`expected at most ${DEEPEST} levels`, at, 'too-large');
  const tokens = tokensOf(source, chunk).filter(({ kind, text }, index, all) => {
    const isEdge = index === 0 || index === all.length - 1;
    return kind !== 'break' && !(isEdge && text === '~');
  });
  const reader = readerOf(source, tokens);
  const text = source.text.slice(chunk.start, chunk.end).replace(/^~|~$/g, '').trim();
  if (chunk.isDirective)
    return { kind: 'computed', source: text, references: inDirective(tokens, source, filling), at };
  const value = read(reader, { depth, acrossLines: true });
  if (reader.peek() !== undefined) throw reader.fail('"}"');
  return value;
}

/** What `if`, `for` and their like refer to; the names that a `for` makes are among them. */
function inDirective(
  tokens: readonly HclToken[],
  source: HclSource,
  { depth, read }: Filling,
): readonly HclTraversal[] {
  const reader = readerOf(source, tokens);
  const word = reader.next()?.text;
  if (word === 'for') while (reader.peek() !== undefined && !reader.take('in')) reader.next();
  if ((word !== 'if' && word !== 'for') || reader.peek() === undefined) return [];
  const value = read(reader, { depth, acrossLines: true });
  return value.kind === 'traversal' ? [value] : value.kind === 'computed' ? value.references : [];
}
