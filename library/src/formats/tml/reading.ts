/**
 * What the parts of the reader share: names of elements, and how what has no place in the language is kept.
 * @module
 */
import type { DraftBuilder } from '../draft.ts';
import type { Fields, Json } from '../fields.ts';
import type { Losses } from '../losses.ts';

/** What a flow can start or end at. */
export type ElementKind = 'actor' | 'component' | 'data_store';

/** The file that is being read. */
export interface Reading {
  readonly root: Fields;
  readonly draft: DraftBuilder;
  readonly losses: Losses;
  /** Components of the model by `kind/symbolic name`. */
  readonly elements: Map<string, string>;
}

/** The name of an element in its file. */
export function keyOf(fields: Fields): string | undefined {
  return fields.text('symbolic_name');
}

/** A text on one line: the titles of the library break their lines for diagrams. */
export function titleIn(fields: Fields, otherwise: string): string {
  return fields.text('title')?.replace(/\s+/g, ' ').trim() ?? fields.text('symbolic_name') ?? otherwise;
}

/** What nobody has read of an entry, each key reported once, and what is kept although it was read. */
export function keptOf(
  fields: Fields,
  kind: string,
  { losses, also = {} }: { readonly losses: Losses; readonly also?: { readonly [key: string]: Json | undefined } },
): Json | undefined {
  const rest = fields.rest() ?? {};
  for (const [key, value] of Object.entries(rest)) {
    if (says(value)) losses.add(`${kind}: "${key}" is kept, but says nothing to Vauban`, fields.place(key));
  }
  const kept = Object.entries({ ...rest, ...also }).filter(
    (pair): pair is [string, Json] => pair[1] !== undefined && says(pair[1]),
  );
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** Whether a value says anything. */
function says(value: Json): boolean {
  return value !== null && value !== '' && (typeof value !== 'object' || Object.keys(value).length > 0);
}

/** The component a reference leads to: of the kind it names, or else of any kind. */
export function elementAt({ elements }: Reading, name: string | undefined, kind?: string): string | undefined {
  if (name === undefined) return undefined;
  const wanted = kind?.replace(/^.*\//, '').replace('-', '_');
  const kinds = [wanted, 'component', 'data_store', 'actor'];
  return kinds.map((one) => elements.get(`${one}/${name}`)).find((id) => id !== undefined);
}
