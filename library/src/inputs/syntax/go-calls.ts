/**
 * Calls and closures of Go: what runs, and what is only handed on.
 * @module
 */
import { instance, lastName, member } from './chain.ts';
import { REGISTERS_A_ROUTE, RUNS_ITS_ARGUMENT } from './conventions.ts';
import { chainOf, typeOf } from './go-types.ts';
import { type Recorder, UNKNOWN } from './recorder.ts';
import { fieldOf, fieldsOf, type SyntaxNode } from './syntax-node.ts';

/** What is open while a file is walked. */
export interface GoReader {
  readonly recorder: Recorder;
  readonly visit: (node: SyntaxNode) => void;
}

/** Whether other packages can name it. */
export function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

/** Defines a function that a variable is given. */
export function readNamed(reader: GoReader, node: SyntaxNode, name: string): void {
  const { recorder } = reader;
  const definition = recorder.define(node, { name, kind: 'function', ...(isExported(name) && { exported: true }) });
  if (recorder.isLocal()) recorder.bind(name, `&${definition}`);
  recorder.within(definition, () => runBody(reader, node));
}

/** Walks a function that is handed on. */
export function readClosure(reader: GoReader, node: SyntaxNode, handed: string): number {
  const definition = reader.recorder.define(node, { name: '', kind: 'closure', handed });
  reader.recorder.within(definition, () => runBody(reader, node));
  return definition;
}

function runBody(reader: GoReader, node: SyntaxNode): void {
  bindParameters(reader, parametersOf(node));
  const body = fieldOf(node, 'body');
  if (body !== undefined) reader.visit(body);
}

/** The parameters and results of a function. */
export function parametersOf(node: SyntaxNode): readonly SyntaxNode[] {
  return ['parameters', 'result'].flatMap((field) => fieldOf(node, field)?.children ?? []);
}

/** Makes parameters local. */
export function bindParameters(reader: GoReader, list: readonly SyntaxNode[]): void {
  const { recorder } = reader;
  for (const parameter of list) {
    const type = fieldOf(parameter, 'type');
    const chain = parameter.type === 'parameter_declaration' ? instance(typeOf(recorder, type)) : UNKNOWN;
    for (const name of fieldsOf(parameter, 'name')) recorder.bind(recorder.textOf(name), chain);
    if (type !== undefined) reader.visit(type);
  }
}

/** Walks a call. */
export function readCall(reader: GoReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const callee = fieldOf(node, 'function');
  const given = fieldOf(node, 'arguments')?.children ?? [];
  if (callee?.type === 'func_literal') recorder.scoped(() => runBody(reader, callee));
  else if (callee !== undefined) {
    recorder.refer(callee, chainOf(recorder, callee), 'call');
    for (const child of callee.children) if (child.field !== 'field') reader.visit(child);
  }
  const chain = callee === undefined ? UNKNOWN : chainOf(recorder, callee);
  if (chain === '#new' && given[0] !== undefined) recorder.refer(given[0], typeOf(recorder, given[0]), 'call');
  const name = lastName(chain) || 'a function';
  const [first] = given;
  const isRoute =
    REGISTERS_A_ROUTE.go.has(name) && /^["`](?:[A-Z]+ )?\//.test(first === undefined ? '' : recorder.textOf(first));
  for (const one of given) give(reader, one, { name, isRoute });
}

/** An argument: a function that is handed on runs when its taker is known to run it. */
function give(reader: GoReader, node: SyntaxNode, to: { readonly name: string; readonly isRoute: boolean }): void {
  const { recorder } = reader;
  const runs = RUNS_ITS_ARGUMENT.go.has(to.name);
  if (node.type === 'func_literal') {
    if (runs) recorder.scoped(() => runBody(reader, node));
    else {
      const definition = readClosure(reader, node, to.name);
      if (to.isRoute) recorder.route(node, `&${definition}`);
    }
  } else if (node.type === 'identifier' || node.type === 'selector_expression') {
    const chain = chainOf(recorder, node);
    recorder.refer(node, chain, runs ? 'call' : 'value', to.name);
    if (to.isRoute) recorder.route(node, chain);
    for (const child of node.children) if (child.field === 'operand') reader.visit(child);
  } else reader.visit(node);
}

/** Walks a value that is written out. */
export function readLiteral(reader: GoReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const type = fieldOf(node, 'type');
  if (type !== undefined) {
    recorder.refer(type, typeOf(recorder, type), 'call');
    reader.visit(type);
  }
  const isMap = type?.type === 'map_type';
  for (const element of fieldOf(node, 'body')?.children ?? []) {
    const parts = element.type === 'keyed_element' ? element.children : [element];
    for (const part of parts) {
      const isFieldName = part.field === 'key' && !isMap && part.children[0]?.type === 'identifier';
      if (!isFieldName) reader.visit(part);
    }
  }
}

/** A text that is a name may be looked up when the program runs. */
export function readText(recorder: Recorder, node: SyntaxNode): void {
  const word = /^["`]([A-Za-z_]\w{2,})["`]$/.exec(recorder.textOf(node))?.[1];
  if (word !== undefined) recorder.refer(node, member(UNKNOWN, word), 'text');
}
