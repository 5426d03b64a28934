/**
 * The building blocks of the language's schema: scalars, references and shapes.
 *
 * A YAML scalar reaches the schema as its source text (LANGUAGE section 1: `version: 1.0` survives), and the field
 * says how to read it. What editors complete and check is declared beside each block, because YAML editors see
 * `1.0` as a number and `yes` as a word.
 * @module
 */
import * as z from 'zod';
import { type CamelKeys, camelKeys } from '../../kit/camel-case.ts';
import { DURATION } from '../../kit/duration.ts';
import type { CollectionName } from '../collection-name.ts';
import { type Address, ID, type Id } from '../id.ts';
import { notes } from './notes.ts';

/** What the published JSON Schema says instead of what Zod would derive. */
export const publishedAs = notes<Readonly<Record<string, unknown>>>();
/** Which collections a reference field or key points into. */
export const pointsInto = notes<readonly CollectionName[]>();

function publish<Schema extends z.ZodType>(schema: Schema, json: Readonly<Record<string, unknown>>): Schema {
  publishedAs.set(schema, json);
  return schema;
}

/** Free text; numbers and yes/no keep their source spelling. */
export function text() {
  return publish(z.string({ error: 'expected text' }), { type: ['string', 'number', 'boolean'] });
}

/** A list of texts. */
export function texts() {
  return z.array(text());
}

/** A number in a range, written plainly. */
export function number(range: { readonly min?: number; readonly max?: number; readonly integer?: boolean } = {}) {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, integer = false } = range;
  const wanted = `${integer ? 'a whole number' : 'a number'}${min > -Infinity ? ` from ${min}` : ''}${max < Infinity ? ` up to ${max}` : ''}`;
  const schema = z.string({ error: `expected ${wanted}` }).transform((written, context) => {
    const value = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(written) ? Number(written) : Number.NaN;
    if (value >= min && value <= max && (!integer || Number.isInteger(value))) return value;
    context.issues.push({ code: 'custom', message: `expected ${wanted}`, input: written });
    return z.NEVER;
  });
  return publish(schema, {
    type: integer ? 'integer' : 'number',
    ...(min > -Infinity && { minimum: min }),
    ...(max < Infinity && { maximum: max }),
  });
}

/** yes or no; true and false are the same two values. */
export function flag() {
  const schema = z
    .enum(['yes', 'no', 'true', 'false'], { error: 'expected yes or no' })
    .transform((written) => written === 'yes' || written === 'true');
  return publish(schema, { enum: [true, false, 'yes', 'no'] });
}

/** One of a closed list of words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  return z.enum(words);
}

/** An ISO date, as exact as it is known: year, month, day, or day and time. */
export function date() {
  const schema = z
    .string({ error: 'expected a date such as 2026-11-22' })
    .refine(
      (written) => /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?)?)?$/.test(written) && isCalendarDate(written),
      {
        error: 'expected a date such as 2026-11-22',
      },
    );
  return publish(schema, { type: ['string', 'number'], examples: ['2026-11-22'] });
}

function isCalendarDate(written: string): boolean {
  const time = Date.parse(written);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written.slice(0, 10));
}

/** A duration such as `30s`, `5m`, `4h`, `7d`. */
export function duration() {
  return z.string().regex(DURATION, { error: 'expected a duration such as 30s, 5m, 4h or 7d' });
}

/** Money: a bare amount is spent once. */
export function money() {
  const amount = number({ min: 0 });
  const parts = shape({}, { once: amount, yearly: amount, currency: text() });
  return z.union([amount.transform((once) => ({ once, yearly: undefined, currency: undefined })), parts]);
}

/** A value of a fact: a word, a number as written, or a list; true and false are yes and no. */
export function factValue() {
  const one = publish(
    z.string().transform((written) => (written === 'true' ? 'yes' : written === 'false' ? 'no' : written)),
    { type: ['string', 'number', 'boolean'] },
  );
  return z.union([one, z.array(one)]);
}

/** Anything YAML can say; read by a later stage. */
export function free() {
  return publish(z.unknown(), {});
}

const PLAIN_ID = /^[A-Za-z][A-Za-z0-9-]*$/;

/** A reference into one collection: an id. */
export function ref<Collection extends CollectionName>(collection: Collection) {
  const pattern = collection === 'tiers' ? /^[A-Za-z0-9][A-Za-z0-9-]*$/ : PLAIN_ID;
  const schema = z.string().regex(pattern, { error: `expected the id of an entry of "${collection}"` });
  const typed = schema as unknown as z.ZodType<Id<Collection>, string>;
  pointsInto.set(typed, [collection]);
  return publish(typed, { type: ['string', 'number'] });
}

/** A reference into several collections: an id, or `collection/id` where the id alone is ambiguous. Read as an address. */
export function refs<const Collections extends readonly [CollectionName, ...CollectionName[]]>(
  ...collections: Collections
) {
  const schema = z.string().regex(/^([a-z-]+\/)?[A-Za-z][A-Za-z0-9-]*$/, {
    error: `expected the id of an entry of ${collections.join(', ')}`,
  });
  const typed = schema as unknown as z.ZodType<Address<Collections[number]>, string>;
  pointsInto.set(typed, collections);
  return publish(typed, { type: 'string' });
}

/** A word that is a reference when an entry has that id, and plain text otherwise. */
export const isSoft = notes<true>();
export function refOrText<Collection extends CollectionName>(collection: Collection) {
  const schema = z.string();
  pointsInto.set(schema, [collection]);
  isSoft.set(schema, true);
  return publish(schema, { type: 'string' });
}

/** A map from ids of our own choosing to values, in written order. */
export function mapOf<Value extends z.ZodType>(value: Value, key: z.ZodType<string, string> = z.string().regex(ID)) {
  const record = z.record(key as z.ZodType<string, string> & z.core.$ZodRecordKey, value);
  return record.transform((entries): ReadonlyMap<string, z.output<Value>> => new Map(Object.entries(entries)) as never);
}

/** An object with exactly these keys, kebab-case in the file and camelCase in our types. */
export function shape<Required extends z.ZodRawShape, Optional extends z.ZodRawShape>(
  required: Required,
  optional: Optional,
) {
  const object = z.strictObject({ ...required, ...z.strictObject(optional).partial().shape } as Required & {
    [Key in keyof Optional]: z.ZodOptional<Optional[Key]>;
  });
  const camel = object.transform((value): CamelKeys<z.output<typeof object>> => camelKeys(value as never));
  plainShapes.set(camel, object);
  return camel;
}

/** The object schema below a shape: its keys as written, for overlays and for completion. */
export const plainShapes = notes<z.ZodObject>();

/** A value, or a shape that says more about it: `hsm` is short for `{ control: hsm }`. */
export function orShort<Short extends z.ZodType, Long extends z.ZodType>(
  short: Short,
  key: keyof z.output<Long> & string,
  long: Long,
): z.ZodType<z.output<Long>, z.input<Short> | z.input<Long>> {
  return z.union([short.transform((value) => ({ [key]: value }) as z.output<Long>), long]) as never;
}
