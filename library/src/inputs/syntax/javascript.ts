/**
 * Reads the facts of a JavaScript or TypeScript file (ECMA-262, and the types of TypeScript).
 * @module
 */
import type { FileFacts } from './facts.ts';
import { readCall, readClosure, readJsx, readNew } from './javascript-calls.ts';
import { readClass } from './javascript-classes.ts';
import { readNamespace, readType, readVariables } from './javascript-declarations.ts';
import { readAssignment, visitExport } from './javascript-exports.ts';
import { readImport } from './javascript-modules.ts';
import {
  defineFunction,
  FUNCTION,
  type JavascriptReader,
  nameOf,
  visitBlock,
  visitObject,
} from './javascript-reader.ts';
import { chainOf, namesOf, typeOf } from './javascript-types.ts';
import { startRecorder, UNKNOWN } from './recorder.ts';
import { fieldOf, fieldsOf, runningParts, type SyntaxNode, type SyntaxTree } from './syntax-node.ts';

/** The facts of a JavaScript or TypeScript file. */
export function readJavascript({ root, fits }: SyntaxTree, text: string): FileFacts {
  const recorder = startRecorder(text);
  const brought = new Map<string, string>();
  const reader: JavascriptReader = {
    recorder,
    self: UNKNOWN,
    visit,
    bringIn(node, from) {
      const lazy = recorder.open() !== undefined;
      const key = `${from} ${recorder.open() ?? ''}`;
      const known = brought.get(key);
      if (known !== undefined) return known;
      const local = `§${brought.size}`;
      brought.set(key, local);
      recorder.bring(node, { local, from, ...(lazy && { lazy: true }) });
      return local;
    },
  };
  visitBlock(reader, root.children);
  return recorder.facts('javascript', { fits });
}

type Handler = (reader: JavascriptReader, node: SyntaxNode) => void;

const each = (reader: JavascriptReader, children: readonly SyntaxNode[]): void => {
  for (const child of children) visit(reader, child);
};
const visitChildren: Handler = (reader, node) => each(reader, node.children);
const nothing: Handler = () => undefined;
const aClosure: Handler = (reader, node) => readClosure(reader, node, 'a variable');
const aFunction: Handler = (reader, node) => defineFunction(reader, node, { name: nameOf(reader, node) });
const aClass: Handler = (reader, node) => readClass(reader, node, {});
const aType: Handler = (reader, node) => readType(reader, node, {});
const aNamespace: Handler = (reader, node) => readNamespace(reader, node, {});
const variables: Handler = (reader, node) => readVariables(reader, node, {});
const inScope: Handler = (reader, node) => reader.recorder.scoped(() => visitBlock(reader, node.children));
const readName: Handler = (reader, node) => {
  reader.recorder.refer(node, chainOf(reader, node), 'value');
  visitObject(reader, node);
};
const readTypeName: Handler = (reader, node) => reader.recorder.refer(node, typeOf(reader, node), 'type');
const readLoop: Handler = (reader, node) => {
  const { recorder } = reader;
  recorder.scoped(() => {
    const bound = fieldOf(node, node.type === 'catch_clause' ? 'parameter' : 'left');
    for (const name of namesOf(bound)) recorder.bind(recorder.textOf(name), UNKNOWN);
    each(
      reader,
      node.children.filter((child) => child !== bound),
    );
  });
};

/** What is done with each kind of node; of all others the children are walked. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  import_statement: ({ recorder }, node) => readImport(recorder, node),
  export_statement: visitExport,
  ambient_declaration: nothing,
  function_signature: nothing,
  function_declaration: aFunction,
  generator_function_declaration: aFunction,
  class_declaration: aClass,
  abstract_class_declaration: aClass,
  class: aClass,
  interface_declaration: aType,
  type_alias_declaration: aType,
  enum_declaration: (reader, node) => reader.recorder.define(node, { name: nameOf(reader, node), kind: 'type' }),
  internal_module: aNamespace,
  module: aNamespace,
  lexical_declaration: variables,
  variable_declaration: variables,
  arrow_function: aClosure,
  function_expression: aClosure,
  generator_function: aClosure,
  statement_block: inScope,
  switch_body: inScope,
  if_statement: (reader, node) => each(reader, runningParts(node, reader.recorder.textOf)),
  for_statement: readLoop,
  for_in_statement: readLoop,
  catch_clause: readLoop,
  assignment_expression: readAssignment,
  call_expression: readCall,
  new_expression: readNew,
  jsx_opening_element: readJsx,
  jsx_self_closing_element: readJsx,
  jsx_closing_element: nothing,
  member_expression: readName,
  identifier: readName,
  shorthand_property_identifier: readName,
  pair(reader, node) {
    const value = fieldOf(node, 'value');
    const key = fieldOf(node, 'key');
    if (value !== undefined && FUNCTION.test(value.type)) {
      readClosure(reader, value, key === undefined ? 'a property' : reader.recorder.textOf(key));
    } else visitChildren(reader, node);
  },
  method_definition: (reader, node) => readClosure(reader, node, nameOf(reader, node) || 'a property'),
  assignment_pattern: (reader, node) => each(reader, fieldsOf(node, 'right')),
  type_identifier: readTypeName,
  nested_type_identifier: readTypeName,
  string({ recorder }, node) {
    const word = /^["'](?:[\w$./]+[.:#])?([A-Za-z_$][\w$]{2,})["']$/.exec(recorder.textOf(node))?.[1];
    if (word !== undefined) recorder.refer(node, `${UNKNOWN}.${word}`, 'text');
  },
};

function visit(reader: JavascriptReader, node: SyntaxNode): void {
  (HANDLERS[node.type] ?? visitChildren)(reader, node);
}
