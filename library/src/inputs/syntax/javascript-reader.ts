/**
 * What is open while a JavaScript file is walked, and how its functions are defined.
 * @module
 */
import type { Definition } from './facts.ts';
import { bindPattern, chainOf, type Place, valueOfType } from './javascript-types.ts';
import { UNKNOWN } from './recorder.ts';
import { fieldOf, type SyntaxNode } from './syntax-node.ts';

/** What is open while a file is walked. */
export interface JavascriptReader extends Place {
  readonly visit: (reader: JavascriptReader, node: SyntaxNode) => void;
}

/** The types of functions that are values. */
export const FUNCTION = /^(?:arrow_function|function_expression|generator_function)$/;

/** The name of a declaration; empty when it has none. */
export function nameOf({ recorder }: JavascriptReader, node: SyntaxNode): string {
  const name = fieldOf(node, 'name');
  return name === undefined ? '' : recorder.textOf(name);
}

/** Walks what a member is taken of. */
export function visitObject(reader: JavascriptReader, node: SyntaxNode): void {
  const object = fieldOf(node, 'object');
  if (object?.type === 'identifier') reader.recorder.refer(object, chainOf(reader, object), 'through');
  else if (object !== undefined) reader.visit(reader, object);
}

/** Functions that are declared in a block are known in all of it. */
export function visitBlock(reader: JavascriptReader, children: readonly SyntaxNode[]): void {
  const isFunction = ({ type }: SyntaxNode): boolean => /^(?:generator_)?function_declaration$/.test(type);
  for (const child of children) if (isFunction(child)) reader.visit(reader, child);
  for (const child of children) if (!isFunction(child)) reader.visit(reader, child);
}

/** Defines a function and walks it when the names around it are known. */
export function defineFunction(
  reader: JavascriptReader,
  node: SyntaxNode,
  said: Partial<Definition> & { readonly name: string },
): number {
  const { recorder } = reader;
  const gives = valueOfType(reader, fieldOf(node, 'return_type'));
  const definition = recorder.define(node, { kind: 'function', ...(gives !== UNKNOWN && { gives }), ...said });
  if ((said.kind ?? 'function') === 'function' && recorder.isLocal()) recorder.bind(said.name, `&${definition}`);
  // Only arrow functions and methods know what "this" is.
  const keeps = node.type === 'arrow_function' || said.kind === 'method';
  const inner = keeps ? reader : { ...reader, self: UNKNOWN };
  recorder.later(() => recorder.within(definition, () => runFunction(inner, node)));
  return definition;
}

/** Walks what a function does, in the scope that stands open. */
export function runFunction(reader: JavascriptReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const single = fieldOf(node, 'parameter');
  if (single !== undefined) bindPattern(reader, single, UNKNOWN);
  for (const type of fieldOf(node, 'type_parameters')?.children ?? []) {
    const name = fieldOf(type, 'name');
    if (name !== undefined) recorder.bind(recorder.textOf(name), UNKNOWN);
  }
  for (const parameter of fieldOf(node, 'parameters')?.children ?? []) {
    const type = fieldOf(parameter, 'type');
    const pattern = fieldOf(parameter, 'pattern') ?? (/_parameter$/.test(parameter.type) ? undefined : parameter);
    bindPattern(reader, pattern, valueOfType(reader, type));
    for (const child of parameter.children) if (child !== pattern) reader.visit(reader, child);
    for (const value of defaultsIn(pattern)) reader.visit(reader, value);
  }
  const result = fieldOf(node, 'return_type');
  if (result !== undefined) reader.visit(reader, result);
  const body = fieldOf(node, 'body');
  if (body !== undefined) reader.visit(reader, body);
}

function defaultsIn(pattern: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (pattern === undefined) return [];
  return pattern.children.flatMap((child) => (child.field === 'right' ? [child] : defaultsIn(child)));
}

/**
 * Defines the members of an object.
 *
 * @param definition the object's own
 * @param isExport whether it is what a CommonJS module exports: then its members can be imported by their names, and
 * naming something in it is no use
 */
export function readObject(
  reader: JavascriptReader,
  node: SyntaxNode,
  { definition, isExport = false }: { readonly definition: number; readonly isExport?: boolean },
): void {
  const { recorder } = reader;
  recorder.within(definition, () => {
    for (const member of node.children) {
      const key = fieldOf(member, member.type === 'method_definition' ? 'name' : 'key') ?? member;
      const value = fieldOf(member, 'value') ?? member;
      const name = /^[\w$]+$/.test(recorder.textOf(key)) ? recorder.textOf(key) : '';
      if (name === '') reader.visit(reader, member);
      else if (member.type === 'method_definition' || FUNCTION.test(value.type)) {
        const getter = member.words.includes('get') ? { getter: true as const } : {};
        defineFunction(reader, FUNCTION.test(value.type) ? value : member, { name, kind: 'method', ...getter });
      } else {
        const gives = chainOf(reader, value);
        if (!isExport || !value.type.endsWith('identifier')) reader.visit(reader, value);
        recorder.define(member, { name, kind: 'alias', ...(gives !== UNKNOWN && { gives }) });
      }
    }
  });
  if (!isExport) return;
  for (const member of node.children) {
    const key = fieldOf(member, member.type === 'method_definition' ? 'name' : 'key') ?? member;
    const name = recorder.textOf(key);
    if (/^[\w$]+$/.test(name)) recorder.define(member, { name, kind: 'export', gives: `&${definition}.${name}` });
  }
}
