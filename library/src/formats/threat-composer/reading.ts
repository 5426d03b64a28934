/**
 * What the parts of the reader share, and how they keep what the language has no place for.
 * @module
 */
import type { DraftBuilder } from '../draft.ts';
import type { Fields, Json } from '../fields.ts';
import type { Losses } from '../losses.ts';
import type { JsonDraft } from '../merge-kept.ts';

/** The file that is being read. */
export interface Reading {
  readonly root: Fields;
  readonly draft: DraftBuilder;
  readonly losses: Losses;
}

/** The longest text that is read as a title. */
export const LONGEST_TITLE = 160;

/** What nobody has read of an entry, each key reported once, together with what is kept for the writer alone. */
export function keptOf(
  fields: Fields,
  kind: string,
  { losses, also = {} }: { readonly losses: Losses; readonly also?: JsonDraft },
): Json | undefined {
  const rest = fields.rest() ?? {};
  for (const [key, value] of Object.entries(rest)) {
    if (says(value)) losses.add(`${kind}: "${key}" is kept, but says nothing to Vauban`, fields.place(key));
  }
  const kept = Object.entries({ ...rest, ...also }).filter(
    (pair): pair is [string, Json] => pair[1] !== undefined && pair[1] !== null,
  );
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** Whether a value says anything. */
function says(value: Json): boolean {
  return value !== null && value !== '' && (typeof value !== 'object' || Object.keys(value).length > 0);
}

/** The value of each key in the metadata of an entry, the first of its kind. */
export function metadataOf(fields: Fields): ReadonlyMap<string, Fields> {
  const found = new Map<string, Fields>();
  for (const item of fields.peek().maps('metadata')) {
    const key = item.text('key');
    if (key !== undefined && !found.has(key)) found.set(key, item);
  }
  return found;
}

/** Reports metadata of other kinds than those that are read. */
export function noteMetadata(
  fields: Fields,
  kind: string,
  { losses, known }: { readonly losses: Losses; readonly known: readonly string[] },
): void {
  for (const item of fields.peek().maps('metadata')) {
    const key = item.text('key') ?? '';
    if (!known.includes(key)) losses.add(`${kind}: metadata "${key}" is kept, but says nothing to Vauban`, item.at);
  }
}
