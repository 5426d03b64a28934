/**
 * Reads the text of a Rego module, version 0 and 1. Nothing is evaluated; a statement that is not understood is
 * skipped and named.
 * @module
 */
import { NotRead, RegoReader } from './reader.ts';
import type { RegoBody, RegoExpression, RegoModule, RegoRule, RegoSkipped } from './rego.ts';
import { type RegoToken, regoTokens } from './tokens.ts';

/** The largest module that is read, in characters. */
const LARGEST_MODULE = 2 * 1024 * 1024;

/** Reads a module; never throws on bad input. */
export function readRego(text: string): RegoModule {
  if (text.length > LARGEST_MODULE) {
    const because = `it has ${text.length} characters, expected at most ${LARGEST_MODULE}`;
    return { package: '', imports: [], rules: [], skipped: [{ line: 1, because }] };
  }
  const reader = new RegoReader(regoTokens(text));
  const imports: { path: string; as: string }[] = [];
  const rules: RegoRule[] = [];
  const skipped: RegoSkipped[] = [];
  let name = '';
  for (reader.skipBreaks(); !reader.isDone; reader.skipBreaks()) {
    const line = reader.peek()?.line ?? 0;
    try {
      if (reader.take('package')) name = pathOf(reader.expression());
      else if (reader.take('import')) imports.push(importOf(reader.expression()));
      else rules.push(readRule(reader));
    } catch (error) {
      if (!(error instanceof NotRead)) throw error;
      skipped.push({ line, because: error.message });
      skipStatement(reader);
    }
  }
  return { package: name, imports, rules, skipped };
}

/** Goes on at the next line that starts in the first column. */
function skipStatement(reader: RegoReader): void {
  for (reader.next(); !reader.isDone; reader.next()) {
    const token = reader.peek();
    if (token?.kind === 'name' && token.column === 1) return;
  }
}

function readRule(reader: RegoReader): RegoRule {
  const isDefault = reader.take('default') !== undefined;
  const first = reader.peek();
  if (first?.kind !== 'name')
    throw new NotRead(`a rule starts with a name, found "${first?.text.trim() ?? 'the end'}"`);
  const { name, key, args } = readHead(reader);
  const place = { line: first.line, column: first.column };
  if (isDefault) {
    const value = readValue(reader);
    return { name, kind: 'default', value: textOf(value), bodies: [], reads: readsOf(value), ...place };
  }
  const member = reader.take('contains') === undefined ? [] : reader.expression(endsTerm);
  const value = readValue(reader);
  const used: RegoToken[] = [...key, ...args, ...member, ...value];
  const bodies = readBodies(reader, { value, used, place });
  const isObject = key.length > 0 && value.length > 0;
  const kind =
    args.length > 0
      ? 'function'
      : member.length > 0 || (key.length > 0 && !isObject)
        ? 'set'
        : isObject
          ? 'object'
          : 'complete';
  // A name alone is no rule: something must be said of it.
  if (bodies.length === 0 && kind === 'complete' && value.length === 0) throw new NotRead(`"${name}" says nothing`);
  const always: RegoBody = { value: textOf(value) || 'true', expressions: [], ...place };
  return { name, kind, bodies: bodies.length === 0 ? [always] : bodies, reads: readsOf(used), ...place };
}

/** `name.part`, then the key of a partial rule or the arguments of a function. */
function readHead(reader: RegoReader): {
  readonly name: string;
  readonly key: readonly RegoToken[];
  readonly args: readonly RegoToken[];
} {
  let name = reader.next()?.text ?? '';
  let key: readonly RegoToken[] = [];
  for (;;) {
    if (reader.take('.')) {
      name += `.${reader.next()?.text ?? ''}`;
    } else if (reader.peek()?.text === '[' && reader.peek()?.kind === 'sign') {
      const inside = reader.brackets();
      const [, only] = inside;
      if (inside.length === 3 && only?.kind === 'string' && reader.peek()?.text === '.')
        name += `.${only.text.slice(1, -1)}`;
      else key = inside;
    } else break;
  }
  const args = reader.peek()?.text === '(' && reader.peek()?.kind === 'sign' ? reader.brackets() : [];
  return { name, key, args };
}

function readValue(reader: RegoReader): readonly RegoToken[] {
  return reader.take(':=') || reader.take('=') ? reader.expression(endsTerm) : [];
}

/** Where the head of a rule ends: at `if`, at `else`, and at the brace of a body. */
function endsTerm({ kind, text }: RegoToken): boolean {
  return (kind === 'name' && (text === 'if' || text === 'else')) || (kind === 'sign' && text === '{');
}

interface Reading {
  readonly value: readonly RegoToken[];
  readonly used: RegoToken[];
  readonly place: { readonly line: number; readonly column: number };
}

/** The bodies of a rule, those in a row and those after `else`. */
function readBodies(reader: RegoReader, { value, used, place }: Reading): readonly RegoBody[] {
  const bodies: RegoBody[] = [];
  let says = textOf(value) || 'true';
  let here = place;
  for (;;) {
    const hasIf = reader.take('if') !== undefined;
    if (hasIf && reader.peek()?.kind === 'break') reader.skipBreaks();
    const start = reader.peek();
    if (start?.text === '{' && start.kind === 'sign') {
      bodies.push({ value: says, expressions: readBlock(reader.brackets(), used), ...here });
    } else if (hasIf) {
      const tokens = reader.expression(({ kind, text }) => kind === 'name' && text === 'else');
      for (const token of tokens) used.push(token);
      bodies.push({ value: says, expressions: [expressionOf(tokens)], ...here });
    }
    const following = reader.afterBreaks();
    if (following?.kind === 'name' && following.text === 'else') {
      reader.skipBreaks();
      reader.next();
      here = { line: following.line, column: following.column };
      const other = readValue(reader);
      for (const token of other) used.push(token);
      says = textOf(other) || 'true';
      const next = reader.peek();
      // An else that asks nothing holds always.
      if (next?.text !== 'if' && next?.text !== '{') bodies.push({ value: says, expressions: [], ...here });
      continue;
    }
    if (reader.peek()?.text === '{' && reader.peek()?.kind === 'sign') continue;
    return bodies;
  }
}

/** The expressions between the braces of a body. */
function readBlock(tokens: readonly RegoToken[], used: RegoToken[]): readonly RegoExpression[] {
  const inner = new RegoReader(tokens.slice(1, -1));
  const expressions: RegoExpression[] = [];
  for (inner.skipBreaks(); !inner.isDone; inner.skipBreaks()) {
    const expression = inner.expression();
    if (expression.length === 0) throw new NotRead(`"${inner.peek()?.text ?? ''}" was not expected`);
    for (const token of expression) used.push(token);
    expressions.push(expressionOf(expression));
  }
  return expressions;
}

function expressionOf(tokens: readonly RegoToken[]): RegoExpression {
  const [first] = tokens;
  if (first === undefined) throw new NotRead('an expression is missing');
  return { text: textOf(tokens), line: first.line, column: first.column };
}

/** The tokens as text, with one space where there was any. */
function textOf(tokens: readonly RegoToken[]): string {
  return tokens
    .filter(({ kind }) => kind !== 'break')
    .map(({ text, apart }, at) => (apart && at > 0 ? ` ${text}` : text))
    .join('');
}

/** The names and dotted paths that stand in some tokens. */
function readsOf(tokens: readonly RegoToken[]): readonly string[] {
  const reads = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'name' || tokens[at - 1]?.text === '.') continue;
    let path = token.text;
    for (;;) {
      const [dot, part, close] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
      if (dot?.text === '.' && part?.kind === 'name') {
        path += `.${part.text}`;
        at += 2;
      } else if (dot?.text === '[' && part?.kind === 'string' && close?.text === ']') {
        path += `.${part.text.slice(1, -1)}`;
        at += 3;
      } else break;
    }
    reads.add(path);
  }
  return [...reads];
}

function pathOf(tokens: readonly RegoToken[]): string {
  return readsOf(tokens)[0] ?? '';
}

function importOf(tokens: readonly RegoToken[]): { readonly path: string; readonly as: string } {
  const path = pathOf(tokens);
  const alias = tokens.findIndex(({ text, kind }) => kind === 'name' && text === 'as');
  const as = alias >= 0 ? tokens[alias + 1]?.text : path.split('.').at(-1);
  return { path, as: as ?? '' };
}
