/**
 * Which entry of a model is which found one: by what the source calls it, by id, by title, by an id it had before.
 * @module
 */
import { imageReference } from '../../inputs/dockerfile/image-reference.ts';
import { slug } from '../../kit/slug.ts';
import { originOf } from '../origin.ts';

/** What an entry is known by. */
interface Named {
  readonly id: string;
  readonly title?: string | undefined;
  readonly formerly?: readonly string[] | undefined;
  readonly origin?: unknown;
}

/**
 * Matches entries; no entry of either side twice.
 *
 * @returns ids of the model by ids of what was found
 */
export function matchNamed(
  declared: ReadonlyMap<string, Named>,
  found: ReadonlyMap<string, Named>,
  format: string,
): Map<string, string> {
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  const take = (own: Named, id: string | undefined): void => {
    if (id === undefined || matched.has(own.id) || taken.has(id)) return;
    matched.set(own.id, id);
    taken.add(id);
  };
  const keys = (entry: Named): string | undefined => originOf(entry, format).id;
  const byKey = index([...declared.values()], (entry) => [keys(entry)]);
  for (const own of found.values()) take(own, byKey.get(keys(own) ?? ''));
  // Closest first: the same id, then the same title, then an id it had before.
  const ways: readonly ((entry: Named) => readonly (string | undefined)[])[] = [
    ({ id }) => [slug(id)],
    ({ title }) => [slug(title)],
    ({ formerly = [] }) => formerly.map(slug),
  ];
  for (const way of ways) {
    const byName = index(
      [...declared.values()].filter(({ id }) => !taken.has(id)),
      way,
    );
    for (const own of found.values()) {
      for (const name of namesOf(own, format)) take(own, byName.get(name));
    }
  }
  return matched;
}

/** The names a found entry goes by, that of its image last. */
function namesOf(entry: Named, format: string): readonly string[] {
  const { id: key, kept } = originOf(entry, format);
  const image = Array.isArray(kept['images']) ? kept['images'][0] : kept['image'];
  const imageName = typeof image === 'string' ? imageReference(image).repository.split('/').at(-1) : undefined;
  const names = [entry.id, entry.title, key?.split(/[/.]/).at(-1), imageName].map(slug);
  return [...new Set(names)].filter((name) => name !== undefined);
}

/** Ids by names; a name that several have names none of them. */
function index(
  entries: readonly Named[],
  namesIn: (entry: Named) => readonly (string | undefined)[],
): ReadonlyMap<string, string> {
  const byName = new Map<string, string | undefined>();
  for (const entry of entries) {
    for (const name of namesIn(entry)) {
      if (name !== undefined)
        byName.set(name, byName.has(name) && byName.get(name) !== entry.id ? undefined : entry.id);
    }
  }
  return new Map([...byName].flatMap(([name, id]) => (id === undefined ? [] : [[name, id] as const])));
}
