/**
 * Ways down a tree of JSON.
 * @module
 */
import type { SettingsNode } from '../settings/node.ts';

/** The value of a key; undefined when there is none, or null. */
export function below(node: SettingsNode | undefined, key: string): SettingsNode | undefined {
  const found = node?.kind === 'map' ? node.entries.get(key) : undefined;
  return found?.kind === 'scalar' && found.value === null ? undefined : found;
}

/** The items of a list; none when there is no list. */
export function listAt(node: SettingsNode, key: string): readonly SettingsNode[] {
  const found = below(node, key);
  return found?.kind === 'list' ? found.items : [];
}

/** A text that is not empty. */
export function textAt(node: SettingsNode, key: string): string | undefined {
  const found = below(node, key);
  return found?.kind === 'scalar' && typeof found.value === 'string' && found.value !== '' ? found.value : undefined;
}
