/**
 * What the parts of the writer share: the model, what an importer kept of a BOM, how entries are called in it, and the
 * properties that go along.
 * @module
 */
import type { EntryCollection } from '../../model/schema/collection.ts';
import type { Json } from '../fields.ts';
import type { WrittenModel } from '../format.ts';
import type { Losses } from '../losses.ts';
import { originOf } from '../origin.ts';
import { filledMap, isJsonMap, type JsonMap, listOf, mapOf, textOf } from './json.ts';

/** Properties by the `bom-ref` of the object that they say something of. */
export type Extras = ReadonlyMap<string, readonly JsonMap[]>;

/** The state of one writing. */
export interface Writing {
  readonly source: WrittenModel;
  readonly lost: Losses;
  readonly extras: Extras;
  /** What was written, and whether it can have properties. */
  readonly written: Map<string, boolean>;
  /** What the importer kept of the file as a whole. */
  readonly root: JsonMap;
  /** What stands in the bill of materials. */
  readonly listed: ReadonlySet<string>;
}

/** Starts a writing. */
export function newWriting(source: WrittenModel, lost: Losses, extras: Extras): Writing {
  const root = originOf(source.model.system, 'tmbom').kept;
  const listed = [...listOf(root['components']), ...listOf(root['services'])].flatMap(
    (one) => textOf(mapOf(one)['bom-ref']) ?? [],
  );
  return { source, lost, extras, written: new Map(), root, listed: new Set(listed) };
}

/** An entry of the model. */
export interface Entity {
  readonly id: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly origin?: unknown;
}

/** How an entry is called in the BOM. */
export function refOf(collection: string, entry: Entity): string {
  return originOf(entry, 'tmbom').id ?? `${collection}/${entry.id}`;
}

/** What an importer kept of an entry. */
export function keptOf(entry: { readonly origin?: unknown }): JsonMap {
  return originOf(entry, 'tmbom').kept;
}

/** How something named by its address or id is called; undefined when the model does not have it. */
export function refTo(writing: Writing, named: string, fallback?: EntryCollection): string | undefined {
  const [first = '', second] = named.split('/');
  const collection = second === undefined ? fallback : first;
  const entries: ReadonlyMap<string, Entity> | undefined =
    collection === undefined ? undefined : entriesOf(writing.source.model, collection);
  const entry = entries?.get(second ?? first);
  return entry === undefined || collection === undefined ? undefined : refOf(collection, entry);
}

function entriesOf(model: WrittenModel['model'], collection: string): ReadonlyMap<string, Entity> | undefined {
  for (const [key, value] of Object.entries(model)) {
    if (key === collection && value instanceof Map) return value;
  }
  return undefined;
}

/** The references of several; what was not written is left out. */
export function refsTo(
  writing: Writing,
  named: readonly string[] | undefined,
  fallback?: EntryCollection,
): readonly string[] {
  return [...new Set((named ?? []).flatMap((one) => refTo(writing, one, fallback) ?? []))].filter(
    (ref) => !isPseudo(ref),
  );
}

/** Names we give to what has none in the file: data objects, interfaces, blueprints. */
export function isPseudo(ref: string): boolean {
  return /^(?:data |zone |interface \d+ of |risk )/.test(ref) || ref === 'definitions.requirements';
}

/** An object of the BOM: what was kept, what the model says over it, and the properties that go along. */
export function made(
  writing: Writing,
  ref: string,
  {
    kept = {},
    says,
    plain = false,
  }: { readonly kept?: JsonMap; readonly says: { readonly [key: string]: Json | undefined }; readonly plain?: boolean },
): JsonMap {
  writing.written.set(ref, !plain);
  const { properties, ...others } = Object.fromEntries(
    Object.entries(kept).filter(([key]) => !key.startsWith('vauban:')),
  );
  const own = plain ? [] : (writing.extras.get(ref) ?? []);
  return filledMap({ 'bom-ref': ref, ...others, ...present(says), properties: [...listOf(properties), ...own] });
}

/** Keys that have a value: an undefined one leaves what was kept. */
function present(says: { readonly [key: string]: Json | undefined }): JsonMap {
  return Object.fromEntries(Object.entries(says).filter((pair): pair is [string, Json] => pair[1] !== undefined));
}

/** What was kept, when it still means what the model says; otherwise our own words. */
export function again(
  kept: Json | undefined,
  isSame: (kept: Json) => boolean,
  says: Json | undefined,
): Json | undefined {
  return kept !== undefined && isSame(kept) ? kept : says;
}

/** The objects of a list that an importer kept at the top of the file. */
export function keptList(writing: Writing, section: string, list: string): readonly JsonMap[] {
  return listOf(mapOf(writing.root[section])[list]).filter(isJsonMap);
}

/** The `bom-ref` of an object. */
export function refIn(object: JsonMap): string | undefined {
  return textOf(object['bom-ref']);
}
