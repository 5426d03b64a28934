/**
 * What the parts of the reader share: the draft, the losses, and what the file itself says of ids and keys.
 * @module
 */
import type { Place } from '../../model/problem.ts';
import type { Fields, Json } from '../fields.ts';
import { type Losses, losses } from '../losses.ts';
import { type BomDraft, newBomDraft } from './bom-draft.ts';
import { filledMap, type JsonMap, listOf, saysSame, textOf } from './json.ts';
import { partProperties, type Said, withProperties } from './said.ts';

/** The state of one reading. */
export interface Reading {
  readonly draft: BomDraft;
  readonly lost: Losses;
  readonly said: Said[];
  /** Whether what properties say in the words of Vauban is taken in; it is kept as it is otherwise. */
  readonly hears: boolean;
  readonly assigned: Map<string, string>;
  /** Names of what stands elsewhere in the file, by `bom-ref`. */
  readonly names: Map<string, string>;
}

/** Starts a reading. */
export function newReading(hears: boolean): Reading {
  const assigned = new Map<string, string>();
  return { draft: newBomDraft(assigned), lost: losses(), said: [], hears, assigned, names: new Map() };
}

/** Takes in what properties of the file or of an object say. */
export function takeSaid(reading: Reading, said: readonly Said[]): void {
  for (const one of said) {
    if (one.kind === 'key' && one.key === 'id' && typeof one.value === 'string' && ID.test(one.value)) {
      reading.assigned.set(one.ref, one.value);
    } else reading.said.push(one);
  }
}

const ID = /^[A-Za-z][A-Za-z0-9-]*$/;

/** Properties, parted into what Vauban said and what others did. */
export function propertiesOf(
  { hears }: Reading,
  properties: Json | undefined,
  ref: string | undefined,
): ReturnType<typeof partProperties> {
  return hears ? partProperties(properties, ref) : { said: [], others: listOf(properties) };
}

/**
 * What of an object has no meaning to us, as JSON to keep; says so once for each key.
 *
 * @param options.what how the object is called in a loss
 * @param options.meant foreign spellings of what was understood but is not written the same way again
 */
export function keep(
  reading: Reading,
  fields: Fields,
  { what, meant = {} }: { readonly what: string; readonly meant?: { readonly [key: string]: Json | undefined } },
): JsonMap | undefined {
  const { said, others } = propertiesOf(reading, fields.json('properties'), fields.text('bom-ref'));
  takeSaid(reading, said);
  const rest = fields.rest() ?? {};
  for (const key of Object.keys(rest)) sayKept(reading, `${what}: "${key}"`, fields.place(key));
  if (others.length > 0) sayKept(reading, `${what}: "properties"`, fields.place('properties'));
  const kept = withProperties(filledMap({ ...rest, ...meant }), others);
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** Says that something is kept without a meaning. */
export function sayKept(reading: Reading, what: string, at: Place): void {
  reading.lost.add(`${what} is kept, but says nothing to Vauban`, at);
}

/** A foreign value, when our word for its meaning would be written in another way. */
export function unlike(value: Json | undefined, written: Json | undefined): Json | undefined {
  return value === undefined || saysSame(value, written) ? undefined : value;
}

/** A title: the name, unless it is no more than the id of something that we wrote. */
export function titleOf(fields: Fields): string | undefined {
  const name = fields.text('name');
  const ref = textOf(fields.text('bom-ref'));
  return name !== undefined && ref?.endsWith(`/${name}`) ? undefined : name;
}
