/**
 * What was read of dated results, ready to be written down.
 * @module
 */
import * as z from 'zod';

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const place = { file: z.string(), line: z.number() };

/** What one field was over all runs of a series. */
const field = z.object({
  path: z.string(),
  /** In how many runs it is. */
  runs: z.number(),
  distinct: z.number(),
  /** Some of its values, in the order they came. */
  values: list(scalar),
});

const run = z.object({ date: z.string().optional(), ends: z.string().optional(), ...place });

const series = z.object({
  name: z.string(),
  runs: z.number(),
  undated: z.number(),
  /** How many different days there are. */
  days: z.number(),
  /** How many different contents there are, times and numbers of runs left out. */
  contents: z.number(),
  first: run,
  last: run,
  /** Time between two runs in hours, the middle one and the longest. */
  usual: z.number(),
  longest: z.object({ hours: z.number(), from: z.string(), to: z.string() }).optional(),
  fields: list(field),
  /** The newest result for each property. */
  results: list(
    z.object({ property: z.string(), pass: z.boolean(), written: z.string(), date: z.string().optional(), ...place }),
  ),
  /** The values of the newest run. */
  newest: list(z.object({ path: z.string(), value: scalar })),
});

/** Digests of one algorithm and one form, with the first of them. */
const digest = z.object({
  algorithm: z.string(),
  /** How many characters come after the name of the algorithm. */
  length: z.number(),
  form: z.enum(['hex', 'base64', 'other']),
  many: z.number(),
  value: z.string(),
  path: z.string(),
  ...place,
});

export const observation = z.object({
  population: z.number(),
  unread: list(z.string()),
  series: list(series),
  digests: list(digest),
  /** Values that should have been computed, as far as they are short or have words in them. */
  computed: list(z.object({ path: z.string(), value: z.string(), ...place })),
  /** Lists of parts of software, with how many parts each has. */
  inventories: list(z.object({ format: z.string(), components: z.number(), ...place })),
  /** How much was looked at by what a result tells. */
  scanned: list(z.object({ path: z.string(), value: z.number(), ...place })),
  /** The series that a claim says may contradict. */
  against: list(series),
});

export type Observation = z.output<typeof observation>;
export type SeriesSeen = z.output<typeof series>;
