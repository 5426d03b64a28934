/**
 * The modules, functions, types and implementations that a Rust file declares.
 * @module
 */
import { UNKNOWN } from './recorder.ts';
import type { Attributes } from './rust-attributes.ts';
import { runClosure } from './rust-calls.ts';
import type { RustReader } from './rust-reader.ts';
import { bindPattern, type Place, typeOf, valueOfType } from './rust-types.ts';
import { childOf, fieldOf, type SyntaxNode } from './syntax-node.ts';

/** Defines a module. */
export function readModule(reader: RustReader, node: SyntaxNode, attributes: Attributes): void {
  const { recorder } = reader;
  const name = fieldOf(node, 'name');
  const body = fieldOf(node, 'body');
  if (name === undefined) return;
  const definition = recorder.define(node, {
    name: recorder.textOf(name),
    kind: 'module',
    ...exportedBy(node),
    ...attributes.said,
    ...(body === undefined && { abstract: true }),
    ...(attributes.path !== undefined && { path: attributes.path }),
  });
  if (body !== undefined)
    recorder.within(definition, () => reader.visitAll({ ...reader, self: UNKNOWN, isMember: false }, body.children));
}

function exportedBy(node: SyntaxNode): { readonly exported?: true } {
  return childOf(node, 'visibility_modifier') === undefined ? {} : { exported: true };
}

function bindTypeParameters({ recorder }: Place, node: SyntaxNode): void {
  for (const parameter of fieldOf(node, 'type_parameters')?.children ?? []) {
    const name = fieldOf(parameter, 'name') ?? parameter;
    recorder.bind(recorder.textOf(name), UNKNOWN);
  }
}

/** Defines a function or a method. */
export function readFunction(reader: RustReader, node: SyntaxNode, attributes: Attributes): void {
  const { recorder, owner, trait, isMember } = reader;
  const name = fieldOf(node, 'name');
  const body = fieldOf(node, 'body');
  if (name === undefined) return;
  const gives = valueOfType(reader, fieldOf(node, 'return_type'));
  const definition = recorder.define(node, {
    name: recorder.textOf(name),
    kind: isMember ? 'method' : 'function',
    ...(owner !== undefined && { owner }),
    ...(trait !== undefined && { bases: [trait] }),
    ...(gives !== UNKNOWN && { gives }),
    ...exportedBy(node),
    ...attributes.said,
    ...(body === undefined && { abstract: true }),
  });
  if (!isMember && recorder.isLocal()) recorder.bind(recorder.textOf(name), `&${definition}`);
  if (attributes.isRoute === true) recorder.route(node, `&${definition}`);
  const inner = { ...reader, owner: undefined, trait: undefined, isMember: false };
  const walk = (): void => {
    bindTypeParameters(reader, node);
    for (const parameter of fieldOf(node, 'parameters')?.children ?? []) {
      const type = fieldOf(parameter, 'type');
      if (type !== undefined) inner.visit(inner, type);
      bindPattern(reader, fieldOf(parameter, 'pattern'), valueOfType(reader, type));
    }
    const result = fieldOf(node, 'return_type');
    if (result !== undefined) inner.visit(inner, result);
    if (body !== undefined) inner.visit(inner, body);
  };
  recorder.later(() => recorder.within(definition, walk));
}

/** Defines a struct, an enum or a trait. */
export function readType(reader: RustReader, node: SyntaxNode, attributes: Attributes): void {
  const { recorder } = reader;
  const name = fieldOf(node, 'name');
  const body = fieldOf(node, 'body');
  if (name === undefined) return;
  const isTrait = node.type === 'trait_item';
  const definition = recorder.define(node, {
    name: recorder.textOf(name),
    kind: isTrait ? 'interface' : 'type',
    ...exportedBy(node),
    ...attributes.said,
  });
  if (recorder.isLocal()) recorder.bind(recorder.textOf(name), `&${definition}`);
  recorder.within(definition, () => {
    bindTypeParameters(reader, node);
    const inner = { ...reader, self: `&${definition}` };
    if (isTrait) {
      reader.visitAll({ ...inner, isMember: true }, body?.children ?? []);
      return;
    }
    const fields = body?.children ?? [];
    for (const field of fields.filter(({ type }) => type === 'field_declaration')) {
      const own = fieldOf(field, 'name');
      const gives = valueOfType(inner, fieldOf(field, 'type'));
      if (own !== undefined && gives !== UNKNOWN) {
        recorder.define(field, { name: recorder.textOf(own), kind: 'field', gives });
      }
    }
    for (const [index, field] of fields.filter((one) => one.field === 'type').entries()) {
      const gives = valueOfType(inner, field);
      if (gives !== UNKNOWN) recorder.define(field, { name: String(index), kind: 'field', gives });
    }
    if (body !== undefined) reader.visitAll(inner, body.children);
  });
}

/** Defines another name for a type. */
export function readAlias(reader: RustReader, node: SyntaxNode, attributes: Attributes): void {
  const { recorder } = reader;
  const name = fieldOf(node, 'name');
  const type = fieldOf(node, 'type');
  if (type !== undefined) reader.visit(reader, type);
  // The types a trait leaves open have their names in every implementation.
  if (name === undefined || reader.isMember) return;
  const said = { kind: 'alias', gives: typeOf(reader, type), ...exportedBy(node), ...attributes.said } as const;
  const definition = recorder.define(node, { name: recorder.textOf(name), ...said });
  if (recorder.isLocal()) recorder.bind(recorder.textOf(name), `&${definition}`);
}

/** Defines the methods of an implementation. */
export function readImplementation(reader: RustReader, node: SyntaxNode, attributes: Attributes): void {
  const { recorder } = reader;
  const body = fieldOf(node, 'body');
  recorder.scoped(() => {
    bindTypeParameters(reader, node);
    const type = fieldOf(node, 'type');
    const owner = typeOf(reader, type);
    const given = fieldOf(node, 'trait');
    const trait = given === undefined ? undefined : typeOf(reader, given);
    const said = { name: '', kind: 'implementation', owner, ...(trait !== undefined && { bases: [trait] }) } as const;
    const definition = recorder.define(node, { ...said, ...attributes.said });
    // Its types are no uses: an implementation that nothing uses is still written down.
    const inner = { ...reader, self: owner, owner, trait, isMember: true };
    recorder.within(definition, () => reader.visitAll(inner, body?.children ?? []));
  });
}

/** Defines a constant. */
export function readConstant(reader: RustReader, node: SyntaxNode, attributes: Attributes): void {
  const { recorder, owner } = reader;
  const name = fieldOf(node, 'name');
  const type = fieldOf(node, 'type');
  const value = fieldOf(node, 'value');
  if (name === undefined) return;
  const gives = valueOfType(reader, type);
  const definition = recorder.define(node, {
    name: recorder.textOf(name),
    kind: 'value',
    ...(owner !== undefined && { owner }),
    ...(gives !== UNKNOWN && { gives }),
    ...exportedBy(node),
    ...attributes.said,
  });
  if (recorder.isLocal() && !reader.isMember) recorder.bind(recorder.textOf(name), `&${definition}`);
  recorder.within(definition, () => {
    if (type !== undefined) reader.visit(reader, type);
    // What a lazy constant is made by runs when it is first used.
    const maker = value?.type === 'call_expression' ? fieldOf(value, 'arguments')?.children[0] : undefined;
    if (value !== undefined && maker?.type === 'closure_expression' && /Lazy|Once/.test(recorder.textOf(value))) {
      recorder.scoped(() => runClosure(reader, maker));
    } else if (value !== undefined) reader.visit(reader, value);
  });
}
