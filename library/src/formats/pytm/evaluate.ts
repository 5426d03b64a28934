/**
 * What an expression stands for, as far as that can be said without running anything.
 * @module
 */
import type { PythonCall, PythonExpression } from '../../inputs/python/index.ts';
import type { Place } from '../../model/problem.ts';
import type { Losses } from '../losses.ts';
import { CLASSES, makesObjects, type PythonObject, type PythonValue } from './python-object.ts';

/** What is known while a file is followed. */
export interface Scope {
  readonly names: Map<string, PythonValue>;
  /** Classes by the names that the file imports them under. */
  readonly classes: Map<string, string>;
  /** Every object in the order of its making. */
  readonly objects: PythonObject[];
  readonly losses: Losses;
}

/** Thrown where a file makes its model by computing: it has to be run, and that is for its owner to do. */
export class Programmatic extends Error {
  override readonly name = 'Programmatic';
  readonly at: Place;
  constructor(what: string, at: Place) {
    super(what);
    this.at = at;
  }
}

const COLLECTIONS = new Set(['list', 'set', 'tuple', 'frozenset']);
const ENUMERATED = /^(?:\w+\.)*[A-Z]\w*\.\w+$/;

/** The value of an expression. @throws {Programmatic} where it makes objects by computing */
export function evaluate(expression: PythonExpression, scope: Scope): PythonValue {
  const { at } = expression;
  switch (expression.kind) {
    case 'text':
    case 'number':
    case 'flag':
      return { kind: 'plain', value: expression.value, at };
    case 'none':
      return { kind: 'plain', value: null, at };
    case 'name':
      return scope.names.get(expression.name) ?? { kind: 'unknown', at };
    case 'list':
      return { kind: 'list', items: expression.items.map((item) => evaluate(item, scope)), at };
    case 'call':
      return valueOfCall(expression, scope);
    case 'member': {
      const owner = evaluate(expression.object, scope);
      if (owner.kind === 'object') return owner.attributes.get(expression.name) ?? { kind: 'unknown', at };
      // Such as Classification.SECRET, which is how the JSON prints it too.
      const isEnumerated = ENUMERATED.test(expression.source);
      const value = expression.source.split('.').slice(-2).join('.');
      return isEnumerated ? { kind: 'plain', value, at } : { kind: 'unknown', at };
    }
    case 'dictionary':
      for (const { value } of expression.entries) evaluate(value, scope);
      return { kind: 'unknown', at };
    case 'computed':
      if (makesObjects(expression.source)) throw new Programmatic('an expression that makes several elements', at);
      return { kind: 'unknown', at };
  }
}

/** The class that a call makes an instance of. */
export function classOfCall({ callee }: PythonCall, { classes }: Scope): string | undefined {
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : undefined;
  if (name === undefined) return undefined;
  const type = callee.kind === 'name' ? (classes.get(name) ?? name) : name;
  return Object.hasOwn(CLASSES, type) ? type : undefined;
}

function valueOfCall(call: PythonCall, scope: Scope): PythonValue {
  const { at } = call;
  const type = classOfCall(call, scope);
  const values = call.arguments.map(({ name, value }) => ({ name, value: evaluate(value, scope) }));
  if (type === undefined) {
    const [first] = values;
    const isCollection = call.callee.kind === 'name' && COLLECTIONS.has(call.callee.name);
    if (isCollection) return first?.value ?? { kind: 'list', items: [], at };
    return { kind: 'unknown', at };
  }
  const attributes = new Map<string, PythonValue>();
  const object: PythonObject = { kind: 'object', type, attributes, at };
  const positions = CLASSES[type] ?? [];
  for (const [index, { name, value }] of values.entries()) {
    const key = name ?? positions[index];
    if (key === undefined || value.kind === 'unknown') {
      scope.losses.add('a value that would have to be computed is left out', value.at);
    } else attributes.set(key, value);
  }
  scope.objects.push(object);
  return object;
}
