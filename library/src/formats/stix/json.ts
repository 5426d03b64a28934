/**
 * Small questions to JSON values of a bundle.
 * @module
 */
import type { Json } from '../fields.ts';

/** A JSON object. */
export type JsonMap = { readonly [key: string]: Json };

/** Tells whether a value is an object. */
export function isJsonMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts of a list; a single text is a list of one. */
export function textsOf(value: Json | undefined): readonly string[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [value ?? null];
  return list.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
}

/** The objects of a list. */
export function mapsOf(value: Json | undefined): readonly JsonMap[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  return list.filter(isJsonMap);
}

/** The value as text; undefined when it is none or blank. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** An object without what says nothing. */
export function filledMap(entries: { readonly [key: string]: Json | undefined }): JsonMap {
  return Object.fromEntries(
    Object.entries(entries).filter((pair): pair is [string, Json] => {
      const [, value] = pair;
      if (value === undefined) return false;
      return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
    }),
  );
}
