/**
 * The variables, types and namespaces that a JavaScript or TypeScript file declares.
 * @module
 */
import { readClass } from './javascript-classes.ts';
import {
  defineFunction,
  FUNCTION,
  type JavascriptReader,
  nameOf,
  readObject,
  visitBlock,
} from './javascript-reader.ts';
import { bindPattern, chainOf, importedBy, namesOf, typeOf, valueOfType } from './javascript-types.ts';
import { UNKNOWN } from './recorder.ts';
import { fieldOf, type SyntaxNode } from './syntax-node.ts';

/** What is known of a declaration by what stands before it. */
export interface Said {
  readonly exported?: true;
}

/** Defines variables at the top of a module, and binds those inside of functions. */
export function readVariables(reader: JavascriptReader, node: SyntaxNode, said: Said): void {
  const { recorder } = reader;
  const isConstant = node.words.includes('const');
  for (const declarator of node.children.filter(({ type }) => type === 'variable_declarator')) {
    const target = fieldOf(declarator, 'name');
    const value = fieldOf(declarator, 'value');
    const type = fieldOf(declarator, 'type');
    const name = target?.type === 'identifier' ? recorder.textOf(target) : '';
    if (type !== undefined) reader.visit(reader, type);
    if (name !== '' && value !== undefined && FUNCTION.test(value.type)) {
      defineFunction(reader, value, { name, ...said });
    } else if (name !== '' && value?.type === 'class') readClass(reader, value, { name, ...said });
    else if (name !== '' && value?.type === 'object') {
      const definition = recorder.define(declarator, { name, kind: 'value', ...said });
      if (recorder.isLocal()) recorder.bind(name, `&${definition}`);
      readObject(reader, value, { definition });
    } else if (target !== undefined) {
      const annotated = valueOfType(reader, type);
      const chain = annotated === UNKNOWN ? chainOf(reader, value) : annotated;
      if (value !== undefined && importedBy(recorder, value) === undefined) reader.visit(reader, value);
      if (recorder.isLocal()) bindPattern(reader, target, isConstant || annotated !== UNKNOWN ? chain : UNKNOWN);
      else defineNames(reader, target, { chain: isConstant ? chain : annotated, said });
    }
  }
}

/** Defines the names of a pattern at the top of a module. */
function defineNames(
  reader: JavascriptReader,
  target: SyntaxNode,
  { chain, said }: { readonly chain: string; readonly said: Said },
): void {
  const { recorder } = reader;
  const given = new Map<string, string>();
  recorder.scoped(() => {
    bindPattern(reader, target, chain);
    for (const name of namesOf(target))
      given.set(recorder.textOf(name), recorder.local(recorder.textOf(name)) ?? UNKNOWN);
  });
  for (const name of namesOf(target)) {
    const gives = given.get(recorder.textOf(name)) ?? UNKNOWN;
    // Another name for something is no place of its own; what a call gives is.
    const isAlias = gives !== UNKNOWN && !/[(){}]/.test(gives);
    recorder.define(name, {
      name: recorder.textOf(name),
      kind: isAlias ? 'alias' : 'value',
      ...(gives !== UNKNOWN && { gives }),
      ...said,
    });
  }
}

/** Defines an interface or another name for a type. */
export function readType(reader: JavascriptReader, node: SyntaxNode, said: Said): void {
  const { recorder } = reader;
  const value = fieldOf(node, 'value');
  const body = node.type === 'interface_declaration' ? fieldOf(node, 'body') : value;
  const isShape = node.type === 'interface_declaration' || value?.type === 'object_type';
  const gives = typeOf(reader, value);
  const definition = recorder.define(node, {
    name: nameOf(reader, node),
    kind: isShape ? 'interface' : 'alias',
    ...(!isShape && gives !== UNKNOWN && { gives }),
    ...said,
  });
  recorder.within(definition, () => {
    for (const one of body?.children ?? []) {
      const name = nameOf(reader, one);
      if (one.type === 'method_signature') recorder.define(one, { name, kind: 'method', abstract: true });
      const gives = valueOfType(reader, fieldOf(one, 'type'));
      if (one.type === 'property_signature' && /^[\w$]+$/.test(name) && gives !== UNKNOWN) {
        recorder.define(one, { name, kind: 'field', gives });
      }
    }
    if (body !== undefined) reader.visit(reader, body);
  });
}

/** Defines a namespace. */
export function readNamespace(reader: JavascriptReader, node: SyntaxNode, said: Said): void {
  const { recorder } = reader;
  const body = fieldOf(node, 'body');
  const definition = recorder.define(node, { name: nameOf(reader, node), kind: 'module', ...said });
  recorder.within(definition, () => visitBlock(reader, body?.children ?? []));
}
