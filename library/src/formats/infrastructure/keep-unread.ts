/**
 * Reports what of a source is kept without meaning: each key once for each kind of thing that has it.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import type { Losses } from '../losses.ts';

/** What nobody has read of a map, to be kept; says so, once a key. */
export function keepUnread(fields: Fields, kind: string, lost: Losses): { readonly [key: string]: Json } | undefined {
  const rest = fields.rest();
  for (const key of Object.keys(rest ?? {})) {
    lost.add(`${kind}: "${key}" is kept, but says nothing to Vauban`, fields.place(key));
  }
  return rest;
}
