/**
 * Which names a Python function assigns, and which names an import brings in.
 * @module
 */
import type { Recorder } from './recorder.ts';
import { childOf, fieldOf, fieldsOf, type SyntaxNode } from './syntax-node.ts';

/** How often each name is assigned. */
export type Counted = ReadonlyMap<string, number>;

const SCOPES = new Set(['function_definition', 'class_definition', 'lambda']);
/** Nodes whose field holds what is assigned. */
const TARGETS: Readonly<Record<string, string>> = {
  assignment: 'left',
  augmented_assignment: 'left',
  for_statement: 'left',
  for_in_clause: 'left',
  named_expression: 'name',
  function_definition: 'name',
  class_definition: 'name',
};

/** The names that are local to a function because it assigns them, with how often; those of inner functions are not. */
export function assignedNames({ textOf }: Recorder, node: SyntaxNode): Counted {
  const counted = new Map<string, number>();
  const outer = new Set<string>();
  const add = (target: SyntaxNode | undefined): void => {
    if (target === undefined) return;
    if (target.type === 'identifier') counted.set(textOf(target), (counted.get(textOf(target)) ?? 0) + 1);
    else if (!['attribute', 'subscript', 'call'].includes(target.type)) target.children.forEach(add);
  };
  const walk = (inner: SyntaxNode): void => {
    const field = TARGETS[inner.type];
    if (field !== undefined) add(fieldOf(inner, field));
    if (inner.type === 'as_pattern_target') inner.children.forEach(add);
    if (inner.type === 'case_pattern') add(inner);
    if (inner.type === 'global_statement' || inner.type === 'nonlocal_statement') {
      for (const name of inner.children) outer.add(textOf(name));
    }
    if (!SCOPES.has(inner.type)) inner.children.forEach(walk);
  };
  node.children.forEach(walk);
  for (const name of outer) counted.delete(name);
  return counted;
}

/** Adds what an import statement brings in. */
export function bringAll(recorder: Recorder, node: SyntaxNode, said: { readonly typeOnly?: true } = {}): void {
  const module = fieldOf(node, 'module_name');
  const more = { ...said, ...(recorder.open() !== undefined && { lazy: true as const }) };
  if (node.type === 'import_statement') {
    for (const name of fieldsOf(node, 'name')) {
      const alias = fieldOf(name, 'alias');
      const path = recorder.textOf(alias === undefined ? name : (fieldOf(name, 'name') ?? name));
      // "import a.b" brings in the name a and runs both modules.
      if (alias === undefined && path.includes('.')) recorder.bring(name, { ...more, local: '', from: path });
      const from = alias === undefined ? (path.split('.')[0] ?? path) : path;
      recorder.bring(name, { ...more, local: alias === undefined ? from : recorder.textOf(alias), from });
    }
    return;
  }
  if (module === undefined) return;
  const from = recorder.textOf(module);
  if (childOf(node, 'wildcard_import') !== undefined) recorder.bring(node, { ...more, local: '*', from, name: '*' });
  for (const one of fieldsOf(node, 'name')) {
    const alias = fieldOf(one, 'alias');
    const name = recorder.textOf(alias === undefined ? one : (fieldOf(one, 'name') ?? one));
    recorder.bring(one, {
      ...more,
      local: alias === undefined ? name : recorder.textOf(alias),
      from,
      name,
      exported: true,
    });
  }
}
