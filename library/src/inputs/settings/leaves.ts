/**
 * The values of a settings tree as a flat list, in written order.
 * @module
 */
import type { Setting, SettingsNode, SettingValue } from './node.ts';

/** Every scalar and every list of scalars with its path; an empty map or a list of maps gives its parts. */
export function leavesOf(node: SettingsNode): readonly Setting[] {
  const found: Setting[] = [];
  collect(node, '', found);
  return found;
}

function collect(node: SettingsNode, key: string, found: Setting[]): void {
  const { line, column } = node;
  const value = plainValue(node);
  if (value !== undefined) {
    found.push({ key, value, line, column });
  } else if (node.kind === 'map') {
    for (const [name, below] of node.entries) collect(below, key === '' ? name : `${key}.${name}`, found);
  } else if (node.kind === 'list') {
    for (const [index, below] of node.items.entries())
      collect(below, key === '' ? `${index}` : `${key}.${index}`, found);
  }
}

/** A scalar, or a list of scalars, as plain data; undefined for anything with maps in it. */
export function plainValue(node: SettingsNode): SettingValue | readonly SettingValue[] | undefined {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'map') return undefined;
  const values: SettingValue[] = [];
  for (const item of node.items) {
    if (item.kind !== 'scalar') return undefined;
    values.push(item.value);
  }
  return values;
}
