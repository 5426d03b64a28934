/**
 * A model of pytm while it is read: where its things went, and what of them is left.
 * @module
 */
import type { DraftBuilder, Naming } from '../draft.ts';
import type { Json } from '../fields.ts';
import type { DraftEntry } from '../format.ts';
import type { Losses } from '../losses.ts';
import type { JsonMap } from '../merge-kept.ts';
import type { Guarded } from './controls.ts';
import type { Item } from './document.ts';

/** A model while it is read. */
export interface Reading {
  readonly draft: DraftBuilder;
  readonly losses: Losses;
  readonly saysDefaults: boolean;
  readonly guarded: Guarded;
  /** Ids by the words of pytm, first come first. */
  readonly zones: Map<string, string>;
  readonly components: Map<string, string>;
  readonly flows: Map<string, string>;
  readonly assets: Map<string, string>;
}

/** Keys that pytm computes out of the rest of the model. */
const COMPUTED = ['inputs', 'outputs', 'uuid', 'findings', '__class__', 'name'];

/** What any element may say. */
export function commonOf({ fields, type }: Item, { losses }: Reading): DraftEntry {
  const see = fields.texts('sourceFiles');
  const isOut = fields.peek().flag('inScope') === false;
  const description = fields.text('description');
  fields.skip('inScope');
  const controls = fields.map('controls');
  const asksForEncryption = [fields, controls].some((map) => map.peek().flag('isEncrypted') === true);
  if (type !== 'Dataflow' && asksForEncryption) {
    losses.add('"isEncrypted" is what an element asks of its flows, not what they have; it is kept', fields.at);
  }
  const tls = fields.peek().text('minTLSVersion');
  if (tls !== undefined && !/NONE$/.test(tls)) {
    losses.add(
      '"minTLSVersion" is what an element asks for, not what its flows have; it is kept',
      fields.place('minTLSVersion'),
    );
  }
  return {
    description,
    references: see.length === 0 ? undefined : { see },
    'out-of-scope': isOut ? 'Marked as not in scope in pytm' : undefined,
  };
}

/** What of a thing nobody has read and that says something, with a loss for each of its keys. */
export function keptOf(item: Item, words: string, { losses, saysDefaults }: Reading): JsonMap | undefined {
  const { fields, type } = item;
  fields.skip(...COMPUTED);
  const rest = fields.rest() ?? {};
  const kept = Object.fromEntries(
    Object.entries(rest).flatMap(([key, value]) => {
      const said = saysDefaults && value !== null ? value : meaning(value);
      return said === undefined ? [] : [[key, said] as const];
    }),
  );
  for (const [key, value] of Object.entries(kept)) {
    for (const name of key === 'controls' && isMap(value) ? Object.keys(value) : [key]) {
      if (SAID_ALREADY.has(name)) continue;
      losses.add(`${words}: "${name}" is kept, but says nothing to Vauban`, fields.place(key));
    }
  }
  const withClass = { ...(type !== '' && { __class__: type }), ...kept };
  return Object.keys(withClass).length === 0 ? undefined : withClass;
}

/** What has a loss of its own. */
const SAID_ALREADY = new Set(['minTLSVersion', 'isEncrypted']);

function isMap(value: Json): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value without what is only a default; undefined when nothing is left. */
function meaning(value: Json): Json | undefined {
  if (value === null || value === false || value === '' || value === -1 || value === 0) return undefined;
  if (typeof value === 'string') return /^\w+\.(?:UNKNOWN|NONE|NO_ACTION)$/.test(value) ? undefined : value;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== null);
    const isDefault = items.length === 0 || (items.length === 1 && items[0] === 0);
    return isDefault ? undefined : items;
  }
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const said = meaning(inner);
    return said === undefined ? [] : [[key, said] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** How a thing is called: by the word that others use for it, which no other thing of its kind has in Python. */
export function namingOf({ reference }: Item, title: string, kept: JsonMap | undefined): Naming {
  return reference === '' ? { name: title, kept } : { name: reference, key: reference, kept };
}

/** A word that refers to another thing: its name, or the thing itself written in place. */
export function referenceIn({ fields }: Item, key: string): string | undefined {
  return fields.text(key) ?? fields.map(key).peek().text('name');
}

/** The first of two things with a name is the one that is meant. */
export function remember(names: Map<string, string>, item: Item, id: string, losses: Losses): void {
  if (!names.has(item.reference)) names.set(item.reference, id);
  else if (item.reference !== '')
    losses.add('two things have the same name; references lead to the first', item.fields.at);
}
