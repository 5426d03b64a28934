/**
 * What the readers of the parts of a tree share.
 * @module
 */
import type { DraftBuilder } from '../draft.ts';
import type { Fields, Json } from '../fields.ts';
import type { Losses } from '../losses.ts';
import type { Sheet } from './open-tree.ts';
import type { Meanings } from './references.ts';

/** What is being read. */
export interface Reading {
  readonly draft: DraftBuilder;
  readonly losses: Losses;
  /** What the files hold, the first one apart from the tree. */
  readonly counts: Record<string, number>;
  /** Addresses of assets and components by the ids of the source. */
  readonly assets: Meanings;
  readonly actors: Meanings;
  readonly objectives: Meanings;
  readonly controls: Meanings;
  /** Security objectives, as requirements that are filled while threats are read. */
  readonly requirements: Map<string, Requirement>;
  /** Flows without ends, as they stand in the files. */
  readonly dataflows: Json[];
  /** Items of lists that are no entries. */
  readonly leftOver: Json[];
  /** How often each id of a requirement was wanted. */
  readonly names: Map<string, number>;
}

/** A security objective. */
export interface Requirement {
  readonly title: string;
  readonly description: string | undefined;
  readonly 'out-of-scope': string | undefined;
  readonly tags: readonly string[];
  readonly origin: { readonly id: string | undefined; readonly kept: Json | undefined };
  readonly threats: Set<string>;
  readonly controls: Set<string>;
}

/** Why an entry is left out when the source says only that it is. */
const OUT_OF_SCOPE = 'The source says that it is out of scope';

/** Counts something of a file: apart for the first, and for the whole tree. */
export function count({ counts }: Reading, sheet: Sheet, name: string): void {
  if (sheet.parent === undefined) counts[name] = (counts[name] ?? 0) + 1;
  const tree = { components: 'tree_assets', flows: 'tree_dataflows' }[name] ?? `tree_${name}`;
  counts[tree] = (counts[tree] ?? 0) + 1;
}

/** What the source calls an entry: in a file below the first, with the name of the file before it. */
export function keyOf(sheet: Sheet, id: string | undefined): string | undefined {
  return id === undefined || sheet.parent === undefined ? id : `${sheet.id}.${id}`;
}

/** Entries of a file below the first are grouped by its name. */
export function tagsOf(sheet: Sheet): readonly string[] {
  return sheet.parent === undefined ? [] : [sheet.id];
}

/** What nobody has read of an entry, reported once by its key. */
export function keptOf(
  collection: string,
  fields: Fields,
  losses: Losses,
): { readonly [key: string]: Json } | undefined {
  const rest = Object.entries(fields.rest() ?? {}).filter(([, value]) => saysSomething(value));
  for (const [key] of rest)
    losses.add(`${collection}: "${key}" is kept, but says nothing to Vauban`, fields.place(key));
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

/** Whether a value says anything at all. */
export function saysSomething(value: Json): boolean {
  if (value === null || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Why it is left out; that something is in scope is what everybody takes for granted. */
export function scopeOf(fields: Fields): string | undefined {
  return fields.flag('inScope') === false ? OUT_OF_SCOPE : undefined;
}

/** A text without white space at its ends. */
export function textOf(fields: Fields, key: string): string | undefined {
  return fields.text(key)?.trim();
}
