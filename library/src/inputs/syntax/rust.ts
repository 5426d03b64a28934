/**
 * Reads the facts of a Rust file (The Rust Reference).
 * @module
 */
import type { FileFacts } from './facts.ts';
import { startRecorder, UNKNOWN } from './recorder.ts';
import { type Attributes, readAttributes } from './rust-attributes.ts';
import { readCall, readClosure, readMacro, readNames, runClosure } from './rust-calls.ts';
import { readAlias, readConstant, readFunction, readImplementation, readModule, readType } from './rust-items.ts';
import type { RustReader } from './rust-reader.ts';
import { bindPattern, chainOf, pathOf, typeOf, valueOfType } from './rust-types.ts';
import { readUse } from './rust-use.ts';
import { fieldOf, runningParts, type SyntaxNode, type SyntaxTree } from './syntax-node.ts';

/** The facts of a Rust file. */
export function readRust({ root, fits }: SyntaxTree, text: string, parse: (text: string) => SyntaxTree): FileFacts {
  const recorder = startRecorder(text);
  visitAll({ recorder, self: UNKNOWN, parse, visit, visitAll, isMember: false }, root.children);
  return recorder.facts('rust', { fits, ...whenOf(root, recorder.textOf) });
}

/** `#![cfg(...)]` at the top of a file. */
function whenOf(root: SyntaxNode, textOf: (node: SyntaxNode) => string): { readonly when?: string } {
  const inner = root.children.filter(({ type }) => type === 'inner_attribute_item').map(textOf);
  const condition = inner.map((one) => /^#!\[cfg\((.*)\)\]$/s.exec(one)?.[1]).find((one) => one !== undefined);
  return condition === undefined ? {} : { when: condition };
}

const ITEMS =
  /^(?:function_item|struct_item|enum_item|union_item|trait_item|impl_item|use_declaration|mod_item|const_item|static_item|type_item|macro_definition)$/;

/** Walks children with their attributes; what is declared in a block is known in all of it. */
function visitAll(reader: RustReader, children: readonly SyntaxNode[]): void {
  const withAttributes: (readonly [SyntaxNode, Attributes])[] = [];
  let attributes: SyntaxNode[] = [];
  for (const child of children) {
    if (child.type === 'attribute_item') attributes.push(child);
    else {
      withAttributes.push([child, readAttributes(attributes.map(reader.recorder.textOf))]);
      for (const attribute of attributes) readNames(reader, attribute);
      attributes = [];
    }
  }
  const items = withAttributes.filter(([child]) => ITEMS.test(child.type));
  const others = withAttributes.filter(([child]) => !ITEMS.test(child.type));
  for (const [child, said] of [...items, ...others]) visit(reader, child, said);
}

/** Walks one node. */
function visit(reader: RustReader, node: SyntaxNode, attributes: Attributes = {}): void {
  const { recorder } = reader;
  const { when, test } = attributes;
  if (ITEMS.test(node.type) || (when === undefined && test !== true)) {
    (HANDLERS[node.type] ?? visitChildren)(reader, node, attributes);
    return;
  }
  // A statement that is compiled only sometimes is a place of its own.
  const said = { ...(when !== undefined && { when }), ...(test === true && { test }) };
  recorder.within(recorder.define(node, { name: '', kind: 'closure', ...said }), () => visit(reader, node));
}

type Handler = (reader: RustReader, node: SyntaxNode, attributes: Attributes) => void;

const visitChildren: Handler = (reader, node) => visitAll(reader, node.children);
const inScope: Handler = (reader, node) => reader.recorder.scoped(() => visitAll(reader, node.children));
const readName: Handler = (reader, node) => {
  reader.recorder.refer(node, chainOf(reader, node), 'value');
  const before = fieldOf(node, 'value') ?? fieldOf(node, 'path');
  if (before !== undefined) visit(reader, before);
};
const readTypeName: Handler = (reader, node) => reader.recorder.refer(node, pathOf(reader, node), 'type');

/** What is done with each kind of node; of all others the children are walked. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  use_declaration: ({ recorder }, node, attributes) => readUse(recorder, node, attributes),
  extern_crate_declaration({ recorder }, node) {
    const name = fieldOf(node, 'name');
    const local = fieldOf(node, 'alias') ?? name;
    if (name === undefined || local === undefined) return;
    recorder.bring(node, { local: recorder.textOf(local), from: '', name: recorder.textOf(name) });
  },
  inner_attribute_item: () => undefined,
  mod_item: readModule,
  function_item: readFunction,
  function_signature_item: readFunction,
  struct_item: readType,
  enum_item: readType,
  union_item: readType,
  trait_item: readType,
  type_item: readAlias,
  impl_item: readImplementation,
  const_item: readConstant,
  static_item: readConstant,
  macro_definition(reader, node, attributes) {
    const { recorder } = reader;
    const name = fieldOf(node, 'name');
    if (name === undefined) return;
    const definition = recorder.define(node, { name: recorder.textOf(name), kind: 'function', ...attributes.said });
    recorder.within(definition, () => readMacro(reader, node));
  },
  macro_invocation: readMacro,
  block: inScope,
  if_expression: readIf,
  while_expression: inScope,
  let_declaration: readLet,
  let_condition: readLet,
  match_arm(reader, node) {
    reader.recorder.scoped(() => {
      bindPattern(reader, fieldOf(node, 'pattern'), UNKNOWN);
      visitAll(reader, node.children);
    });
  },
  for_expression(reader, node) {
    reader.recorder.scoped(() => {
      const [value, body] = [fieldOf(node, 'value'), fieldOf(node, 'body')];
      if (value !== undefined) visit(reader, value);
      bindPattern(reader, fieldOf(node, 'pattern'), UNKNOWN);
      if (body !== undefined) visit(reader, body);
    });
  },
  closure_expression: (reader, node) => readClosure(reader, node, 'a variable'),
  call_expression: readCall,
  field_expression: readName,
  identifier: readName,
  scoped_identifier: readName,
  struct_expression(reader, node) {
    const name = fieldOf(node, 'name');
    if (name !== undefined) reader.recorder.refer(name, typeOf(reader, name), 'call');
    visitAll(reader, node.children);
  },
  type_identifier: readTypeName,
  scoped_type_identifier: readTypeName,
};

/** Walks an `if`: what stands under `cfg!` is compiled only under that condition. */
function readIf(reader: RustReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const condition = fieldOf(node, 'condition');
  const asked = /^(!?)\s*cfg!\s*\(([\s\S]*)\)$/.exec(condition === undefined ? '' : recorder.textOf(condition));
  recorder.scoped(() => {
    const parts = runningParts(node, recorder.textOf);
    if (asked === null) {
      visitAll(reader, parts);
      return;
    }
    const [, not = '', written = ''] = asked;
    for (const part of parts.filter(({ field }) => field !== 'condition')) {
      const when = (not === '') === (part.field === 'consequence') ? written : `not(${written})`;
      visit(reader, part, { when });
    }
  });
}

function readLet(reader: RustReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const pattern = fieldOf(node, 'pattern');
  const type = fieldOf(node, 'type');
  const value = fieldOf(node, 'value');
  if (pattern?.type === 'identifier' && value?.type === 'closure_expression') {
    const name = recorder.textOf(pattern);
    const definition = recorder.define(node, { name, kind: 'function' });
    recorder.within(definition, () => runClosure(reader, value));
    recorder.bind(name, `&${definition}`);
    return;
  }
  const chain = type === undefined ? chainOf(reader, value) : valueOfType(reader, type);
  for (const child of node.children) if (child.field !== 'pattern') visit(reader, child);
  const named = pattern === undefined ? undefined : fieldOf(pattern, 'type');
  if (named !== undefined) recorder.refer(named, pathOf(reader, named), 'type');
  bindPattern(reader, pattern, chain);
}
