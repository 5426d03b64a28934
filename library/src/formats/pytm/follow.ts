/**
 * Follows the statements of a Python model: constructor calls, assignments, and loops over lists that only assign.
 * Nothing is run; a file that computes its elements is refused.
 * @module
 */
import type { PythonBlock, PythonExpression, PythonLoop, PythonStatement } from '../../inputs/python/index.ts';
import { evaluate, Programmatic, type Scope } from './evaluate.ts';
import { CLASSES, makesObjects, type PythonObject, type PythonValue } from './python-object.ts';

/** So many assignments may loops come to. */
const MOST_STEPS = 200_000;

const ADDS = new Set(['append', 'add', 'extend', 'update']);
/** Calls of a model that only run it. */
const RUNS = new Set(['process', 'resolve', 'check', 'report', 'dfd', 'seq', 'print', 'reset', 'seed', 'exit']);

/** Follows statements. @throws {Programmatic} where the file would have to be run */
export function follow(statements: readonly PythonStatement[], scope: Scope): void {
  let steps = 0;
  const run = (statement: PythonStatement): void => {
    steps += 1;
    if (steps > MOST_STEPS) throw new Programmatic('a loop that goes on and on', statement.at);
    switch (statement.kind) {
      case 'assignment': {
        const value = evaluate(statement.value, scope);
        for (const target of statement.targets) assign(target, value, scope);
        return;
      }
      case 'evaluation':
        runExpression(statement.value, scope);
        return;
      case 'loop':
        runLoop(statement, scope, run);
        return;
      case 'block':
        runBlock(statement, scope, run);
        return;
      case 'other':
        if (statement.word === 'from' || statement.word === 'import') nameImports(statement.source, scope);
    }
  };
  for (const statement of statements) run(statement);
}

function nameImports(source: string, { classes }: Scope): void {
  for (const [, name = '', alias = ''] of source.matchAll(/\b(\w+)\s+as\s+(\w+)/g)) classes.set(alias, name);
}

function assign(target: PythonExpression, value: PythonValue, scope: Scope): void {
  if (target.kind === 'name') {
    scope.names.set(target.name, value);
    return;
  }
  if (target.kind === 'list') {
    const items = value.kind === 'list' ? value.items : [];
    for (const [index, item] of target.items.entries()) {
      assign(item, items[index] ?? { kind: 'unknown', at: target.at }, scope);
    }
    return;
  }
  const owner = target.kind === 'member' ? ownerOf(target.object, scope) : undefined;
  if (target.kind !== 'member' || owner === undefined) {
    scope.losses.add('an assignment to something that is not known is left out', target.at);
  } else if (value.kind === 'unknown') {
    scope.losses.add('a value that would have to be computed is left out', value.at);
  } else owner.attributes.set(target.name, value);
}

/** The object whose attribute is set; the controls of an element are made when they are first spoken of. */
function ownerOf(expression: PythonExpression, scope: Scope): PythonObject | undefined {
  const value = evaluate(expression, scope);
  if (value.kind === 'object') return value;
  if (expression.kind !== 'member' || expression.name !== 'controls') return undefined;
  const owner = ownerOf(expression.object, scope);
  const controls: PythonObject = { kind: 'object', type: 'Controls', attributes: new Map(), at: expression.at };
  owner?.attributes.set('controls', controls);
  return owner === undefined ? undefined : controls;
}

function runExpression(expression: PythonExpression, scope: Scope): void {
  const isCall = expression.kind === 'call' && expression.callee.kind === 'member';
  if (!isCall || expression.callee.kind !== 'member') {
    const value = evaluate(expression, scope);
    const name = expression.kind === 'call' && expression.callee.kind === 'name' ? expression.callee.name : 'print';
    if (value.kind === 'unknown' && !RUNS.has(name))
      scope.losses.add('a statement that would have to be run is left out', expression.at);
    return;
  }
  const { callee } = expression;
  const [argument] = expression.arguments;
  if (ADDS.has(callee.name) && argument !== undefined && callee.object.kind === 'member') {
    addTo(callee.object, evaluate(argument.value, scope), scope);
    return;
  }
  const before = scope.objects.length;
  const value = evaluate(expression, scope);
  if (value.kind === 'unknown' && scope.objects.length === before && !RUNS.has(callee.name)) {
    scope.losses.add('a statement that would have to be run is left out', expression.at);
  }
}

function addTo(list: PythonExpression, value: PythonValue, scope: Scope): void {
  if (list.kind !== 'member') return;
  const owner = ownerOf(list.object, scope);
  const before = owner?.attributes.get(list.name);
  const items = before === undefined ? [] : before.kind === 'list' ? before.items : [before];
  if (owner === undefined || value.kind === 'unknown') {
    scope.losses.add('a statement that would have to be run is left out', list.at);
    return;
  }
  const added = value.kind === 'list' ? value.items : [value];
  if (items.length + added.length > MOST_STEPS) throw new Programmatic('a list that grows and grows', list.at);
  owner.attributes.set(list.name, { kind: 'list', items: [...items, ...added], at: list.at });
}

function runLoop(loop: PythonLoop, scope: Scope, run: (statement: PythonStatement) => void): void {
  const items = evaluate(loop.items, scope);
  if (makesObjects(loop.source)) throw new Programmatic('a loop that makes elements', loop.at);
  if (loop.body.every(isHarmless)) return;
  if (items.kind !== 'list') throw new Programmatic('a loop over something that has to be computed', loop.at);
  if (loop.body.some(({ kind }) => kind === 'block')) throw new Programmatic('a loop with conditions', loop.at);
  for (const item of items.items) {
    assign(loop.variable, item, scope);
    for (const statement of loop.body) run(statement);
  }
}

function runBlock(block: PythonBlock, scope: Scope, run: (statement: PythonStatement) => void): void {
  const { word, header, source, body, at } = block;
  if (word === 'if' && /^__name__\s*==/.test(header)) {
    for (const statement of body) run(statement);
    return;
  }
  if (word === 'class' && DERIVES.test(header)) throw new Programmatic('a class of its own', at);
  if (makesObjects(source)) throw new Programmatic(`"${word}" that makes elements`, at);
  if (word !== 'def' && word !== 'class' && word !== 'async' && body.some((inner) => changes(inner, scope))) {
    throw new Programmatic(`"${word}" that changes elements`, at);
  }
}

const DERIVES = new RegExp(`\\(\\s*(?:\\w+\\.)?(?:${Object.keys(CLASSES).join('|')})\\s*[,)]`);

/** Whether a statement in a loop says nothing of the model, such as printing. */
function isHarmless(statement: PythonStatement): boolean {
  if (statement.kind === 'other') return true;
  return statement.kind === 'evaluation' && statement.value.kind === 'call' && statement.value.callee.kind === 'name';
}

/** Whether a statement sets an attribute of an object of the model. */
function changes(statement: PythonStatement, scope: Scope): boolean {
  if (statement.kind === 'block' || statement.kind === 'loop')
    return statement.body.some((inner) => changes(inner, scope));
  if (statement.kind !== 'assignment') return false;
  return statement.targets.some(
    (target) => target.kind === 'member' && evaluate(rootOf(target), scope).kind === 'object',
  );
}

function rootOf(expression: PythonExpression): PythonExpression {
  let root = expression;
  while (root.kind === 'member') root = root.object;
  return root;
}
