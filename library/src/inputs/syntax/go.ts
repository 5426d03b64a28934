/**
 * Reads the facts of a Go file (The Go Programming Language Specification).
 * @module
 */
import { instance, lastName, member } from './chain.ts';
import type { FileFacts } from './facts.ts';
import {
  bindParameters,
  type GoReader,
  isExported,
  parametersOf,
  readCall,
  readClosure,
  readLiteral,
  readNamed,
  readText,
} from './go-calls.ts';
import { chainOf, resultOf, typeOf, typesIn } from './go-types.ts';
import { type Recorder, startRecorder, UNKNOWN } from './recorder.ts';
import { childOf, fieldOf, fieldsOf, runningParts, type SyntaxNode, type SyntaxTree } from './syntax-node.ts';

/** The facts of a Go file. */
export function readGo({ root, fits }: SyntaxTree, text: string): FileFacts {
  const recorder = startRecorder(text);
  const reader: GoReader = { recorder, visit: (node) => (HANDLERS[node.type] ?? visitChildren)(reader, node) };
  reader.visit(root);
  // C code and the linker call what such a comment names.
  for (const [, name = ''] of text.matchAll(/^\/\/(?:export|go:linkname)[ \t]+(\w+)/gm)) {
    recorder.refer(root, member(UNKNOWN, name), 'text');
  }
  const clause = childOf(root, 'package_clause')?.children[0];
  const when = /^\/\/go:build[ \t]+(.+)$/m.exec(text.slice(0, clause?.start ?? 0))?.[1]?.trim();
  return recorder.facts('go', {
    fits,
    ...(clause !== undefined && { package: recorder.textOf(clause) }),
    ...(when !== undefined && { when }),
  });
}

type Handler = (reader: GoReader, node: SyntaxNode) => void;

function visitChildren(reader: GoReader, node: SyntaxNode): void {
  node.children.forEach(reader.visit);
}

const inScope: Handler = (reader, node) => reader.recorder.scoped(() => visitChildren(reader, node));
const typesOnly: Handler = (reader, node) => fieldsOf(node, 'type').forEach(reader.visit);
const readName: Handler = ({ recorder, visit }, node) => {
  recorder.refer(node, chainOf(recorder, node), 'value');
  fieldsOf(node, 'operand').forEach(visit);
};
const readTypeName: Handler = ({ recorder }, node) => recorder.refer(node, typeOf(recorder, node), 'type');

/** What is done with each kind of node; of all others the children are walked. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  package_clause: () => undefined,
  label_name: () => undefined,
  import_spec: ({ recorder }, node) => readImport(recorder, node),
  function_declaration: readFunction,
  method_declaration: readFunction,
  type_spec: readType,
  type_alias: readType,
  var_spec: readVariables,
  const_spec: readVariables,
  short_var_declaration: readShort,
  range_clause({ recorder, visit }, node) {
    for (const child of node.children) if (child.field !== 'left') visit(child);
    for (const name of namesIn(fieldOf(node, 'left'))) recorder.bind(recorder.textOf(name), UNKNOWN);
  },
  type_switch_statement: readTypeSwitch,
  block: inScope,
  if_statement: ({ recorder, visit }, node) =>
    recorder.scoped(() => {
      for (const part of runningParts(node, recorder.textOf)) visit(part);
    }),
  for_statement: inScope,
  expression_case: inScope,
  default_case: inScope,
  communication_case: inScope,
  parameter_declaration: typesOnly,
  variadic_parameter_declaration: typesOnly,
  func_literal: (reader, node) => readClosure(reader, node, 'a variable'),
  call_expression: readCall,
  composite_literal: readLiteral,
  selector_expression: readName,
  identifier: readName,
  type_conversion_expression(reader, node) {
    // A generic function that is called with its types looks the same.
    const type = fieldOf(node, 'type');
    if (type !== undefined) reader.recorder.refer(type, typeOf(reader.recorder, type), 'call');
    visitChildren(reader, node);
  },
  type_identifier: readTypeName,
  qualified_type: readTypeName,
  interpreted_string_literal: ({ recorder }, node) => readText(recorder, node),
  raw_string_literal: ({ recorder }, node) => readText(recorder, node),
};

function readImport(recorder: Recorder, node: SyntaxNode): void {
  const path = fieldOf(node, 'path');
  if (path === undefined) return;
  const from = recorder.textOf(path).slice(1, -1);
  const name = fieldOf(node, 'name');
  const alias = name === undefined ? undefined : recorder.textOf(name);
  // The name of a package may differ from the last part of its path; the version after it is never its name.
  const guessed = from.replace(/\/v\d+$|\.v\d+$/, '').replace(/^.*\//, '');
  const local = alias === '.' ? '*' : alias === '_' ? '' : (alias ?? guessed);
  recorder.bring(node, { local, from });
}

function namesIn(list: SyntaxNode | undefined): readonly SyntaxNode[] {
  return list?.children.filter(({ type }) => type === 'identifier') ?? [];
}

function readFunction(reader: GoReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const name = fieldOf(node, 'name');
  if (name === undefined) return;
  const receiver = fieldOf(node, 'receiver')?.children[0];
  const own = receiver === undefined ? undefined : typeOf(recorder, fieldOf(receiver, 'type'));
  const gives = resultOf(recorder, node);
  const takes = parametersOf(node).flatMap((parameter) => typesIn(recorder, parameter));
  const definition = recorder.define(node, {
    name: recorder.textOf(name),
    kind: own === undefined ? 'function' : 'method',
    ...(own !== undefined && { owner: own, takes }),
    ...(gives !== UNKNOWN && { gives }),
    ...(isExported(recorder.textOf(name)) && { exported: true }),
  });
  recorder.within(definition, () => {
    bindTypeParameters(recorder, node);
    const bound = receiver === undefined ? undefined : fieldOf(receiver, 'name');
    if (bound !== undefined && own !== undefined) recorder.bind(recorder.textOf(bound), instance(own));
    bindParameters(reader, parametersOf(node));
    const body = fieldOf(node, 'body');
    if (body !== undefined) reader.visit(body);
  });
}

function bindTypeParameters(recorder: Recorder, node: SyntaxNode): void {
  for (const parameter of fieldOf(node, 'type_parameters')?.children ?? []) {
    for (const name of fieldsOf(parameter, 'name')) recorder.bind(recorder.textOf(name), UNKNOWN);
  }
}

function readType(reader: GoReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const name = fieldOf(node, 'name');
  const type = fieldOf(node, 'type');
  if (name === undefined || type === undefined) return;
  const isAlias = node.type === 'type_alias';
  const fields = childOf(type, 'field_declaration_list')?.children ?? [];
  const embedded = fields.filter((field) => fieldOf(field, 'name') === undefined);
  const bases = embedded.map((field) => typeOf(recorder, fieldOf(field, 'type'))).filter((base) => base !== UNKNOWN);
  const definition = recorder.define(node, {
    name: recorder.textOf(name),
    kind: isAlias ? 'alias' : type.type === 'interface_type' ? 'interface' : 'type',
    ...(isAlias && { gives: typeOf(recorder, type) }),
    ...(bases.length > 0 && { bases }),
    ...(isExported(recorder.textOf(name)) && { exported: true }),
  });
  if (recorder.isLocal()) recorder.bind(recorder.textOf(name), `&${definition}`);
  recorder.within(definition, () => {
    bindTypeParameters(recorder, node);
    for (const field of fields) {
      const gives = instance(typeOf(recorder, fieldOf(field, 'type')));
      const names = fieldsOf(field, 'name').map((one) => recorder.textOf(one));
      for (const one of names.length > 0 ? names : [lastName(typeOf(recorder, fieldOf(field, 'type')))]) {
        if (gives !== UNKNOWN) recorder.define(field, { name: one, kind: 'field', gives });
      }
    }
    for (const method of type.children.filter((child) => child.type === 'method_elem')) {
      const own = fieldOf(method, 'name');
      const gives = resultOf(recorder, method);
      const said = { kind: 'method', abstract: true, ...(gives !== UNKNOWN && { gives }) } as const;
      if (own !== undefined) recorder.define(method, { name: recorder.textOf(own), ...said });
    }
    reader.visit(type);
  });
}

function readVariables(reader: GoReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const type = fieldOf(node, 'type');
  const values = fieldOf(node, 'value')?.children ?? [];
  const names = fieldsOf(node, 'name');
  if (type !== undefined) reader.visit(type);
  // A variable that is declared is a value of its type.
  if (type !== undefined && node.type === 'var_spec') recorder.refer(type, typeOf(recorder, type), 'call');
  const isGlobal = !recorder.isLocal();
  const single = names.length === 1 && values.length === 1 ? values[0] : undefined;
  const named = names[0] === undefined ? '' : recorder.textOf(names[0]);
  if (single?.type === 'func_literal' && named !== '_') {
    readNamed(reader, single, named);
    return;
  }
  const chains = names.map((_, index) => {
    if (type !== undefined) return instance(typeOf(recorder, type));
    return values.length === names.length || index === 0 ? chainOf(recorder, values[index]) : UNKNOWN;
  });
  values.forEach(reader.visit);
  for (const [index, name] of names.entries()) {
    const own = recorder.textOf(name);
    const gives = chains[index] ?? UNKNOWN;
    if (!isGlobal) recorder.bind(own, gives);
    else if (own !== '_') {
      recorder.define(name, {
        name: own,
        kind: 'value',
        ...(gives !== UNKNOWN && { gives }),
        ...(isExported(own) && { exported: true }),
      });
    }
  }
}

function readShort(reader: GoReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const names = fieldOf(node, 'left')?.children ?? [];
  const values = fieldOf(node, 'right')?.children ?? [];
  const [only] = values;
  const [name] = names;
  if (names.length === 1 && name !== undefined && only?.type === 'func_literal') {
    readNamed(reader, only, recorder.textOf(name));
    return;
  }
  const chains = names.map((_, index) =>
    values.length === names.length || index === 0 ? chainOf(recorder, values[index]) : UNKNOWN,
  );
  values.forEach(reader.visit);
  for (const [index, one] of names.entries()) recorder.bind(recorder.textOf(one), chains[index] ?? UNKNOWN);
}

function readTypeSwitch(reader: GoReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const alias = namesIn(fieldOf(node, 'alias'))[0];
  recorder.scoped(() => {
    for (const child of node.children.filter(({ field }) => field !== 'alias')) {
      recorder.scoped(() => {
        const types = fieldsOf(child, 'type');
        const chain = types.length === 1 ? instance(typeOf(recorder, types[0])) : UNKNOWN;
        if (alias !== undefined) recorder.bind(recorder.textOf(alias), chain);
        if (child.type === 'type_case' || child.type === 'default_case') child.children.forEach(reader.visit);
        else reader.visit(child);
      });
    }
  });
}
