/**
 * What is open while a Python file is walked, and the chains of its expressions.
 * @module
 */
import { called, instance, member } from './chain.ts';
import type { Counted } from './python-names.ts';
import { type Recorder, UNKNOWN } from './recorder.ts';
import { fieldOf, type SyntaxNode } from './syntax-node.ts';

/** What is open while a Python file is walked. */
export interface PythonReader {
  readonly recorder: Recorder;
  readonly visit: (reader: PythonReader, node: SyntaxNode) => void;
  /** The class whose body is walked. */
  readonly type?: number | undefined;
  /** The class of the method that is walked. */
  readonly self?: number | undefined;
  /** How often each name is assigned in the function that is walked. */
  readonly counted: Counted;
}

/** Every name that is read in a node. */
export function namesIn(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === 'identifier' || node.type === 'attribute') return [node];
  return node.children.flatMap(namesIn);
}

/** The chain of an expression. */
export function chainOf(reader: PythonReader, node: SyntaxNode | undefined): string {
  const { recorder } = reader;
  switch (node?.type) {
    case 'identifier':
      return recorder.local(recorder.textOf(node)) ?? `#${recorder.textOf(node)}`;
    case 'attribute': {
      const name = fieldOf(node, 'attribute');
      return name === undefined ? UNKNOWN : member(chainOf(reader, fieldOf(node, 'object')), recorder.textOf(name));
    }
    case 'call': {
      const callee = chainOf(reader, fieldOf(node, 'function'));
      if (callee === '#super') return reader.self === undefined ? UNKNOWN : `&${reader.self}{}.super`;
      return called(callee);
    }
    case 'await':
    case 'parenthesized_expression':
      return chainOf(reader, node.children[0]);
    default:
      return UNKNOWN;
  }
}

/** The chain of a value of an annotated type; a type in quotes is one too. */
export function valueOfType(reader: PythonReader, type: SyntaxNode | undefined): string {
  const inner = type?.children[0];
  const quoted = inner?.type === 'string' ? /^["']([\w.]+)["']$/.exec(reader.recorder.textOf(inner))?.[1] : undefined;
  if (quoted !== undefined) return `#${quoted}{}`;
  if (inner?.type === 'generic_type') {
    const [base, parameters] = inner.children;
    const isOptional =
      base !== undefined && /^(?:Optional|Annotated|Final|ClassVar)$/.test(reader.recorder.textOf(base));
    return isOptional ? valueOfType(reader, parameters?.children[0]) : UNKNOWN;
  }
  // A type or None.
  const either = inner?.type === 'binary_operator' ? inner.children.filter((one) => one.type !== 'none') : [];
  const named = either.length === 1 ? either[0] : inner;
  return named?.type === 'identifier' || named?.type === 'attribute' ? instance(chainOf(reader, named)) : UNKNOWN;
}
