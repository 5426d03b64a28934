/**
 * Builds a draft of a model: gives ids, remembers what they were called in the source, keeps what has no place under
 * `origin`, and leaves out what says nothing.
 * @module
 */
import { camelCase } from '../kit/camel-case.ts';
import { canonicalJson } from '../kit/canonical-json.ts';
import { slug } from '../kit/slug.ts';
import type { Value } from '../model/edit/index.ts';
import type { Json } from './fields.ts';
import type { Draft, DraftEntry } from './format.ts';

/** How an entry is called. */
export interface Naming {
  /** What people call it; the id is made of it. */
  readonly name?: string | undefined;
  /** What the source calls it; kept, and found again by `find`. */
  readonly key?: string | undefined;
  /** What of the source has no place in the language; kept as JSON. */
  readonly kept?: Json | undefined;
}

/** A draft while it is built. */
export interface DraftBuilder {
  /** Says something of the system; later keys win. */
  system(entry: DraftEntry, kept?: Json): void;
  /** Adds an entry and gives its id, which no other entry of the collection has. */
  add(collection: string, naming: Naming, entry: DraftEntry): string;
  /** Adds keys to an entry that is there. */
  extend(collection: string, id: string, entry: DraftEntry): void;
  /** The entry as it is so far. */
  get(collection: string, id: string): DraftEntry | undefined;
  /** The id of what the source calls so. */
  find(collection: string, key: string | undefined): string | undefined;
  /** The ids of a collection in their order. */
  ids(collection: string): readonly string[];
  /** Puts a component at a place of a diagram; x and y grow to the right and downward. */
  place(diagram: string, component: string, at: readonly [x: number, y: number]): void;
  /** How many entries each collection has; only those that the language counts. */
  counts(): Readonly<Record<string, number>>;
  result(): Draft;
}

/**
 * Starts a draft.
 *
 * @param format the id of the format it comes from, kept with every entry
 */
export function newDraft(format: string): DraftBuilder {
  const collections = new Map<string, Map<string, Record<string, Value>>>();
  const known = new Map<string, string>();
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  const of = (collection: string): Map<string, Record<string, Value>> => {
    const entries = collections.get(collection) ?? new Map<string, Record<string, Value>>();
    collections.set(collection, entries);
    return entries;
  };
  let system: Record<string, Value> = {};
  const layout = new Map<string, Map<string, Value>>();
  return {
    system: (entry, kept) => {
      const origin = originOf({ format, kept });
      system = { ...system, ...filled({ ...entry, ...(origin !== undefined && { origin }) }) };
    },
    add: (collection, { name, key, kept }, entry) => {
      const wanted = slug(name) ?? slug(key) ?? camelCase(collection).replace(/s$/, '');
      let id = wanted;
      let number = numbers.get(`${collection}/${wanted}`) ?? 2;
      for (; taken.has(`${collection}/${id.toLowerCase()}`); number += 1) id = `${wanted}-${number}`;
      // Many entries of one name must not look through the same numbers again.
      numbers.set(`${collection}/${wanted}`, number);
      taken.add(`${collection}/${id.toLowerCase()}`);
      if (key !== undefined && !known.has(`${collection}/${key}`)) known.set(`${collection}/${key}`, id);
      of(collection).set(id, filled({ ...entry, origin: originOf({ format, key, kept }) }));
      return id;
    },
    extend: (collection, id, entry) => {
      of(collection).set(id, { ...of(collection).get(id), ...filled(entry) });
    },
    get: (collection, id) => of(collection).get(id),
    find: (collection, key) => (key === undefined ? undefined : known.get(`${collection}/${key}`)),
    ids: (collection) => [...of(collection).keys()],
    place: (diagram, component, at) => {
      const places = layout.get(diagram) ?? new Map<string, Value>();
      layout.set(
        diagram,
        places.set(
          component,
          at.map((number) => Math.round(number * 100) / 100),
        ),
      );
    },
    counts: () => Object.fromEntries([...collections].map(([name, entries]) => [name, entries.size])),
    result: () => ({
      system,
      ...Object.fromEntries(
        [...collections]
          .filter(([, entries]) => entries.size > 0)
          .map(([name, entries]) => [
            name,
            Object.fromEntries([...entries].map(([id, entry]) => [id, originLast(entry)])),
          ]),
      ),
      ...(layout.size > 0 && {
        layout: Object.fromEntries([...layout].map(([id, places]) => [id, Object.fromEntries(places)])),
      }),
    }),
  };
}

interface Origin {
  readonly format: string;
  readonly key?: string | undefined;
  readonly kept?: Json | undefined;
}

/** The origin of an entry; none where there is nothing to say. */
function originOf({ format, key, kept }: Origin): Value | undefined {
  if (key === undefined && kept === undefined) return undefined;
  return { format, ...(key !== undefined && { id: key }), ...(kept !== undefined && { kept: canonicalJson(kept) }) };
}

/** An entry with what people rarely read at its end. */
function originLast({ origin, ...entry }: Record<string, Value>): Record<string, Value> {
  return origin === undefined ? entry : { ...entry, origin };
}

/** An entry without what says nothing: undefined, and lists and maps with nothing in them. */
function filled(entry: DraftEntry): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(entry).filter((pair): pair is [string, Value] => {
      const [, value] = pair;
      if (value === undefined || value === null) return false;
      return typeof value !== 'object' || Object.keys(value).length > 0;
    }),
  );
}
