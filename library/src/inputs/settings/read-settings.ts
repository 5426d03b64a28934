/**
 * Reads any settings file: TOML, YAML, JSON, INI, `.env`, systemd units and lines of keys and values.
 * @module
 */
import { readToml } from '../toml/read-toml.ts';
import { readJson } from './json.ts';
import { readKeyValue } from './key-value.ts';
import { type SettingsNode, Unreadable } from './node.ts';
import type { SettingsFormat } from './settings-format.ts';
import { readYaml } from './yaml.ts';

/** A settings file, read, or the reason why it cannot be. */
export type SettingsFile =
  | { readonly documents: readonly SettingsNode[] }
  | { readonly problem: string; readonly line: number; readonly column: number };

/** Reads a settings file; never throws on bad input. */
export function readSettings(text: string, format: SettingsFormat): SettingsFile {
  try {
    if (format === 'yaml') return { documents: readYaml(text) };
    const read = format === 'toml' ? readToml : format === 'json' ? readJson : readKeyValue;
    return { documents: [read(text)] };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message, line: error.line, column: error.column };
    throw error;
  }
}
