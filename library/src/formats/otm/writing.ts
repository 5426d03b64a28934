/**
 * What the parts of the writer share: the model, the ids of the file, and lists in the order in which they came.
 * @module
 */
import type { Model } from '../../model/model.ts';
import type { Json } from '../fields.ts';
import type { WrittenModel } from '../format.ts';
import type { Losses } from '../losses.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';

type Written = 'zones' | 'components' | 'flows' | 'assets' | 'threats' | 'controls' | 'diagrams';

/** A model on its way out. */
export interface Writing {
  readonly source: WrittenModel;
  readonly model: Model;
  readonly losses: Losses;
  /** The id of an entry in the file. */
  idOf(collection: Written, id: string): string;
  /** The entry that an id of the file names. */
  entryOf(collection: Written, foreign: string | undefined): string | undefined;
}

const WRITTEN: readonly Written[] = ['zones', 'components', 'flows', 'assets', 'threats', 'controls', 'diagrams'];

/** Prepares a model. */
export function writingOf(source: WrittenModel, losses: Losses): Writing {
  const { model } = source;
  const ids = new Map(WRITTEN.map((collection) => [collection, foreignIds(model[collection])]));
  const back = new Map(
    [...ids].map(([collection, known]) => {
      const entries = [...known].map(([id, foreign]) => [foreign, id] as const);
      return [collection, new Map(entries.toReversed())];
    }),
  );
  return {
    source,
    model,
    losses,
    idOf: (collection, id) => ids.get(collection)?.get(id) ?? id,
    entryOf: (collection, foreign) => (foreign === undefined ? undefined : back.get(collection)?.get(foreign)),
  };
}

/** Ids as they came; an id of our own gives way to them. */
function foreignIds(entries: ReadonlyMap<string, { readonly id: string; readonly origin?: unknown }>) {
  const came = new Map([...entries.values()].map((entry) => [entry.id as string, originOf(entry, 'otm').id]));
  const taken = new Set([...came.values()].filter((id) => id !== undefined));
  const ids = new Map<string, string>();
  for (const [id, foreign] of came) {
    let free = foreign ?? id;
    for (let number = 2; foreign === undefined && taken.has(free); number += 1) free = `${id}-${number}`;
    taken.add(free);
    ids.set(id, free);
  }
  return ids;
}

/** What was kept of an entry, without some of its keys. */
export function keptWithout(entry: { readonly origin?: unknown }, ...keys: readonly string[]): JsonMap {
  return Object.fromEntries(Object.entries(originOf(entry, 'otm').kept).filter(([key]) => !keys.includes(key)));
}

/** The maps of a list that was kept. */
export function mapsOf(json: Json | undefined): readonly JsonMap[] {
  const items: readonly Json[] = Array.isArray(json) ? json : [json ?? null];
  return items.filter(isJsonMap);
}

/** The texts of a list that was kept. */
export function textsOf(json: Json | undefined): readonly string[] {
  const items: readonly Json[] = Array.isArray(json) ? json : [json ?? null];
  return items.flatMap((item) => (item === null || typeof item === 'object' ? [] : [String(item)]));
}

/** A map that was kept; an empty one when it is none. */
export function mapOf(json: Json | undefined): JsonMap {
  return json !== undefined && isJsonMap(json) ? json : {};
}

function isJsonMap(json: Json): json is JsonMap {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Texts, those that came first in the order in which they came. */
export function inOrder(texts: readonly string[], came: readonly string[]): readonly string[] {
  const wanted = new Set(texts);
  return [...new Set([...came.filter((text) => wanted.has(text)), ...texts])];
}

/** A list, or nothing when it is empty. */
export function some<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** Attributes with a mark that the number beside them was not rated by anybody. */
export function unrated(attributes: Json | undefined, mark: string): JsonMap {
  return { ...mapOf(attributes), [mark]: 'no' };
}

/** An id that was kept; an empty one when it is none. */
export function idIn(json: Json | undefined): string {
  const text = Array.isArray(json) ? '' : (textsOf(json)[0] ?? '');
  return text.trim() === '' ? '' : text;
}
