/**
 * Reads the facts of a Python file (The Python Language Reference).
 * @module
 */
import type { FileFacts } from './facts.ts';
import { marksOf, readCall, readClosure, readDecorator, readText, runLambda } from './python-calls.ts';
import { assignedNames, bringAll } from './python-names.ts';
import { chainOf, namesIn, type PythonReader, valueOfType } from './python-reader.ts';
import { type Recorder, startRecorder, UNKNOWN } from './recorder.ts';
import { childOf, fieldOf, fieldsOf, runningParts, type SyntaxNode, type SyntaxTree } from './syntax-node.ts';

/** The facts of a Python file. */
export function readPython({ root, fits }: SyntaxTree, text: string): FileFacts {
  const recorder = startRecorder(text);
  visitChildren({ recorder, counted: new Map(), visit }, root);
  return recorder.facts('python', { fits });
}

type Handler = (reader: PythonReader, node: SyntaxNode) => void;

const each = (reader: PythonReader, children: readonly SyntaxNode[]): void => {
  for (const child of children) visit(reader, child);
};
const visitChildren: Handler = (reader, node) => each(reader, node.children);
const valueOnly: Handler = (reader, node) => each(reader, [...fieldsOf(node, 'value'), ...fieldsOf(node, 'type')]);
const withoutTarget: Handler = (reader, node) =>
  each(
    reader,
    node.children.filter(({ field }) => field !== 'left'),
  );
const nothing: Handler = () => undefined;
const readName: Handler = (reader, node) => {
  reader.recorder.refer(node, chainOf(reader, node), 'value');
  each(reader, fieldsOf(node, 'object'));
};
const readComprehension: Handler = (reader, node) => {
  const { recorder } = reader;
  recorder.scoped(() => {
    const loops = node.children.filter(({ type }) => type === 'for_in_clause');
    for (const loop of loops) for (const name of assignedNames(recorder, loop).keys()) recorder.bind(name, UNKNOWN);
    visitChildren(reader, node);
  });
};
const bring: Handler = ({ recorder }, node) => bringAll(recorder, node);

/** What is done with each kind of node; of all others the children are walked. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  import_statement: bring,
  import_from_statement: bring,
  future_import_statement: nothing,
  decorated_definition(reader, node) {
    const definition = fieldOf(node, 'definition');
    const decorators = node.children.filter(({ type }) => type === 'decorator');
    each(reader, decorators);
    if (definition?.type === 'function_definition') readFunction(reader, definition, decorators);
    if (definition?.type === 'class_definition') readClass(reader, definition, decorators);
  },
  decorator: readDecorator,
  function_definition: (reader, node) => readFunction(reader, node, []),
  class_definition: (reader, node) => readClass(reader, node, []),
  lambda: (reader, node) => readClosure(reader, node, 'a variable'),
  if_statement: readIf,
  assignment: readAssignment,
  call: readCall,
  attribute: readName,
  identifier: readName,
  keyword_argument: valueOnly,
  default_parameter: valueOnly,
  typed_default_parameter: valueOnly,
  list_comprehension: readComprehension,
  set_comprehension: readComprehension,
  dictionary_comprehension: readComprehension,
  generator_expression: readComprehension,
  for_in_clause: withoutTarget,
  for_statement: withoutTarget,
  named_expression: valueOnly,
  type_alias_statement: valueOnly,
  as_pattern_target: nothing,
  case_pattern: nothing,
  global_statement: nothing,
  nonlocal_statement: nothing,
  type(reader, node) {
    for (const name of namesIn(node)) reader.recorder.refer(name, chainOf(reader, name), 'type');
    readText(reader.recorder, node.children[0] ?? node, 'type');
  },
  string(reader, node) {
    readText(reader.recorder, node, 'text');
    visitChildren(reader, node);
  },
};

function visit(reader: PythonReader, node: SyntaxNode): void {
  (HANDLERS[node.type] ?? visitChildren)(reader, node);
}

function readFunction(reader: PythonReader, node: SyntaxNode, decorators: readonly SyntaxNode[]): void {
  const { recorder, type: owner } = reader;
  const name = fieldOf(node, 'name');
  if (name === undefined) return;
  const own = recorder.textOf(name);
  const marks = marksOf(reader, decorators);
  const gives = valueOfType(reader, fieldOf(node, 'return_type'));
  const said = {
    name: own,
    ...(marks.handed !== undefined && { handed: marks.handed }),
    ...(gives !== UNKNOWN && { gives }),
    ...(marks.isGetter && { getter: true as const }),
    ...(marks.isAbstract && { abstract: true as const }),
    ...(!own.startsWith('_') && { exported: true as const }),
  };
  const define = (): number => recorder.define(node, { ...said, kind: owner === undefined ? 'function' : 'method' });
  const definition = owner === undefined ? define() : memberOf(recorder, owner, define);
  if (owner === undefined && recorder.isLocal()) recorder.bind(own, `&${definition}`);
  if (marks.isRoute) recorder.route(node, `&${definition}`);
  const body = (): void => {
    const counted = assignedNames(recorder, node);
    for (const one of counted.keys()) recorder.bind(one, UNKNOWN);
    const first = owner === undefined || marks.isStatic ? undefined : owner;
    readParameters({ ...reader, counted }, node, first);
    const inner = { ...reader, type: undefined, self: owner ?? reader.self, counted };
    for (const child of node.children) if (child.field === 'return_type' || child.field === 'body') visit(inner, child);
  };
  recorder.later(() => recorder.within(definition, body));
}

/** Opens a class while one of its members is defined. */
function memberOf(recorder: Recorder, owner: number, define: () => number): number {
  let definition = owner;
  recorder.within(owner, () => {
    definition = define();
  });
  return definition;
}

function readParameters(reader: PythonReader, node: SyntaxNode, first: number | undefined): void {
  const { recorder } = reader;
  for (const [index, parameter] of (fieldOf(node, 'parameters')?.children ?? []).entries()) {
    const name =
      parameter.type === 'identifier' ? parameter : (fieldOf(parameter, 'name') ?? childOf(parameter, 'identifier'));
    const value = valueOfType(reader, fieldOf(parameter, 'type'));
    const chain = index === 0 && first !== undefined ? `&${first}{}` : value;
    if (name !== undefined) recorder.bind(recorder.textOf(name), chain);
    if (parameter.type !== 'identifier')
      for (const child of parameter.children) if (child !== name) visit(reader, child);
  }
}

function readClass(reader: PythonReader, node: SyntaxNode, decorators: readonly SyntaxNode[]): void {
  const { recorder } = reader;
  const name = fieldOf(node, 'name');
  if (name === undefined) return;
  const own = recorder.textOf(name);
  const given = fieldOf(node, 'superclasses')?.children ?? [];
  const parents = given.filter(({ type }) => type !== 'keyword_argument');
  const bases = parents.map((base) => chainOf(reader, base.type === 'subscript' ? fieldOf(base, 'value') : base));
  const marks = marksOf(reader, decorators);
  const definition = recorder.define(node, {
    name: own,
    kind: bases.some((base) => /(?:^#|\.)Protocol$/.test(base)) ? 'interface' : 'type',
    ...(bases.length > 0 && { bases }),
    ...(marks.handed !== undefined && { handed: marks.handed }),
    ...(!own.startsWith('_') && { exported: true }),
  });
  if (recorder.isLocal()) recorder.bind(own, `&${definition}`);
  for (const base of given) {
    if (base.type === 'identifier' || base.type === 'attribute') recorder.refer(base, chainOf(reader, base), 'type');
    else visit(reader, base);
  }
  // What stands in the body runs where the class is made, in the scope around it.
  for (const child of fieldOf(node, 'body')?.children ?? []) visit({ ...reader, type: definition }, child);
}

function readIf(reader: PythonReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const condition = fieldOf(node, 'condition');
  const said = condition === undefined ? '' : recorder.textOf(condition);
  const isMain = /^__name__\s*==\s*["']__main__["']$|^["']__main__["']\s*==\s*__name__$/.test(said);
  for (const child of runningParts(node, recorder.textOf)) {
    if (child.field === 'consequence' && isMain) {
      const main = recorder.define(child, { name: '__main__', kind: 'function', handed: '__main__' });
      recorder.within(main, () => visit({ ...reader, counted: assignedNames(recorder, child) }, child));
    } else if (child.field !== 'consequence' || !/(?:^|\.)TYPE_CHECKING$/.test(said)) visit(reader, child);
    else for (const one of child.children) if (/^import/.test(one.type)) bringAll(recorder, one, { typeOnly: true });
  }
}

function readAssignment(reader: PythonReader, node: SyntaxNode): void {
  const { recorder, type: owner, self, counted } = reader;
  const left = fieldOf(node, 'left');
  const right = fieldOf(node, 'right');
  const type = fieldOf(node, 'type');
  if (type !== undefined) visit(reader, type);
  const typed = valueOfType(reader, type);
  const gives = typed === UNKNOWN ? chainOf(reader, right) : typed;
  const name = left?.type === 'identifier' ? recorder.textOf(left) : '';
  // What a module lists as its own is no use of it.
  if (name === '__all__') return;
  if (right?.type === 'lambda' && name !== '' && owner === undefined) {
    const definition = recorder.define(node, {
      name,
      kind: 'function',
      ...(!name.startsWith('_') && { exported: true }),
    });
    if (recorder.isLocal()) recorder.bind(name, `&${definition}`);
    recorder.within(definition, () => runLambda(reader, right));
    return;
  }
  if (right !== undefined) visit(reader, right);
  const said = { ...(gives !== UNKNOWN && { gives }), ...(!name.startsWith('_') && { exported: true as const }) };
  if (owner !== undefined && name !== '') {
    memberOf(recorder, owner, () => recorder.define(node, { name, kind: 'field', ...said }));
  } else if (name !== '' && !recorder.isLocal()) recorder.define(node, { name, kind: 'value', ...said });
  else if (name !== '') recorder.bind(name, counted.get(name) === 1 ? gives : UNKNOWN);
  else if (left?.type === 'attribute') {
    const field = fieldOf(left, 'attribute');
    const isOwn = self !== undefined && chainOf(reader, fieldOf(left, 'object')) === `&${self}{}`;
    if (isOwn && field !== undefined) {
      memberOf(recorder, self, () => recorder.define(node, { ...said, name: recorder.textOf(field), kind: 'field' }));
    }
  } else if (left !== undefined) visit(reader, left);
}
