/**
 * A draft of a model made of a BOM. What we wrote ourselves is called by its address, `collection/id`, and gets its own
 * id back; everything else gets an id made of its name.
 * @module
 */
import { slug } from '../../kit/slug.ts';
import type { Value } from '../../model/edit/index.ts';
import type { Json } from '../fields.ts';
import type { Draft } from '../format.ts';
import { type FreeIds, freeIds } from './free-ids.ts';

/** An entry and where it stands. */
export interface Named {
  readonly collection: string;
  readonly id: string;
}

/** What an entry is made of. */
interface Made {
  /** Its `bom-ref`. */
  readonly ref?: string | undefined;
  readonly name?: string | undefined;
  readonly kept?: Json | undefined;
  readonly says: { readonly [key: string]: Value | undefined };
}

/** A draft while it is built. */
export interface BomDraft {
  add(collection: string, made: Made): string;
  /** Sets or, with null, takes away a key of an entry. */
  set(named: Named, key: string, value: Value): void;
  /** Adds values to a list, none twice. */
  append(named: Named, key: string, values: readonly Value[]): void;
  /** Adds a value to a list below an entry. */
  appendBelow(named: Named, path: readonly [string, string, string], value: Value): void;
  /** Remembers what a `bom-ref` names when it is no entry of its own. */
  remember(ref: string | undefined, named: Named): void;
  get(named: Named): Readonly<Record<string, Value>> | undefined;
  /** The id of the first entry with a title, or without one and with that id. */
  titled(collection: string, title: string): string | undefined;
  /** What a `bom-ref` names, in one of the collections. */
  find(ref: string | undefined, ...collections: readonly string[]): Named | undefined;
  ids(collection: string): readonly string[];
  /** The id, or the address where another of the collections has the same id. */
  addressed(named: Named, collections: readonly string[]): string;
  /** Puts a whole collection or an entry in, as it is. */
  put(collection: string, id: string | undefined, value: Value): void;
  system(says: { readonly [key: string]: Value | undefined }): void;
  result(): Draft;
}

const ADDRESS = /^([a-z-]+)\/([A-Za-z][A-Za-z0-9-]*)$/;
/** Collections that a model has once, or as a list. */
const SINGLE = new Set(['trust-levels', 'layers', 'course', 'layout']);
/** Ids that say nothing to people, such as UUIDs. */
const MEANINGLESS = /[0-9a-f]{8}-[0-9a-f]{4}-|^(?:urn|pkg):|\//i;

/**
 * Starts a draft.
 *
 * @param assigned ids that the file itself gives, by `bom-ref`
 */
export function newBomDraft(assigned: ReadonlyMap<string, string>): BomDraft {
  const collections = new Map<string, Map<string, Record<string, Value>>>();
  const whole = new Map<string, Value>();
  const byRef = new Map<string, Named[]>();
  const byTitle = new Map<string, string>();
  const idsOf = new Map<string, IdsOf>();
  let system: Record<string, Value> = {};
  const of = (collection: string): Map<string, Record<string, Value>> => {
    const entries = collections.get(collection) ?? new Map<string, Record<string, Value>>();
    collections.set(collection, entries);
    return entries;
  };
  const remember = (named: Named, ref: string | undefined, title: Value | undefined): void => {
    const { collection, id } = named;
    if (ref !== undefined) byRef.set(ref, [...(byRef.get(ref) ?? []), named]);
    const key = `${collection} ${typeof title === 'string' ? title : id}`;
    if (!byTitle.has(key)) byTitle.set(key, id);
  };
  const free = (collection: string): IdsOf => {
    const ids = idsOf.get(collection) ?? idsIn();
    idsOf.set(collection, ids);
    return ids;
  };
  return {
    add: (collection, { ref, name, kept, says }) => {
      const [, place, own] = ADDRESS.exec(ref ?? '') ?? [];
      const isOurs = place === collection && own !== undefined;
      const plain = ref !== undefined && !MEANINGLESS.test(ref) ? ref : undefined;
      const wanted =
        assigned.get(ref ?? '') ??
        (isOurs ? own : (slug(name) ?? slug(plain) ?? slug(collection.replace(/s$/, '')) ?? 'entry'));
      const id = free(collection).next(wanted);
      const hasOrigin = kept !== undefined || (ref !== undefined && !isOurs);
      const origin: Value = {
        format: 'tmbom',
        ...(ref !== undefined && !isOurs && { id: ref }),
        ...(kept !== undefined && { kept: JSON.stringify(kept) }),
      };
      of(collection).set(id, { ...filled(says), ...(hasOrigin && { origin }) });
      remember({ collection, id }, ref, says['title']);
      return id;
    },
    set: ({ collection, id }, key, value) => {
      const { [key]: _before, ...rest } = of(collection).get(id) ?? {};
      of(collection).set(id, value === null ? rest : { ...rest, [key]: value });
    },
    append: ({ collection, id }, key, values) => {
      const entry = of(collection).get(id);
      if (entry === undefined || values.length === 0) return;
      const before = entry[key];
      const list: readonly Value[] = isValues(before) ? before : [];
      of(collection).set(id, { ...entry, [key]: [...list, ...values.filter((value) => !list.includes(value))] });
    },
    appendBelow: ({ collection, id }, [first, second, third], value) => {
      const entry = of(collection).get(id) ?? {};
      const outer = mapIn(entry, first);
      const inner = mapIn(outer, second);
      const list = inner[third];
      const values = isValues(list) ? list : [];
      const next = { ...inner, [third]: values.includes(value) ? values : [...values, value] };
      of(collection).set(id, { ...entry, [first]: { ...outer, [second]: next } });
    },
    remember: (ref, named) => {
      if (ref !== undefined) byRef.set(ref, [...(byRef.get(ref) ?? []), named]);
    },
    get: ({ collection, id }) => collections.get(collection)?.get(id),
    titled: (collection, title) => byTitle.get(`${collection} ${title}`),
    find: (ref, ...wanted) =>
      byRef.get(ref ?? '')?.find(({ collection }) => wanted.length === 0 || wanted.includes(collection)),
    ids: (collection) => [...(collections.get(collection)?.keys() ?? [])],
    addressed: ({ collection, id }, among) => {
      const isAmbiguous = among.some((other) => other !== collection && collections.get(other)?.has(id));
      return isAmbiguous ? `${collection}/${id}` : id;
    },
    put: (collection, id, value) => {
      if (id === undefined && (!isMap(value) || SINGLE.has(collection))) {
        whole.set(collection, value);
        return;
      }
      const entries = id === undefined ? Object.entries(isMap(value) ? value : {}) : [[id, value] as const];
      for (const [key, entry] of entries) {
        const says = isMap(entry) ? { ...entry } : {};
        free(collection).taken.add(key.toLowerCase());
        of(collection).set(key, says);
        const origin = says['origin'] ?? null;
        const ref = isMap(origin) && origin['format'] === 'tmbom' ? origin['id'] : undefined;
        remember({ collection, id: key }, typeof ref === 'string' ? ref : `${collection}/${key}`, says['title']);
      }
    },
    system: (says) => {
      const gone = Object.keys(says).filter((key) => says[key] === null);
      const left = Object.entries(system).filter(([key]) => !gone.includes(key));
      system = { ...Object.fromEntries(left), ...filled(says) };
    },
    result: () => ({
      system,
      ...Object.fromEntries(
        [...collections]
          .filter(([, entries]) => entries.size > 0)
          .map(([name, entries]) => [name, Object.fromEntries(entries)]),
      ),
      ...singles(whole),
    }),
  };
}

/** The ids of one collection. */
interface IdsOf {
  readonly taken: Set<string>;
  readonly next: FreeIds;
}

function idsIn(): IdsOf {
  const taken = new Set<string>();
  return { taken, next: freeIds(taken) };
}

function singles(whole: ReadonlyMap<string, Value>): Draft {
  return Object.fromEntries(whole) as unknown as Draft;
}

function mapIn(map: { readonly [key: string]: Value }, key: string): { readonly [key: string]: Value } {
  const found = map[key] ?? null;
  return isMap(found) ? found : {};
}

function isValues(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function isMap(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function filled(says: { readonly [key: string]: Value | undefined }): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(says).filter((pair): pair is [string, Value] => {
      const [, value] = pair;
      if (value === undefined || value === null) return false;
      return typeof value !== 'object' || Object.keys(value).length > 0;
    }),
  );
}
