/**
 * The entries that a reference can name.
 * @module
 */
import type { Overview } from 'vauban/browser';

export interface Named {
  /** `collection/id`. */
  readonly address: string;
  readonly id: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
}

type Known = Pick<Overview, 'model'>;

/** The entries of a collection, as it is called in files. */
export function namedIn({ model }: Known, collection: string): readonly Named[] {
  const name = collection.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const held: unknown = Reflect.get(model, name);
  const entries: readonly unknown[] = held instanceof Map ? [...held.values()] : Array.isArray(held) ? held : [];
  return entries.flatMap((entry): readonly Named[] => {
    const id = textAt(entry, 'id');
    if (id === undefined) return [];
    const address = `${collection}/${id}`;
    return [{ address, id, title: textAt(entry, 'title'), description: textAt(entry, 'description') }];
  });
}

/** The entry that a written reference names; looks into every collection that has places when none is given. */
export function namedBy(overview: Overview, written: string, into: readonly string[]): Named | undefined {
  const all = into.length > 0 ? into : [...new Set([...overview.places.keys()].map((at) => at.split('/')[0] ?? ''))];
  for (const collection of all) {
    const found = namedIn(overview, collection).find(({ id, address }) => id === written || address === written);
    if (found !== undefined) return found;
  }
  return undefined;
}

function textAt(entry: unknown, key: string): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const value: unknown = Reflect.get(entry, key);
  return typeof value === 'string' ? value : undefined;
}
