/**
 * Reads the classes of JavaScript and TypeScript.
 * @module
 */
import { lastName } from './chain.ts';
import { ROUTE_MARK } from './conventions.ts';
import { defineFunction, type JavascriptReader } from './javascript-reader.ts';
import { chainOf, typeOf, valueOfType } from './javascript-types.ts';
import { UNKNOWN } from './recorder.ts';
import { childOf, fieldOf, fieldsOf, type SyntaxNode } from './syntax-node.ts';

/** Decorators that register nothing. */
const HARMLESS = /^(?:Injectable|Inject|Input|Output|memoize|bind|autobind|deprecated|override|sealed|Optional|Self)$/;

/** Defines a class and its members. */
export function readClass(
  reader: JavascriptReader,
  node: SyntaxNode,
  said: { readonly name?: string; readonly exported?: true; readonly decorators?: readonly SyntaxNode[] },
): number {
  const { recorder } = reader;
  const written = fieldOf(node, 'name');
  const name = said.name ?? (written === undefined ? '' : recorder.textOf(written));
  const heritage = childOf(node, 'class_heritage');
  const decorators = [...(said.decorators ?? []), ...fieldsOf(node, 'decorator')];
  const clauses = heritage?.children ?? [];
  const bases = clauses
    .filter(({ type }) => type !== 'implements_clause')
    .map((clause) => chainOf(reader, clause.type === 'extends_clause' ? fieldOf(clause, 'value') : clause));
  const implemented = clauses
    .filter(({ type }) => type === 'implements_clause')
    .flatMap((clause) => clause.children.map((base) => typeOf(reader, base)));
  const handed = handedBy(reader, decorators);
  const definition = recorder.define(node, {
    name,
    kind: name === '' ? 'value' : 'type',
    ...(bases.length > 0 && { bases }),
    ...(implemented.length > 0 && { implemented }),
    ...(said.exported === true && { exported: true }),
    ...(handed !== undefined && { handed }),
  });
  if (recorder.isLocal() && name !== '') recorder.bind(name, `&${definition}`);
  for (const decorator of decorators) reader.visit(reader, decorator);
  for (const base of [...bases, ...implemented]) recorder.refer(node, base, 'type');
  for (const clause of clauses) {
    const value = fieldOf(clause, 'value') ?? clause;
    if (value.type === 'call_expression') reader.visit(reader, value);
  }
  const inner = { ...reader, self: `&${definition}` };
  recorder.within(definition, () => {
    for (const type of fieldOf(node, 'type_parameters')?.children ?? []) {
      const own = fieldOf(type, 'name');
      if (own !== undefined) recorder.bind(recorder.textOf(own), UNKNOWN);
    }
    let marks: SyntaxNode[] = [];
    for (const member of fieldOf(node, 'body')?.children ?? []) {
      if (member.type === 'decorator') marks.push(member);
      else {
        readMember(inner, member, marks);
        marks = [];
      }
    }
  });
  return definition;
}

function handedBy(reader: JavascriptReader, decorators: readonly SyntaxNode[]): string | undefined {
  const names = decorators.map((decorator) => decoratorName(reader, decorator));
  const handing = names.find((name) => !HARMLESS.test(name));
  return handing === undefined ? undefined : `@${handing}`;
}

function decoratorName(reader: JavascriptReader, decorator: SyntaxNode): string {
  const [expression] = decorator.children;
  const callee = expression?.type === 'call_expression' ? fieldOf(expression, 'function') : expression;
  return lastName(chainOf(reader, callee));
}

function readMember(reader: JavascriptReader, node: SyntaxNode, before: readonly SyntaxNode[]): void {
  const { recorder } = reader;
  const written = fieldOf(node, 'name') ?? fieldOf(node, 'property');
  const name = written === undefined ? '' : recorder.textOf(written).replace('#', '');
  const decorators = [...before, ...fieldsOf(node, 'decorator')];
  for (const decorator of before) reader.visit(reader, decorator);
  const handed = handedBy(reader, decorators);
  const said = {
    name,
    ...(handed !== undefined && { handed }),
    ...(!node.words.includes('private') && { exported: true as const }),
  };
  const value = fieldOf(node, 'value');
  switch (node.type) {
    case 'method_definition': {
      const getter = node.words.includes('get') ? { getter: true as const } : {};
      const definition = defineFunction(reader, node, { ...said, ...getter, kind: 'method' });
      if (decorators.some((one) => ROUTE_MARK.test(decoratorName(reader, one)))) recorder.route(node, `&${definition}`);
      if (name === 'constructor') readProperties(reader, node);
      return;
    }
    case 'abstract_method_signature':
      recorder.define(node, { ...said, kind: 'method', abstract: true });
      return;
    case 'public_field_definition':
    case 'field_definition': {
      if (value?.type === 'arrow_function' || value?.type === 'function_expression') {
        defineFunction(reader, value, { ...said, kind: 'method' });
        return;
      }
      const type = fieldOf(node, 'type');
      const annotated = valueOfType(reader, type);
      const gives = annotated === UNKNOWN ? chainOf(reader, value) : annotated;
      recorder.define(node, { ...said, kind: 'field', ...(gives !== UNKNOWN && { gives }) });
      for (const child of [type, value]) if (child !== undefined) reader.visit(reader, child);
      return;
    }
    default:
      if (node.type !== 'method_signature') reader.visit(reader, node);
  }
}

/** Parameters of a constructor with a modifier are fields too. */
function readProperties(reader: JavascriptReader, node: SyntaxNode): void {
  const { recorder } = reader;
  for (const parameter of fieldOf(node, 'parameters')?.children ?? []) {
    const isField = childOf(parameter, 'accessibility_modifier') !== undefined || parameter.words.includes('readonly');
    const name = fieldOf(parameter, 'pattern');
    const gives = valueOfType(reader, fieldOf(parameter, 'type'));
    if (isField && name !== undefined && gives !== UNKNOWN) {
      recorder.define(parameter, { name: recorder.textOf(name), kind: 'field', gives });
    }
  }
}
