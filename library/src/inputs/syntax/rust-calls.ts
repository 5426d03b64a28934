/**
 * Calls, closures and macros of Rust: what runs, and what is only handed on.
 * @module
 */
import { lastName, member } from './chain.ts';
import { REGISTERS_A_ROUTE, RUNS_ITS_ARGUMENT } from './conventions.ts';
import { UNKNOWN } from './recorder.ts';
import type { RustReader } from './rust-reader.ts';
import { bindPattern, chainOf, valueOfType } from './rust-types.ts';
import { childOf, fieldOf, type SyntaxNode } from './syntax-node.ts';

/** Walks a call. */
export function readCall(reader: RustReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const written = fieldOf(node, 'function');
  const callee = written?.type === 'generic_function' ? fieldOf(written, 'function') : written;
  const chain = chainOf(reader, callee);
  if (callee !== undefined) {
    recorder.refer(callee, chain, 'call');
    const before = fieldOf(callee, 'value') ?? fieldOf(callee, 'path');
    const isName = callee.type === 'identifier' || before !== undefined;
    if (before !== undefined) reader.visit(reader, before);
    else if (!isName) reader.visit(reader, callee);
  }
  const name = lastName(chain) || 'a function';
  const runs = RUNS_ITS_ARGUMENT.rust.has(name);
  for (const given of fieldOf(node, 'arguments')?.children ?? []) {
    if (given.type === 'closure_expression') {
      if (runs) recorder.scoped(() => runClosure(reader, given));
      else readClosure(reader, given, name);
    } else if (['identifier', 'scoped_identifier', 'field_expression', 'generic_function'].includes(given.type)) {
      const handed = chainOf(reader, given);
      recorder.refer(given, handed, runs ? 'call' : 'value', name);
      if (REGISTERS_A_ROUTE.rust.has(name)) recorder.route(given, handed);
      const before = fieldOf(given, 'value') ?? fieldOf(given, 'path');
      if (before !== undefined) reader.visit(reader, before);
    } else reader.visit(reader, given);
  }
}

/** Walks a closure that is handed on. */
export function readClosure(reader: RustReader, node: SyntaxNode, handed: string): void {
  const definition = reader.recorder.define(node, { name: '', kind: 'closure', handed });
  reader.recorder.within(definition, () => runClosure(reader, node));
}

/** Walks what a closure does, in the scope that stands open. */
export function runClosure(reader: RustReader, node: SyntaxNode): void {
  for (const parameter of fieldOf(node, 'parameters')?.children ?? []) {
    const type = fieldOf(parameter, 'type');
    bindPattern(
      reader,
      fieldOf(parameter, 'pattern') ?? parameter,
      type === undefined ? UNKNOWN : valueOfType(reader, type),
    );
  }
  const body = fieldOf(node, 'body');
  if (body !== undefined) reader.visit(reader, body);
}

/** Macros of well-known libraries whose tokens are expressions with commas between them. */
const EXPRESSIONS =
  /^(?:println|print|eprintln|eprint|format|write|writeln|panic|unreachable|todo|unimplemented|assert|assert_eq|assert_ne|debug_assert|debug_assert_eq|debug_assert_ne|vec|dbg|matches|info|warn|error|debug|trace|log|bail|ensure|anyhow|join|try_join|format_args|try|ready|pin|concat)$/;

/** Walks a macro: as expressions where they are known to be some, and as mere names otherwise. */
export function readMacro(reader: RustReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const written = fieldOf(node, 'macro');
  const name = written === undefined ? '' : (recorder.textOf(written).split('::').at(-1) ?? '');
  const isKnown = EXPRESSIONS.test(name);
  if (written !== undefined && !isKnown) recorder.refer(written, member(UNKNOWN, name), 'text');
  const tokens = childOf(node, 'token_tree');
  const expressions = tokens !== undefined && isKnown ? expressionsIn(reader, tokens, name) : undefined;
  if (expressions === undefined) {
    readNames(reader, node);
    return;
  }
  const walk = (): void => {
    for (const one of expressions) reader.visit(reader, one);
  };
  if (!name.startsWith('debug_')) walk();
  else recorder.within(recorder.define(node, { name: '', kind: 'closure', when: 'debug_assertions' }), walk);
}

/** The tokens of a macro parsed as a list of expressions; undefined when they are none. */
function expressionsIn(reader: RustReader, tokens: SyntaxNode, name: string): readonly SyntaxNode[] | undefined {
  const written = reader.recorder.textOf(tokens).slice(1, -1);
  // After the first comma of "matches!" stands a pattern.
  const wanted = name === 'matches' ? written.slice(0, firstComma(written)) : written;
  const before = 'const A:B=[';
  const { root, fits } = reader.parse(`${before}${wanted}];`);
  const [list] = root.children;
  const array = list === undefined ? undefined : fieldOf(list, 'value');
  if (array?.type !== 'array_expression' || !fits) return undefined;
  return shifted(array, tokens.start + 1 - before.length).children;
}

function firstComma(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === ',' && depth === 0) return at;
  }
  return text.length;
}

function shifted(node: SyntaxNode, by: number): SyntaxNode {
  const children = node.children.map((child) => shifted(child, by));
  return { ...node, start: node.start + by, end: node.end + by, children };
}

/** Every name in the tokens of a macro or an attribute: what it does with them is not known. */
export function readNames({ recorder }: RustReader, node: SyntaxNode): void {
  const walk = (one: SyntaxNode): void => {
    const quoted = one.type === 'string_content' ? /^(?:\w+::)*(\w{3,})$/.exec(recorder.textOf(one))?.[1] : undefined;
    if (quoted !== undefined) recorder.refer(one, member(UNKNOWN, quoted), 'text');
    if (/identifier$/.test(one.type) && one.field !== 'name' && one.field !== 'macro') {
      recorder.refer(one, member(UNKNOWN, recorder.textOf(one)), 'text');
    }
    one.children.forEach(walk);
  };
  walk(node);
}
