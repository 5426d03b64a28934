/**
 * What was kept of a foreign value, with what the model says written over it.
 * @module
 */
import type { Json } from './fields.ts';

/** A JSON object. */
export interface JsonMap {
  readonly [key: string]: Json;
}

/** A JSON object in the making; what is undefined is not said. */
export interface JsonDraft {
  readonly [key: string]: Json | JsonDraft | undefined;
}

/** Joins two objects key by key; where both say something the model wins, lists are never joined. */
export function mergeKept(kept: JsonMap, said: JsonDraft): JsonMap {
  const merged: Record<string, Json> = { ...kept };
  for (const [key, value] of Object.entries(said)) {
    if (value === undefined) continue;
    const before = merged[key];
    merged[key] = isMap(value) ? mergeKept(isMap(before) ? before : {}, value) : (value as Json);
  }
  return merged;
}

function isMap(value: Json | JsonDraft | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
