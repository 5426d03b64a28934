/**
 * What the use declarations of Rust bring in.
 * @module
 */
import type { Recorder } from './recorder.ts';
import type { Attributes } from './rust-attributes.ts';
import { childOf, fieldOf, type SyntaxNode } from './syntax-node.ts';

/** Adds what a use declaration brings in, one name at a time. */
export function readUse(recorder: Recorder, node: SyntaxNode, attributes: Attributes): void {
  // What only tests use is no use.
  if (attributes.test === true) return;
  const exported = childOf(node, 'visibility_modifier') === undefined ? {} : { exported: true as const };
  const bring = (at: SyntaxNode, path: readonly string[], alias?: string): void => {
    const name = path.at(-1) ?? '';
    const local = alias ?? name;
    if (local === '' || local === '_') return;
    recorder.bring(at, { local, from: path.slice(0, -1).join('::'), name, ...exported });
  };
  const pathOf = (one: SyntaxNode | undefined): readonly string[] =>
    one === undefined
      ? []
      : recorder
          .textOf(one)
          .split('::')
          .map((part) => part.trim())
          .filter((part) => part !== '');
  const walk = (one: SyntaxNode, before: readonly string[]): void => {
    switch (one.type) {
      case 'scoped_use_list':
        for (const child of fieldOf(one, 'list')?.children ?? [])
          walk(child, [...before, ...pathOf(fieldOf(one, 'path'))]);
        return;
      case 'use_list':
        for (const child of one.children) walk(child, before);
        return;
      case 'use_as_clause': {
        const alias = fieldOf(one, 'alias');
        const path = pathOf(fieldOf(one, 'path')).filter((part, index) => part !== 'self' || index === 0);
        const isSelf = path.length === 1 && path[0] === 'self' && before.length > 0;
        bring(one, isSelf ? before : [...before, ...path], alias === undefined ? undefined : recorder.textOf(alias));
        return;
      }
      case 'use_wildcard':
        recorder.bring(one, {
          local: '*',
          from: [...before, ...pathOf(one.children[0])].join('::'),
          name: '*',
          ...exported,
        });
        return;
      case 'self':
        if (before.length > 0) bring(one, before);
        return;
      default:
        bring(one, [...before, ...pathOf(one)]);
    }
  };
  const argument = fieldOf(node, 'argument');
  if (argument !== undefined) walk(argument, []);
}
