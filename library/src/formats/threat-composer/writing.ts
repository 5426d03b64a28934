/**
 * What the parts of the writer share: ids, numbers and the limits of the published schema.
 * @module
 */
import type { Model } from '../../model/model.ts';
import type { Place } from '../../model/problem.ts';
import type { Json } from '../fields.ts';
import { uuidOf } from '../foreign-id.ts';
import type { WrittenModel } from '../format.ts';
import type { Losses } from '../losses.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';

type Collection = 'threats' | 'controls' | 'assumptions';

/** An entry that has an id and a number in the file. */
interface Written {
  readonly id: string;
  readonly origin?: unknown;
}

/** A model on its way out. */
export interface Writing {
  readonly source: WrittenModel;
  readonly model: Model;
  readonly losses: Losses;
  /** The UUID of an entry. */
  idOf(collection: Collection, id: string): string;
  /** The number that people see beside an entry. */
  numberOf(collection: Collection, id: string): number;
}

/** Prepares a model. */
export function writingOf(source: WrittenModel, losses: Losses): Writing {
  const { model } = source;
  const numbers = new Map(
    (['threats', 'controls', 'assumptions'] as const).map((collection) => [
      collection,
      numbersOf([...model[collection].values()]),
    ]),
  );
  return {
    source,
    model,
    losses,
    idOf: (collection, id) =>
      originOf(model[collection].get(id), 'threat-composer').id ?? uuidOf(`${collection}/${id}`),
    numberOf: (collection, id) => numbers.get(collection)?.get(id) ?? 0,
  };
}

/** The numbers that came with entries, and the next ones for all others. */
function numbersOf(entries: readonly Written[]): ReadonlyMap<string, number> {
  const came = new Map(entries.map((entry) => [entry.id, originOf(entry, 'threat-composer').kept['numericId']]));
  let last = [...came.values()].reduce(
    (highest: number, number) => (typeof number === 'number' ? Math.max(highest, number) : highest),
    0,
  );
  return new Map(
    [...came].map(([id, number]) => {
      if (typeof number === 'number') return [id, number];
      last += 1;
      return [id, last];
    }),
  );
}

/** What was kept of an entry, without some of its keys. */
export function keptWithout(entry: { readonly origin?: unknown }, ...keys: readonly string[]): JsonMap {
  return Object.fromEntries(
    Object.entries(originOf(entry, 'threat-composer').kept).filter(([key]) => !keys.includes(key)),
  );
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

/** A text that is no longer than the schema allows; what is cut off is reported. */
export function within(
  text: string | undefined,
  { most, losses, at }: { readonly most: number; readonly losses: Losses; readonly at: Place },
): string | undefined {
  if (text === undefined || text.length <= most) return text;
  losses.add(`a text of more than ${most} characters is cut`, at);
  const cut = text.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}\u2026`;
}

/** A list, or nothing when it is empty. */
export function some<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list;
}
