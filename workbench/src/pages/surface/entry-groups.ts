/**
 * The entries of a system by who is said to reach them, the most open first.
 * @module
 */
import type { Exposure, Model, Surface, SurfaceEntry } from 'vauban/browser';

type EntryPoint = Model['entries'] extends ReadonlyMap<string, infer Value> ? Value : never;

/** An entry as the model says it and as the search found it. */
export interface EntryRow {
  readonly entry: EntryPoint;
  readonly found: SurfaceEntry;
  /** Origins that reach it at once, or hold it already. */
  readonly straight: readonly string[];
  /** Origins that reach it over other components. */
  readonly later: readonly string[];
}

export interface EntryGroup {
  readonly exposure: Exposure;
  readonly about: string;
  readonly rows: readonly EntryRow[];
}

const EXPOSURES: readonly (readonly [Exposure, string])[] = [
  ['external', 'anybody can knock'],
  ['semi-trusted', 'known parties can knock'],
  ['internal', 'only who is inside'],
  ['local', 'only who is on the machine'],
  ['unstated', 'nobody said who can reach it'],
];

/** Groups that are not empty. */
export function entryGroups(model: Model, surface: Surface): readonly EntryGroup[] {
  const rows = surface.entries.flatMap((found): EntryRow[] => {
    const entry = model.entries.get(found.id);
    if (entry === undefined) return [];
    const straight = found.reachedBy.filter(({ hops }) => hops <= 1).map(({ origin }) => origin);
    const later = found.reachedBy.filter(({ hops }) => hops > 1).map(({ origin }) => origin);
    return [{ entry, found, straight, later }];
  });
  return EXPOSURES.map(([exposure, about]) => ({
    exposure,
    about,
    rows: rows.filter(({ found }) => found.exposure === exposure),
  })).filter(({ rows: inGroup }) => inGroup.length > 0);
}

/** What is said of authentication or encryption: its words, and whether they are good, bad or missing. */
export function saidOf(value: string | readonly string[] | undefined): {
  readonly words: string;
  readonly tone: 'good' | 'bad' | 'open';
} {
  if (value === undefined) return { words: 'not said', tone: 'open' };
  const words = [value].flat();
  return { words: words.join(', '), tone: words.every((word) => word === 'none' || word === 'no') ? 'bad' : 'good' };
}
