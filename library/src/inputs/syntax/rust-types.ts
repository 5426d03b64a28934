/**
 * The chains of Rust paths, types and expressions.
 * @module
 */
import { called, instance, lastName, member, unwrapped, wrapped } from './chain.ts';
import { type Recorder, UNKNOWN } from './recorder.ts';
import { fieldOf, type SyntaxNode } from './syntax-node.ts';

/** Where a name is read: the type of `Self`. */
export interface Place {
  readonly recorder: Recorder;
  readonly self: string;
}

/** Types that are used as what they hold. */
const SAME =
  /^(?:Arc|Rc|Box|Pin|Cow|Lazy|LazyLock|LazyCell|MutexGuard|RwLockReadGuard|RwLockWriteGuard|Ref|RefMut|OwnedMutexGuard)$/;
/** Types that have to be opened to get at what they hold. */
const HOLDING = /^(?:Result|Option|Mutex|RwLock|RefCell|OnceCell|OnceLock|Weak|JoinHandle|ArcSwap|Poll)$/;

/** The chain of a path such as `crate::a::b`. */
export function pathOf(place: Place, node: SyntaxNode | undefined): string {
  const { recorder, self } = place;
  switch (node?.type) {
    case 'identifier':
    case 'type_identifier': {
      const name = recorder.textOf(node);
      if (name === 'Self') return self;
      const local = recorder.local(name);
      // Variables are no parts of paths; types and functions inside of a function are.
      const isType = local?.startsWith('&') === true || (local === UNKNOWN && /^\p{Lu}/u.test(name));
      return local !== undefined && isType ? local : `#${name}`;
    }
    case 'crate':
    case 'super':
    case 'self':
      return `#${node.type}`;
    case 'scoped_identifier':
    case 'scoped_type_identifier': {
      const path = fieldOf(node, 'path');
      const name = fieldOf(node, 'name');
      if (name === undefined) return UNKNOWN;
      return path === undefined ? `#${recorder.textOf(name)}` : member(pathOf(place, path), recorder.textOf(name));
    }
    case 'generic_type':
    case 'generic_type_with_turbofish':
      return pathOf(place, fieldOf(node, 'type'));
    default:
      return UNKNOWN;
  }
}

/** The chain of a type, without what it is held in. */
export function typeOf(place: Place, node: SyntaxNode | undefined): string {
  switch (node?.type) {
    case 'generic_type': {
      const base = pathOf(place, fieldOf(node, 'type'));
      return SAME.test(lastName(base)) ? typeOf(place, firstArgument(node)) : base;
    }
    case 'reference_type':
    case 'pointer_type':
      return typeOf(place, fieldOf(node, 'type'));
    case 'dynamic_type':
    case 'abstract_type':
      return typeOf(place, fieldOf(node, 'trait'));
    case 'bounded_type':
    case 'parenthesized_type':
      return typeOf(place, node.children[0]);
    default:
      return pathOf(place, node);
  }
}

/** The chain of a value of a type. */
export function valueOfType(place: Place, node: SyntaxNode | undefined): string {
  if (node?.type === 'reference_type') return valueOfType(place, fieldOf(node, 'type'));
  if (node?.type !== 'generic_type') return instance(typeOf(place, node));
  const base = lastName(pathOf(place, fieldOf(node, 'type')));
  if (SAME.test(base)) return valueOfType(place, firstArgument(node));
  return HOLDING.test(base) ? wrapped(valueOfType(place, firstArgument(node))) : instance(typeOf(place, node));
}

function firstArgument(node: SyntaxNode): SyntaxNode | undefined {
  return fieldOf(node, 'type_arguments')?.children.find(({ type }) => type !== 'lifetime');
}

/** The chain of an expression. */
export function chainOf(place: Place, node: SyntaxNode | undefined): string {
  const { recorder, self } = place;
  switch (node?.type) {
    case 'identifier':
      return recorder.local(recorder.textOf(node)) ?? `#${recorder.textOf(node)}`;
    case 'self':
      return recorder.local('self') ?? instance(self);
    case 'scoped_identifier':
      return pathOf(place, node);
    case 'generic_function':
      return chainOf(place, fieldOf(node, 'function'));
    case 'field_expression': {
      const field = fieldOf(node, 'field');
      return field === undefined ? UNKNOWN : member(chainOf(place, fieldOf(node, 'value')), recorder.textOf(field));
    }
    case 'call_expression': {
      const callee = fieldOf(node, 'function');
      const name = callee?.type === 'field_expression' ? fieldOf(callee, 'field') : undefined;
      const opens = name !== undefined && /^(?:unwrap|expect|unwrap_or_default)$/.test(recorder.textOf(name));
      return opens && callee !== undefined
        ? unwrapped(chainOf(place, fieldOf(callee, 'value')))
        : called(chainOf(place, callee));
    }
    case 'try_expression':
      return unwrapped(chainOf(place, node.children[0]));
    case 'await_expression':
    case 'parenthesized_expression':
      return chainOf(place, node.children[0]);
    case 'reference_expression':
      return chainOf(place, fieldOf(node, 'value'));
    case 'unary_expression':
      return recorder.textOf(node).startsWith('*') ? chainOf(place, node.children[0]) : UNKNOWN;
    case 'struct_expression':
      return instance(typeOf(place, fieldOf(node, 'name')));
    case 'type_cast_expression':
      return valueOfType(place, fieldOf(node, 'type'));
    default:
      return UNKNOWN;
  }
}

/** Makes the names of a pattern local; `chain` is what is matched. */
export function bindPattern(place: Place, node: SyntaxNode | undefined, chain: string): void {
  const { recorder } = place;
  switch (node?.type) {
    case undefined:
      return;
    case 'identifier':
    case 'self':
      // Patterns name constants and variants too; these begin with a capital.
      if (!/^\p{Lu}/u.test(recorder.textOf(node))) recorder.bind(recorder.textOf(node), chain);
      return;
    case 'shorthand_field_identifier':
      recorder.bind(recorder.textOf(node), UNKNOWN);
      return;
    case 'mut_pattern':
    case 'ref_pattern':
    case 'reference_pattern':
    case 'match_pattern':
      for (const child of node.children) if (child.field !== 'condition') bindPattern(place, child, chain);
      return;
    case 'tuple_struct_pattern': {
      const type = fieldOf(node, 'type');
      const opens = type !== undefined && /^(?:Some|Ok)$/.test(recorder.textOf(type));
      for (const child of node.children) {
        if (child !== type) bindPattern(place, child, opens ? unwrapped(chain) : UNKNOWN);
      }
      return;
    }
    case 'scoped_identifier':
    case 'type_identifier':
      return;
    default:
      for (const child of node?.children ?? []) bindPattern(place, child, UNKNOWN);
  }
}
