/**
 * What the words of CycloneDX do not give back: found by reading what was written and comparing it with the model. It
 * goes along as properties.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import { isRawMap, type Raw, type RawMap } from '../../model/raw.ts';
import { COLLECTION_NOTES } from '../../model/schema/collection-notes.ts';
import type { Draft, WrittenModel } from '../format.ts';
import type { JsonMap } from './json.ts';
import type { Reading } from './reading.ts';
import { sayProperty } from './said.ts';
import { type Entity, isPseudo, refOf, type Writing } from './writing.ts';

/** Properties to add: by the `bom-ref` of an object, and for the file under an empty one. */
export type Additions = Map<string, JsonMap[]>;

/** Ids that a reader would choose in another way. */
export function idDifferences(writing: Writing, reading: Reading): Additions {
  const found: Additions = new Map();
  eachEntry(writing.source, (collection, id) => {
    const ref = refOfRaw(writing.source, collection, id);
    if (!writing.written.has(ref)) return;
    const read = reading.draft.find(ref, collection);
    if (read !== undefined && read.id !== id) add(found, writing, { ref, key: 'id', value: id });
  });
  return found;
}

/** Keys, entries and collections that a reader would not find. */
export function differences(writing: Writing, draft: Draft): Additions {
  const { source } = writing;
  const found: Additions = new Map();
  for (const collection of Object.keys(COLLECTION_NOTES)) {
    const raw = source.raw([collection]);
    if (raw === undefined || raw === null) continue;
    const read = draft[collection];
    if (collection === 'system') {
      compare(found, writing, { collection, id: undefined, ref: 'system', raw, read: read ?? {} });
      continue;
    }
    const entries = isRawMap(raw) ? Object.entries(raw) : [];
    const missing = entries.filter(([id]) => read?.[id] === undefined);
    if (!isRawMap(raw) || WHOLE.has(collection) || (missing.length === entries.length && missing.length > 0)) {
      if (saysSame(raw, read)) continue;
      lose(writing, `${collection}: all of it`, [collection]);
      add(found, writing, { ref: '', key: collection, value: plain(raw) });
      continue;
    }
    for (const [id, entry] of entries) {
      const ref = refOfRaw(source, collection, id);
      const one = read?.[id];
      if (one === undefined || (!writing.written.has(ref) && !isPseudo(ref))) {
        if (one !== undefined && saysSame(entry, one)) continue;
        lose(writing, `${collection}: an entry`, [collection, id]);
        add(found, writing, { ref: '', key: `${collection}/${id}`, value: plain(entry) });
      } else if (isPseudo(ref)) {
        if (saysSame(entry, one)) continue;
        lose(writing, `${collection}: an entry`, [collection, id]);
        add(found, writing, { ref: '', key: `${collection}/${id}`, value: plain(entry) });
      } else compare(found, writing, { collection, id, ref, raw: entry, read: one });
    }
  }
  return found;
}

/** Collections whose keys are no plain ids, or that a model has once. */
const WHOLE = new Set(['trust-levels', 'layers', 'course', 'layout', 'decisions', 'answers', 'tiers']);

interface Pair {
  readonly collection: string;
  readonly id: string | undefined;
  readonly ref: string;
  readonly raw: Raw;
  readonly read: Value;
}

function compare(found: Additions, writing: Writing, { collection, id, ref, raw, read }: Pair): void {
  const said: RawMap = isRawMap(raw) ? raw : {};
  const known = isMap(read) ? read : {};
  for (const [key, value] of Object.entries(said)) {
    if (value === null || saysSame(value, known[key])) continue;
    if (key === 'origin' && isRawMap(value) && value['format'] === 'tmbom') continue;
    lose(writing, `${collection}: "${key}"`, [collection, ...(id === undefined ? [] : [id]), key]);
    add(found, writing, { ref, key, value: plain(value) });
  }
  for (const key of Object.keys(known)) {
    if (key !== 'origin' && said[key] === undefined) add(found, writing, { ref, key, value: null });
  }
}

function lose(writing: Writing, what: string, path: readonly string[]): void {
  writing.lost.add(`${what} goes along as a property that only Vauban reads`, writing.source.locate(path, 'key'));
}

function add(
  found: Additions,
  writing: Writing,
  { ref, key, value }: { readonly ref: string; readonly key: string; readonly value: Value },
): void {
  const atObject = ref !== '' && writing.written.get(ref) === true;
  const place = atObject ? ref : '';
  const name = atObject || ref === '' ? key : `${key}@${ref}`;
  found.set(place, [...(found.get(place) ?? []), sayProperty(name, value)]);
}

function eachEntry(source: WrittenModel, visit: (collection: string, id: string) => void): void {
  for (const collection of Object.keys(COLLECTION_NOTES)) {
    const raw = source.raw([collection]);
    if (collection === 'system' || raw === undefined || !isRawMap(raw)) continue;
    for (const id of Object.keys(raw)) visit(collection, id);
  }
}

function refOfRaw(source: WrittenModel, collection: string, id: string): string {
  const entry: Entity = { id, origin: source.raw([collection, id, 'origin']) };
  return refOf(collection, entry);
}

/** A raw value as one to write; texts stay texts. */
function plain(raw: Raw): Value {
  return raw;
}

/** Tells whether a text of the files and a value of a draft say the same. */
export function saysSame(raw: Raw | Value | undefined, value: Value | undefined): boolean {
  if (raw === undefined || value === undefined) return raw === value;
  if (raw === null || value === null) return raw === value;
  if (typeof raw !== 'object' || typeof value !== 'object') {
    return typeof raw !== 'object' && typeof value !== 'object' && word(raw) === word(value);
  }
  if (Array.isArray(raw) !== Array.isArray(value)) return false;
  const one = Object.entries(raw);
  const other = new Map(Object.entries(value));
  return one.length === other.size && one.every(([key, item]) => other.has(key) && saysSame(item, other.get(key)));
}

function word(value: string | number | boolean): string {
  const text = String(value);
  return text === 'true' ? 'yes' : text === 'false' ? 'no' : text;
}

function isMap(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
