/**
 * TOML as a plain table.
 * @module
 */

import type { SettingsNode } from '../../../../inputs/settings/node.ts';
import { readToml } from '../../../../inputs/toml/read-toml.ts';
import type { Table } from './rust-layout.ts';

/** The table of a text; empty when it cannot be read. */
export function readTomlTable(text: string): Table {
  try {
    const value = plain(readToml(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
  } catch {
    return {};
  }
}

function plain(node: SettingsNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]));
}
