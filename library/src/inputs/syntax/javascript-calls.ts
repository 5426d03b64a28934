/**
 * Calls and closures of JavaScript: what runs, and what is only handed on.
 * @module
 */
import { lastName } from './chain.ts';
import { REGISTERS_A_ROUTE, RUNS_ITS_ARGUMENT } from './conventions.ts';
import { FUNCTION, type JavascriptReader, runFunction, visitObject } from './javascript-reader.ts';
import { chainOf, importedBy } from './javascript-types.ts';
import { UNKNOWN } from './recorder.ts';
import { fieldOf, type SyntaxNode } from './syntax-node.ts';

/** Walks a call. */
export function readCall(reader: JavascriptReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const from = importedBy(recorder, node);
  if (from !== undefined) {
    reader.bringIn(node, from);
    return;
  }
  const callee = fieldOf(node, 'function');
  const bare = callee?.type === 'parenthesized_expression' ? callee.children[0] : callee;
  const given = fieldOf(node, 'arguments');
  if (bare !== undefined && FUNCTION.test(bare.type)) recorder.scoped(() => runFunction(reader, bare));
  else if (callee !== undefined) callName(reader, callee);
  // After a template stands no list of arguments.
  if (given?.type === 'template_string') reader.visit(reader, given);
  else giveAll(reader, given?.children ?? [], chainOf(reader, callee));
}

/** Walks the making of a value. */
export function readNew(reader: JavascriptReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const maker = fieldOf(node, 'constructor');
  const given = fieldOf(node, 'arguments')?.children ?? [];
  if (maker === undefined) return;
  callName(reader, maker);
  const chain = chainOf(reader, maker);
  const [first, second] = given;
  // A worker names its module this way; it runs when this place is reached.
  const isModule = chain === '#URL' && first?.type === 'string' && second !== undefined;
  if (isModule && recorder.textOf(second) === 'import.meta.url')
    reader.bringIn(node, recorder.textOf(first).slice(1, -1));
  giveAll(reader, given, chain);
}

function callName(reader: JavascriptReader, callee: SyntaxNode): void {
  const { recorder } = reader;
  const chain = chainOf(reader, callee);
  recorder.refer(callee, callee.type === 'this' ? chain.replace(/\{\}$/, '') : chain, 'call');
  if (callee.type === 'identifier' || callee.type === 'super' || callee.type === 'import') return;
  if (callee.type === 'member_expression') visitObject(reader, callee);
  else if (chain === UNKNOWN || callee.type !== 'this') reader.visit(reader, callee);
}

function giveAll(reader: JavascriptReader, given: readonly SyntaxNode[], chain: string): void {
  const { recorder } = reader;
  const name = lastName(chain) || 'a function';
  const runs = RUNS_ITS_ARGUMENT.javascript.has(name);
  const [first] = given;
  const isPath = first !== undefined && /^["'`]\//.test(recorder.textOf(first));
  const isRoute = REGISTERS_A_ROUTE.javascript.has(name) && (isPath || name === 'use');
  for (const one of given) {
    recorder.hand(one, chainOf(reader, one), chain);
    if (FUNCTION.test(one.type)) {
      if (runs) recorder.scoped(() => runFunction(reader, one));
      else {
        const definition = readClosure(reader, one, name);
        if (isRoute) recorder.route(one, `&${definition}`);
      }
    } else if (one.type === 'identifier' || one.type === 'member_expression') {
      const handed = chainOf(reader, one);
      recorder.refer(one, handed, runs ? 'call' : 'value', name);
      if (isRoute) recorder.route(one, handed);
      visitObject(reader, one);
    } else reader.visit(reader, one);
  }
}

/** Walks a function that is handed on. */
export function readClosure(reader: JavascriptReader, node: SyntaxNode, handed: string): number {
  const { recorder } = reader;
  const definition = recorder.define(node, { name: '', kind: 'closure', handed });
  const inner = node.type === 'arrow_function' ? reader : { ...reader, self: UNKNOWN };
  recorder.later(() => recorder.within(definition, () => runFunction(inner, node)));
  return definition;
}

/** Walks a JSX element: a component that is named in a page is drawn. */
export function readJsx(reader: JavascriptReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const name = fieldOf(node, 'name');
  const isComponent =
    name?.type === 'member_expression' || (name !== undefined && /^[A-Z_$]/.test(recorder.textOf(name)));
  if (name !== undefined && isComponent) {
    recorder.refer(name, chainOf(reader, name), 'call');
    visitObject(reader, name);
  }
  for (const child of node.children) if (child !== name) reader.visit(reader, child);
}
