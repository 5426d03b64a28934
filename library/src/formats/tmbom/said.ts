/**
 * Properties in which Vauban says what CycloneDX has no words for: `vauban:<key>` at an object, and at the top of the
 * file `vauban:<key>@<bom-ref>` for objects that cannot have properties, `vauban:<collection>/<id>` for an entry and
 * `vauban:<collection>` for a whole collection.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';
import { COLLECTION_NOTES } from '../../model/schema/collection-notes.ts';
import type { Json } from '../fields.ts';
import { filledMap, type JsonMap, listOf, mapOf, textOf } from './json.ts';

const PREFIX = 'vauban:';

/** One such property. */
export type Said =
  | { readonly kind: 'key'; readonly ref: string; readonly key: string; readonly value: Value }
  | { readonly kind: 'entry'; readonly collection: string; readonly id: string | undefined; readonly value: Value };

/** A property that says a value. */
export function sayProperty(name: string, value: Value): JsonMap {
  return { name: `${PREFIX}${name}`, value: JSON.stringify(value) };
}

/** Parts a list of properties into what Vauban said and what others did. */
export function partProperties(
  properties: Json | undefined,
  ref: string | undefined,
): { readonly said: readonly Said[]; readonly others: readonly Json[] } {
  const said: Said[] = [];
  const others: Json[] = [];
  for (const property of listOf(properties)) {
    const { name, value } = mapOf(property);
    const found = saidBy(textOf(name), value, ref);
    if (found === undefined) others.push(property);
    else said.push(found);
  }
  return { said, others };
}

function saidBy(name: string | undefined, written: Json | undefined, at: string | undefined): Said | undefined {
  if (name === undefined || !name.startsWith(PREFIX) || typeof written !== 'string') return undefined;
  const value = parsed(written);
  if (value === undefined) return undefined;
  const words = name.slice(PREFIX.length);
  if (at !== undefined) return KEY.test(words) ? { kind: 'key', ref: at, key: words, value } : undefined;
  const cut = words.indexOf('@');
  if (cut > 0) {
    const key = words.slice(0, cut);
    return KEY.test(key) ? { kind: 'key', ref: words.slice(cut + 1), key, value } : undefined;
  }
  const [collection = '', id, ...more] = words.split('/');
  if (more.length > 0 || collection === 'system' || !Object.hasOwn(COLLECTION_NOTES, collection)) return undefined;
  if (id !== undefined && !/^[A-Za-z][A-Za-z0-9-]*$/.test(id)) return undefined;
  return { kind: 'entry', collection, id, value };
}

const KEY = /^[a-z][a-z-]*$/;

function parsed(text: string): Value | undefined {
  try {
    const value: Value = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Keys to keep, with the properties of others. */
export function withProperties(kept: JsonMap, others: readonly Json[]): JsonMap {
  return filledMap({ ...kept, properties: others.length === 0 ? undefined : others });
}
