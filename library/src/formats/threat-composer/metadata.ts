/**
 * Metadata of an entry of Threat Composer: pairs of key and value, those that Vauban knows written over those that came.
 * @module
 */
import type { Json } from '../fields.ts';
import { mapsOf } from './writing.ts';

/** A key that the model may say something about. */
export interface Said {
  readonly key: string;
  /** What the model says; undefined when it says nothing. */
  readonly value: Json | undefined;
  /** Whether a value that came means what the model says, so that it may stay as it is spelled. */
  readonly isSame: (came: Json) => boolean;
}

/** Joins what came with what the model says; the first value of a key counts. */
export function metadataOf(came: Json | undefined, said: readonly Said[]): readonly Json[] {
  const left = new Map(said.map((item) => [item.key, item]));
  const kept = mapsOf(came).flatMap((pair): readonly Json[] => {
    const item = left.get(String(pair['key']));
    if (item === undefined) return [pair];
    left.delete(item.key);
    if (item.isSame(pair['value'] ?? null)) return [pair];
    return item.value === undefined ? [] : [{ ...pair, value: item.value }];
  });
  const added = [...left.values()].flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]));
  return [...kept, ...added];
}
