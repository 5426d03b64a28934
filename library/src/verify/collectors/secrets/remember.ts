/**
 * Remembers between runs what was worked out of things that are no text files of the work tree.
 * @module
 */
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileEntry, FileSource } from '../../sources/source.ts';

/** Something that stays the same while its stamp does. */
export interface Item<Value> {
  readonly name: string;
  readonly stamp: string;
  compute(): Promise<Value>;
}

/**
 * Works out each item, or takes what is remembered of it; one that throws CouldNotLook is left out, and not remembered.
 *
 * A source only remembers what follows from a file it can read. The items are therefore handed over as links to one
 * small file that it can; what it says is not used.
 *
 * @param options `anchor`: a text file of the source; without one nothing is remembered
 */
export async function remember<Value>(
  source: FileSource,
  items: readonly Item<Value>[],
  options: { readonly kind: string; readonly anchor: FileEntry | undefined },
): Promise<ReadonlyMap<string, Value>> {
  const { kind, anchor } = options;
  if (anchor === undefined) {
    const values = new Map<string, Value>();
    for (const { name, compute } of items) {
      try {
        values.set(name, await compute());
      } catch (error) {
        if (!(error instanceof CouldNotLook)) throw error;
      }
    }
    return values;
  }
  const byName = new Map(items.map((item) => [item.name, item]));
  const entries = items.map(({ name, stamp }): FileEntry => ({ ...anchor, path: name, link: anchor.path, stamp }));
  const { values } = await source.derive<Value>(kind, entries, (_text, { path }) => {
    const item = byName.get(path);
    if (item === undefined) throw new CouldNotLook(`Cannot find "${path}"`);
    return item.compute();
  });
  return values;
}
