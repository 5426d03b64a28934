/**
 * Names of entries as messages show them.
 * @module
 */
import { nameOf } from '../../model/relations.ts';

type Entries = ReadonlyMap<string, { readonly id: string; readonly title?: string | undefined }>;

/** The title of an entry, or its id, in quotes. */
export function quoted(entries: Entries, id: string): string {
  const entry = entries.get(id);
  return `"${entry === undefined ? id : nameOf(entry)}"`;
}

/** Several names as one phrase: `"a", "b" and "c"`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
