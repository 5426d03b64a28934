/**
 * Calls, decorators and closures of Python: what runs, and what is only handed on.
 * @module
 */
import { lastName, member } from './chain.ts';
import { REGISTERS_A_ROUTE, ROUTE_MARK, RUNS_ITS_ARGUMENT } from './conventions.ts';
import { assignedNames } from './python-names.ts';
import { chainOf, namesIn, type PythonReader } from './python-reader.ts';
import { type Recorder, UNKNOWN } from './recorder.ts';
import { childOf, fieldOf, type SyntaxNode } from './syntax-node.ts';

/** Decorators after which a function is still called by its own name. */
const HARMLESS =
  /^(?:staticmethod|classmethod|property|setter|getter|deleter|abstractmethod|override|overload|dataclass|wraps|cache|cached_property|lru_cache|contextmanager|asynccontextmanager|total_ordering|final|no_type_check|deprecated|unique|atomic|njit|jit|inject)$/;

/** Walks a decorator: it runs where what it marks is defined. */
export function readDecorator(reader: PythonReader, node: SyntaxNode): void {
  const [expression] = node.children;
  if (expression === undefined) return;
  if (expression.type !== 'call') reader.recorder.refer(expression, chainOf(reader, expression), 'call');
  reader.visit(reader, expression);
}

/** The decorators that hand a definition to somebody, and whether one of them registers a route. */
export function marksOf(reader: PythonReader, decorators: readonly SyntaxNode[]) {
  const names = decorators.map((decorator) => {
    const [expression] = decorator.children;
    const callee = expression?.type === 'call' ? fieldOf(expression, 'function') : expression;
    return { text: reader.recorder.textOf(callee ?? decorator), last: lastName(chainOf(reader, callee)) };
  });
  const handing = names.find(({ last }) => !HARMLESS.test(last));
  return {
    ...(handing !== undefined && { handed: `@${handing.text}` }),
    isRoute: names.some(({ last, text }) => ROUTE_MARK.test(last) && text.includes('.')),
    isGetter: names.some(({ last }) => last === 'property' || last === 'cached_property'),
    isStatic: names.some(({ last }) => last === 'staticmethod'),
    isAbstract: names.some(({ last }) => last === 'abstractmethod'),
    isOverload: names.some(({ last }) => last === 'overload' || last === 'setter' || last === 'deleter'),
  };
}

/** Walks a function without a name that is handed on. */
export function readClosure(reader: PythonReader, node: SyntaxNode, handed: string): number {
  const definition = reader.recorder.define(node, { name: '', kind: 'closure', handed });
  reader.recorder.within(definition, () => runLambda(reader, node));
  return definition;
}

/** Walks what a function without a name does, in the scope that stands open. */
export function runLambda(reader: PythonReader, node: SyntaxNode): void {
  const { recorder } = reader;
  for (const one of assignedNames(recorder, node).keys()) recorder.bind(one, UNKNOWN);
  for (const one of namesIn(childOf(node, 'lambda_parameters') ?? node)) recorder.bind(recorder.textOf(one), UNKNOWN);
  for (const child of node.children) if (child.field === 'body') reader.visit(reader, child);
}

/** Walks a call. */
export function readCall(reader: PythonReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const callee = fieldOf(node, 'function');
  const chain = chainOf(reader, callee);
  if (callee !== undefined) {
    // Calling "cls" makes a value of the class.
    recorder.refer(callee, chain.replace(/\{\}$/, ''), 'call');
    const object =
      callee.type === 'attribute' ? fieldOf(callee, 'object') : callee.type === 'identifier' ? undefined : callee;
    if (object !== undefined) reader.visit(reader, object);
  }
  const name = lastName(chain) || 'a function';
  const runs = RUNS_ITS_ARGUMENT.python.has(name);
  const isRoute = REGISTERS_A_ROUTE.python.has(name);
  for (const argument of fieldOf(node, 'arguments')?.children ?? []) {
    const given = argument.type === 'keyword_argument' ? fieldOf(argument, 'value') : argument;
    if (given !== undefined) recorder.hand(given, chainOf(reader, given), chain);
    if (given?.type === 'lambda') {
      if (runs) recorder.scoped(() => runLambda(reader, given));
      else readClosure(reader, given, name);
    } else if (given?.type === 'identifier' || given?.type === 'attribute') {
      const handed = chainOf(reader, given);
      recorder.refer(given, handed, runs ? 'call' : 'value', name);
      if (isRoute) recorder.route(given, handed);
      const object = fieldOf(given, 'object');
      if (object !== undefined) reader.visit(reader, object);
    } else if (given !== undefined) reader.visit(reader, given);
  }
}

/** A text that is a name may be looked up when the program runs. */
export function readText(recorder: Recorder, node: SyntaxNode, kind: 'text' | 'type'): void {
  if (node.type !== 'string') return;
  const word = /^[a-z]*["']+(?:[\w.]+[.:])?([A-Za-z_]\w{2,})["']+$/i.exec(recorder.textOf(node))?.[1];
  if (word !== undefined) recorder.refer(node, member(UNKNOWN, word), kind);
}
