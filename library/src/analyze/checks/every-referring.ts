/**
 * A walk over everything in a model that may refer to something outside: the system, the course, the entries of all
 * collections and what is inside them, such as the items of a phase and the nodes of a tree.
 * @module
 */
import type { Model } from '../../model/model.ts';
import type { Path } from '../../model/raw.ts';
import { ENTRY_SCHEMAS, type EntryCollection } from '../../model/schema/collection.ts';

/** The keys the walk is for. */
export interface Referring {
  readonly references?: { readonly see?: readonly string[] | undefined } | undefined;
  readonly href?: string | undefined;
}

/** Something that refers to something outside, with the address it is about and its path as written. */
export interface Visited {
  readonly entry: Referring;
  readonly about: string;
  readonly path: Path;
}

/** What an importer, a collector or a person may fill with anything, and what holds no entries. */
const FREE = new Set(['evidence', 'facts', 'origin', 'parameters', 'template', 'references', 'is', 'has', 'risk']);

/** Visits everything that has one of the keys, in the order of the language. */
export function everyReferring(model: Model): readonly Visited[] {
  const found: Visited[] = [];
  visit(model.system, { about: 'system', path: ['system'] }, found);
  visit(model.trustLevels, { about: 'system', path: ['trust-levels'] }, found);
  visit(model.layers, { about: 'system', path: ['layers'] }, found);
  for (const collection of Object.keys(ENTRY_SCHEMAS) as EntryCollection[]) {
    for (const [id, entry] of model[collection]) {
      visit(entry, { about: `${collection}/${id}`, path: [collection, id] }, found);
    }
  }
  visit(model.course, { about: 'system', path: ['course'] }, found);
  return found;
}

interface Place {
  readonly about: string;
  /** Where the walk is; copied for what is found. */
  readonly path: (string | number)[];
}

function visit(value: unknown, place: Place, found: Visited[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) enter(item, index, place, found);
  } else if (value instanceof Map) {
    for (const [key, item] of value) enter(item, String(key), place, found);
  } else {
    const entry: Referring = value;
    if (entry.references !== undefined || entry.href !== undefined) {
      found.push({ entry, about: place.about, path: [...place.path] });
    }
    for (const key in value) {
      if (!FREE.has(key)) enter(value[key as keyof typeof value], kebabCase(key), place, found);
    }
  }
}

function enter(value: unknown, key: string | number, place: Place, found: Visited[]): void {
  if (typeof value !== 'object' || value === null) return;
  place.path.push(key);
  visit(value, place, found);
  place.path.pop();
}

function kebabCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
