/**
 * What the import and export statements of JavaScript and TypeScript say, and their CommonJS forms.
 * @module
 */
import type { Recorder } from './recorder.ts';
import { childOf, fieldOf, type SyntaxNode } from './syntax-node.ts';

function specifierOf(recorder: Recorder, node: SyntaxNode): string | undefined {
  const source = fieldOf(node, 'source');
  return source === undefined ? undefined : recorder.textOf(source).slice(1, -1);
}

/** Adds what an import statement brings in. */
export function readImport(recorder: Recorder, node: SyntaxNode): void {
  const required = childOf(node, 'import_require_clause');
  const from = specifierOf(recorder, required ?? node);
  if (from === undefined) return;
  const typeOnly = node.words.includes('type') ? { typeOnly: true as const } : {};
  const clause = childOf(node, 'import_clause');
  if (required !== undefined) {
    const name = required.children[0];
    if (name !== undefined) recorder.bring(node, { local: recorder.textOf(name), from });
  } else if (clause === undefined) recorder.bring(node, { local: '', from });
  for (const child of clause?.children ?? []) {
    if (child.type === 'identifier')
      recorder.bring(child, { local: recorder.textOf(child), from, name: 'default', ...typeOnly });
    else if (child.type === 'namespace_import') {
      const name = child.children[0];
      if (name !== undefined) recorder.bring(child, { local: recorder.textOf(name), from, ...typeOnly });
    } else {
      for (const one of child.children) {
        const name = fieldOf(one, 'name');
        const alias = fieldOf(one, 'alias') ?? name;
        if (name === undefined || alias === undefined) continue;
        const only = one.words.includes('type') ? { typeOnly: true as const } : typeOnly;
        recorder.bring(one, { local: recorder.textOf(alias), from, name: nameIn(recorder, name), ...only });
      }
    }
  }
}

function nameIn(recorder: Recorder, node: SyntaxNode): string {
  return recorder.textOf(node).replace(/^["']|["']$/g, '');
}

/** Adds the names that an export statement without a declaration gives to what is defined here or elsewhere. */
export function readExport(recorder: Recorder, node: SyntaxNode): void {
  const from = specifierOf(recorder, node);
  const typeOnly = node.words.includes('type') ? { typeOnly: true as const } : {};
  const clause = childOf(node, 'export_clause');
  const namespace = childOf(node, 'namespace_export')?.children[0];
  if (from !== undefined && namespace !== undefined) {
    recorder.bring(node, { local: nameIn(recorder, namespace), from, exported: true, ...typeOnly });
  } else if (from !== undefined && clause === undefined) {
    recorder.bring(node, { local: '*', from, name: '*', exported: true, ...typeOnly });
  }
  for (const one of clause?.children ?? []) {
    const name = fieldOf(one, 'name');
    const alias = fieldOf(one, 'alias') ?? name;
    if (name === undefined || alias === undefined) continue;
    const own = nameIn(recorder, name);
    const local = nameIn(recorder, alias);
    if (from !== undefined) recorder.bring(one, { local, from, name: own, exported: true, ...typeOnly });
    else recorder.define(one, { name: local, kind: 'export', gives: `#${own}` });
  }
}

/** The exported name that an assignment such as `exports.x = ...` gives; `default` for `module.exports = ...`. */
export function exportedBy(recorder: Recorder, left: SyntaxNode | undefined): string | undefined {
  if (left?.type !== 'member_expression' || recorder.isLocal()) return undefined;
  const written = recorder.textOf(left).replace(/\s+/g, '');
  if (written === 'module.exports') return 'default';
  return /^(?:module\.)?exports\.([\w$]+)$/.exec(written)?.[1];
}
