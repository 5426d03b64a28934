/**
 * The chains of Go types and expressions.
 * @module
 */
import { called, instance, member } from './chain.ts';
import { type Recorder, UNKNOWN } from './recorder.ts';
import { fieldOf, type SyntaxNode } from './syntax-node.ts';

/** The chain of a type. */
export function typeOf(recorder: Recorder, node: SyntaxNode | undefined): string {
  switch (node?.type) {
    case 'type_identifier':
      return recorder.local(recorder.textOf(node)) ?? `#${recorder.textOf(node)}`;
    case 'qualified_type':
      return `#${recorder.textOf(node)}`;
    case 'generic_type':
      return typeOf(recorder, fieldOf(node, 'type'));
    case 'pointer_type':
    case 'parenthesized_type':
      return typeOf(recorder, node.children[0]);
    default:
      return UNKNOWN;
  }
}

/** The chain of an expression. */
export function chainOf(recorder: Recorder, node: SyntaxNode | undefined): string {
  switch (node?.type) {
    case 'identifier':
      return recorder.local(recorder.textOf(node)) ?? `#${recorder.textOf(node)}`;
    case 'selector_expression': {
      const field = fieldOf(node, 'field');
      return field === undefined
        ? UNKNOWN
        : member(chainOf(recorder, fieldOf(node, 'operand')), recorder.textOf(field));
    }
    case 'call_expression': {
      const callee = chainOf(recorder, fieldOf(node, 'function'));
      const given = fieldOf(node, 'arguments')?.children[0];
      return callee === '#new' ? instance(typeOf(recorder, given)) : called(callee);
    }
    case 'unary_expression':
      return /^[&*]/.test(recorder.textOf(node)) ? chainOf(recorder, fieldOf(node, 'operand')) : UNKNOWN;
    case 'parenthesized_expression':
      return chainOf(recorder, node.children[0]);
    case 'composite_literal':
    case 'type_assertion_expression':
    case 'type_conversion_expression':
      return instance(typeOf(recorder, fieldOf(node, 'type')));
    default:
      return UNKNOWN;
  }
}

/** The chain of the first result of a function. */
export function resultOf(recorder: Recorder, node: SyntaxNode): string {
  const result = fieldOf(node, 'result');
  const type = result?.type === 'parameter_list' ? result.children[0] : result;
  return instance(typeOf(recorder, type?.type === 'parameter_declaration' ? fieldOf(type, 'type') : type));
}

/** Every type that is named somewhere in a node. */
export function typesIn(recorder: Recorder, node: SyntaxNode): readonly string[] {
  if (node.type === 'type_identifier' || node.type === 'qualified_type') return [typeOf(recorder, node)];
  return node.children.flatMap((child) => typesIn(recorder, child));
}
