/**
 * What of a model a format has no place for, found by comparing what the model says with what the writer carries.
 * @module
 */
import { isRawMap, type Raw } from '../model/raw.ts';
import { COLLECTION_NOTES } from '../model/schema/collection-notes.ts';
import type { WrittenModel } from './format.ts';
import type { Losses } from './losses.ts';

/** By collection, the keys of an entry that a writer carries; true for whatever stands there. */
export type Carried = Readonly<Record<string, readonly string[] | true>>;

/** What no format needs to carry: it is about the file itself, or computed again. */
const ALWAYS = new Set(['formerly', 'origin', 'evidence']);

/** Adds a loss for each collection, and each key of an entry, that is not carried. */
export function addUnplaced(source: WrittenModel, carried: Carried, losses: Losses): void {
  for (const collection of Object.keys(COLLECTION_NOTES)) {
    const written = source.raw([collection]);
    if (written === undefined || written === null) continue;
    const keys = carried[collection];
    if (keys === true) continue;
    if (keys === undefined) {
      losses.add(`${collection}: ${counted(written)} with no place in this format`, source.locate([collection], 'key'));
      continue;
    }
    const entries: readonly (readonly [path: readonly string[], entry: Raw])[] =
      collection === 'system' || !isRawMap(written)
        ? [[[collection], written]]
        : Object.entries(written).map(([id, entry]) => [[collection, id], entry] as const);
    for (const [path, entry] of entries) {
      if (!isRawMap(entry)) continue;
      for (const key of Object.keys(entry)) {
        if (keys.includes(key) || ALWAYS.has(key)) continue;
        losses.add(`${collection}: "${key}" has no place in this format`, source.locate([...path, key], 'key'));
      }
    }
  }
}

function counted(written: Raw): string {
  const size = Array.isArray(written) ? written.length : isRawMap(written) ? Object.keys(written).length : 1;
  return size === 1 ? 'one entry' : `${size} entries`;
}
