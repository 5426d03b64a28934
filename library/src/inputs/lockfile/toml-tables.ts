/**
 * The tables of a TOML file that a program wrote, one key a line: much faster than a whole TOML reader, which lockfiles
 * of ten thousand lines need.
 * @module
 */
import { linesOf } from './locked-package.ts';

export interface Table {
  /** Empty for what stands before the first table; `[[package]]` and `[package]` have the same name. */
  readonly name: string;
  readonly line: number;
  /** Texts, numbers and flags as text; of lists and inline tables the source text. */
  readonly fields: ReadonlyMap<string, string>;
}

/** The tables in written order; a list over several lines is one value. */
export function tablesOf(text: string): readonly Table[] {
  const tables: { name: string; line: number; fields: Map<string, string> }[] = [
    { name: '', line: 1, fields: new Map() },
  ];
  let open: string | undefined;
  for (const [index, line] of linesOf(text).entries()) {
    const fields = tables.at(-1)?.fields;
    if (open !== undefined) {
      fields?.set(open, `${fields.get(open)}\n${line}`);
      if (/^\s*\]/.test(line)) open = undefined;
      continue;
    }
    const header = /^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$/.exec(line)?.[1];
    if (header !== undefined) {
      tables.push({ name: header.replaceAll('"', ''), line: index + 1, fields: new Map() });
      continue;
    }
    const [, quoted, bare, value = ''] = /^\s*(?:"([^"]*)"|([\w.-]+))\s*=\s*(.*)$/.exec(line) ?? [];
    const key = quoted ?? bare;
    if (key === undefined) continue;
    fields?.set(key, /^"((?:[^"\\]|\\.)*)"/.exec(value)?.[1] ?? value.replace(/\s+#.*$/, '').trim());
    if (/^\[[^\]]*$/.test(value.trim())) open = key;
  }
  return tables;
}
