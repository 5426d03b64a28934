/**
 * The chains of JavaScript and TypeScript expressions and types.
 * @module
 */
import { called, instance, lastName, member, unwrapped, wrapped } from './chain.ts';
import { type Recorder, UNKNOWN } from './recorder.ts';
import { childOf, fieldOf, type SyntaxNode } from './syntax-node.ts';

/** Where a name is read: the class of `this`, and how a module that is imported on the spot is called. */
export interface Place {
  readonly recorder: Recorder;
  /** The chain of the class, `?` outside of one. */
  readonly self: string;
  /** The local name of a module imported in an expression. */
  readonly bringIn: (node: SyntaxNode, from: string) => string;
}

/** The chain of an expression. */
export function chainOf(place: Place, node: SyntaxNode | undefined): string {
  const { recorder } = place;
  switch (node?.type) {
    case 'identifier':
    case 'shorthand_property_identifier':
      return recorder.local(recorder.textOf(node)) ?? `#${recorder.textOf(node)}`;
    case 'this':
      // In a static method it is the class itself or one that extends it: its members are found in the same way.
      return instance(place.self);
    case 'super':
      return place.self === UNKNOWN ? UNKNOWN : `${instance(place.self)}.super`;
    case 'member_expression': {
      const property = fieldOf(node, 'property');
      return property === undefined
        ? UNKNOWN
        : member(chainOf(place, fieldOf(node, 'object')), recorder.textOf(property));
    }
    case 'call_expression': {
      const callee = fieldOf(node, 'function');
      const from = importedBy(recorder, node);
      if (from !== undefined) return `#${place.bringIn(node, from)}`;
      // Without "new" a class cannot be called: what a function gives is its result.
      return called(chainOf(place, callee));
    }
    case 'new_expression':
      return instance(chainOf(place, fieldOf(node, 'constructor')));
    case 'await_expression':
      return importedBy(recorder, node.children[0]) === undefined
        ? unwrapped(chainOf(place, node.children[0]))
        : chainOf(place, node.children[0]);
    case 'as_expression':
    case 'type_assertion':
      return valueOfType(place, node.children.at(-1));
    case 'parenthesized_expression':
    case 'non_null_expression':
    case 'satisfies_expression':
      return chainOf(place, node.children[0]);
    default:
      return UNKNOWN;
  }
}

/** The module that `require('x')` or `import('x')` names. */
export function importedBy(recorder: Recorder, node: SyntaxNode | undefined): string | undefined {
  if (node?.type !== 'call_expression') return undefined;
  const callee = fieldOf(node, 'function');
  const given = fieldOf(node, 'arguments')?.children[0];
  const isImport =
    callee?.type === 'import' || (callee?.type === 'identifier' && recorder.textOf(callee) === 'require');
  if (!isImport || given?.type !== 'string' || recorder.local('require') !== undefined) return undefined;
  return recorder.textOf(given).slice(1, -1);
}

/** The chain of a type. */
export function typeOf(place: Place, node: SyntaxNode | undefined): string {
  const { recorder } = place;
  switch (node?.type) {
    case 'type_identifier':
    case 'identifier':
      return recorder.local(recorder.textOf(node)) ?? `#${recorder.textOf(node)}`;
    case 'nested_type_identifier':
    case 'nested_identifier': {
      const [module, name] = node.children;
      return name === undefined ? UNKNOWN : member(typeOf(place, module), recorder.textOf(name));
    }
    case 'generic_type':
      return typeOf(place, fieldOf(node, 'name'));
    case 'readonly_type':
    case 'parenthesized_type':
      return typeOf(place, node.children[0]);
    default:
      return UNKNOWN;
  }
}

/** The chain of a value of an annotated type. */
export function valueOfType(place: Place, node: SyntaxNode | undefined): string {
  if (node?.type === 'type_annotation') return valueOfType(place, node.children[0]);
  if (node?.type === 'union_type') {
    const named = node.children.filter((one) => !/^(?:null|undefined|void)$/.test(place.recorder.textOf(one)));
    return named.length === 1 ? valueOfType(place, named[0]) : UNKNOWN;
  }
  if (node?.type !== 'generic_type') return instance(typeOf(place, node));
  const base = typeOf(place, node);
  const [given] = childOf(node, 'type_arguments')?.children ?? [];
  return /^(?:Promise|PromiseLike)$/.test(lastName(base)) ? wrapped(valueOfType(place, given)) : instance(base);
}

/** Makes the names of a pattern local; `chain` is what is taken apart. */
export function bindPattern(place: Place, node: SyntaxNode | undefined, chain: string): void {
  const { recorder } = place;
  switch (node?.type) {
    case undefined:
      return;
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      recorder.bind(recorder.textOf(node), chain);
      return;
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      bindPattern(place, fieldOf(node, 'left'), chain);
      return;
    case 'object_pattern':
      for (const child of node.children) {
        const key = child.type === 'pair_pattern' ? fieldOf(child, 'key') : child;
        const inner = key?.type === 'object_assignment_pattern' ? fieldOf(key, 'left') : key;
        const isName = inner?.type === 'property_identifier' || inner?.type === 'shorthand_property_identifier_pattern';
        const target = child.type === 'pair_pattern' ? fieldOf(child, 'value') : child;
        bindPattern(place, target, isName ? member(chain, recorder.textOf(inner)) : UNKNOWN);
      }
      return;
    default:
      for (const child of node?.children ?? []) bindPattern(place, child, UNKNOWN);
  }
}

/** The names a pattern makes. */
export function namesOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (node?.type === 'identifier' || node?.type === 'shorthand_property_identifier_pattern') return [node];
  const children = node?.children.filter(({ field }) => field !== 'right' && field !== 'key') ?? [];
  return children.flatMap(namesOf);
}
