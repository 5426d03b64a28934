/**
 * What the parts of the writer share: names of entries in Threagile, and values for what it cannot do without.
 * @module
 */
import type { Model } from '../../model/model.ts';
import type { Place } from '../../model/problem.ts';
import type { Json } from '../fields.ts';
import type { WrittenModel } from '../format.ts';
import type { Losses } from '../losses.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { plainText } from './plain-text.ts';

/** What is being written. */
export interface Writing {
  readonly source: WrittenModel;
  readonly model: Model;
  readonly losses: Losses;
  /** What Threagile calls the entries of a collection. */
  readonly names: Readonly<Record<'components' | 'assets' | 'zones', ReadonlyMap<string, string>>>;
  /** What Threagile calls the assets that are there. */
  readonly knownAssets: ReadonlySet<string>;
}

interface Named {
  readonly id: string;
  readonly title?: string | undefined;
  readonly origin?: unknown;
}

/** The ids of entries in Threagile: those they came with, each once. */
export function namesOf(entries: ReadonlyMap<string, Named>): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const entry of entries.values()) {
    const before = originOf(entry, 'threagile').id;
    const wanted = before !== undefined && /^[A-Za-z0-9-]+$/.test(before) && !taken.has(before) ? before : entry.id;
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`;
    taken.add(name);
    names.set(entry.id, name);
  }
  return names;
}

/** Entries by title, which Threagile keeps them by; a title that stands twice gets its id. */
export function byTitle(entries: readonly (readonly [entry: Named, value: Json])[]): JsonMap {
  const taken = new Set<string>();
  return Object.fromEntries(
    entries.map(([{ id, title }, value]): [string, Json] => {
      let key = title ?? id;
      if (taken.has(key)) key = `${key} (${id})`;
      taken.add(key);
      return [key, value];
    }),
  );
}

/** A text as it was written, when it still says the same. */
export function textOf(text: string | undefined, kept: Json | undefined): string | undefined {
  return typeof kept === 'string' && plainText(kept) === (text ?? '') ? kept : text;
}

/** What a key of an entry needs when nobody says it; an empty text or list needs no mention. */
export type Neutral = readonly (readonly [key: string, value: Json])[];

/** What is said of an entry. */
export interface Said {
  readonly collection: string;
  readonly said: { readonly [key: string]: Json | undefined };
  readonly kept: JsonMap;
  readonly at: Place;
}

/** An entry with every key Threagile asks for: what the model says, what was kept, or a neutral value as a loss. */
export function complete({ collection, said, kept, at }: Said, neutral: Neutral, losses: Losses): JsonMap {
  const entries = neutral.map(([key, value]): [string, Json] => {
    const known = said[key] ?? kept[key];
    if (known !== undefined) return [key, known];
    if (saysSomething(value)) losses.add(`${collection}: Threagile needs "${key}": wrote "${String(value)}"`, at);
    return [key, value];
  });
  const keys = new Set(neutral.map(([key]) => key));
  const spoken = Object.entries(said).filter((pair): pair is [string, Json] => pair[1] !== undefined);
  const more = Object.entries({ ...kept, ...Object.fromEntries(spoken) }).filter(([key]) => !keys.has(key));
  return Object.fromEntries([...entries, ...more]);
}

function saysSomething(value: Json): boolean {
  return value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** Texts of a kept list. */
export function textsOf(kept: Json | undefined): readonly string[] {
  return Array.isArray(kept) ? kept.flatMap((item: Json) => (typeof item === 'string' ? [item] : [])) : [];
}

/** A kept object, or an empty one. */
export function mapOf(kept: Json | undefined): JsonMap {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as JsonMap) : {};
}

/** The one value of a fact; undefined for several. */
export function oneValue(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
