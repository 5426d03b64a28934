/**
 * What the readers of the sections share.
 * @module
 */
import type { DraftBuilder } from '../draft.ts';
import type { Fields, Json } from '../fields.ts';
import type { Losses } from '../losses.ts';
import type { JsonMap } from '../merge-kept.ts';
import { plainText } from './plain-text.ts';

/** What is being read. */
export interface Reading {
  readonly draft: DraftBuilder;
  readonly losses: Losses;
  readonly counts: Record<string, number>;
}

/** A text as people read it, and as it was written where that differs. */
export interface Prose {
  readonly text: string | undefined;
  readonly written: JsonMap;
}

/** Reads a text that may hold HTML. */
export function proseOf(fields: Fields, key: string): Prose {
  const written = fields.text(key);
  if (written === undefined) return { text: undefined, written: {} };
  const text = plainText(written);
  return { text: text === '' ? undefined : text, written: text === written.trim() ? {} : { [key]: written } };
}

/** What nobody has read of an entry, reported once by its key, together with what is kept word for word. */
export function keptOf(
  collection: string,
  fields: Fields,
  { losses, also = {} }: { readonly losses: Losses; readonly also?: JsonMap },
): Json | undefined {
  const rest = Object.entries(fields.rest() ?? {}).filter(([, value]) => saysSomething(value));
  for (const [key] of rest)
    losses.add(`${collection}: "${key}" is kept, but says nothing to Vauban`, fields.place(key));
  const kept = { ...Object.fromEntries(rest), ...also };
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** Whether a value says anything at all. */
export function saysSomething(value: Json): boolean {
  if (value === null || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Whether a text is a day of the calendar, such as 2026-01-31. */
export function isDay(text: string | undefined): boolean {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
