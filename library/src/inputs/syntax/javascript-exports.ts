/**
 * What a JavaScript file exports, and what it assigns to members of other things.
 * @module
 */
import { instance } from './chain.ts';
import { readClosure } from './javascript-calls.ts';
import { readClass } from './javascript-classes.ts';
import { readNamespace, readType, readVariables } from './javascript-declarations.ts';
import { exportedBy, readExport } from './javascript-modules.ts';
import { defineFunction, FUNCTION, type JavascriptReader, nameOf, readObject } from './javascript-reader.ts';
import { chainOf } from './javascript-types.ts';
import { UNKNOWN } from './recorder.ts';
import { childOf, fieldOf, fieldsOf, type SyntaxNode } from './syntax-node.ts';

/** Walks an export statement. */
export function visitExport(reader: JavascriptReader, node: SyntaxNode): void {
  const { recorder } = reader;
  const declaration = fieldOf(node, 'declaration');
  const isDefault = node.words.includes('default');
  const exported = { exported: true } as const;
  if (declaration !== undefined) {
    const name = nameOf(reader, declaration) || 'default';
    switch (declaration.type) {
      case 'function_declaration':
      case 'generator_function_declaration':
        defineFunction(reader, declaration, { name, ...exported });
        break;
      case 'class_declaration':
      case 'abstract_class_declaration':
        readClass(reader, declaration, { name, ...exported, decorators: fieldsOf(node, 'decorator') });
        break;
      case 'interface_declaration':
      case 'type_alias_declaration':
        readType(reader, declaration, exported);
        break;
      case 'internal_module':
        readNamespace(reader, declaration, exported);
        break;
      case 'enum_declaration':
        recorder.define(declaration, { name, kind: 'type', ...exported });
        break;
      case 'lexical_declaration':
      case 'variable_declaration':
        readVariables(reader, declaration, exported);
    }
    if (isDefault && name !== 'default') recorder.define(node, { name: 'default', kind: 'export', gives: `#${name}` });
    return;
  }
  const value =
    fieldOf(node, 'value') ?? node.children.find(({ type, field }) => field === '' && !/^export|_export$/.test(type));
  const isValue = isDefault || (fieldOf(node, 'source') === undefined && childOf(node, 'export_clause') === undefined);
  if (value !== undefined && isValue) exportValue(reader, value, { name: 'default' });
  else readExport(recorder, node);
}

/** Gives a value a name that others can import. */
function exportValue(
  reader: JavascriptReader,
  value: SyntaxNode,
  { name, isCommon = false }: { readonly name: string; readonly isCommon?: boolean },
): void {
  const { recorder } = reader;
  const exported = { exported: true } as const;
  if (FUNCTION.test(value.type)) {
    defineFunction(reader, value, { name, ...exported });
  } else if (value.type === 'class') readClass(reader, value, { name, ...exported });
  else if (value.type === 'object') {
    const definition = recorder.define(value, { name, kind: 'value', ...exported });
    readObject(reader, value, { definition, isExport: isCommon && name === 'default' });
  } else {
    const gives = chainOf(reader, value);
    recorder.define(value, { name, kind: 'export', ...(gives !== UNKNOWN && { gives }) });
    reader.visit(reader, value);
  }
}

/** Walks an assignment: it may export something, or give a class a member. */
export function readAssignment(reader: JavascriptReader, node: SyntaxNode): void {
  const { recorder, self } = reader;
  const left = fieldOf(node, 'left');
  const right = fieldOf(node, 'right');
  if (left === undefined || right === undefined) return;
  const name = exportedBy(recorder, left);
  if (name !== undefined) {
    exportValue(reader, right, { name, isCommon: true });
    return;
  }
  const property = left.type === 'member_expression' ? fieldOf(left, 'property') : undefined;
  const object = left.type === 'member_expression' ? chainOf(reader, fieldOf(left, 'object')) : UNKNOWN;
  const own = property === undefined ? '' : recorder.textOf(property).replace('#', '');
  const isFunction = FUNCTION.test(right.type);
  const prototype = /^(#[\w$]+)\.prototype$/.exec(object)?.[1];
  if (prototype !== undefined && isFunction) {
    defineFunction({ ...reader, self: prototype }, right, { name: own, kind: 'method', owner: prototype });
  } else if (isFunction) readClosure(reader, right, own || 'a variable');
  else {
    const gives = chainOf(reader, right);
    if (property !== undefined && self !== UNKNOWN && object === instance(self)) {
      recorder.define(node, { name: own, kind: 'field', owner: self, ...(gives !== UNKNOWN && { gives }) });
    }
    reader.visit(reader, right);
    if (left.type !== 'identifier') for (const child of fieldsOf(left, 'object')) reader.visit(reader, child);
  }
}
