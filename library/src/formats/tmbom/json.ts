/**
 * Small questions to JSON values that came from a file.
 * @module
 */
import type { Json } from '../fields.ts';

/** A JSON object. */
export type JsonMap = { readonly [key: string]: Json };

/** The value as an object; an empty one when it is something else. */
export function mapOf(value: Json | undefined): JsonMap {
  return isJsonMap(value) ? value : {};
}

/** Tells whether a value is an object. */
export function isJsonMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list; a single value is a list of one. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value as text; undefined for objects, lists and blanks. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A word of a list that others may extend: the word itself, or the name in its place. */
export function wordOf(value: Json | undefined): string | undefined {
  return textOf(value) ?? textOf(mapOf(value)['name']);
}

/** The texts of a list. */
export function textsOf(value: Json | undefined): readonly string[] {
  return listOf(value).flatMap((item) => textOf(item) ?? []);
}

/** An object without its undefined keys and without empty lists and objects. */
export function filledMap(entries: { readonly [key: string]: Json | undefined }): JsonMap {
  return Object.fromEntries(
    Object.entries(entries).filter((pair): pair is [string, Json] => {
      const [, value] = pair;
      if (value === undefined) return false;
      return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
    }),
  );
}

/** Tells whether two values say the same; the order of keys does not count. */
export function saysSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = Object.entries(one);
  const right = new Map(Object.entries(other));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && saysSame(value, right.get(key)));
}
