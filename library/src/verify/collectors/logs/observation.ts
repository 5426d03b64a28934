/**
 * What is written down of logs: counts, places, masked values and their hashes; never a value.
 * @module
 */
import * as z from 'zod';
import { KIND_IDS } from './kinds.ts';

const place = z.object({ line: z.number(), column: z.number() });

/** Something found, at the first places it stands. */
const found = z.object({
  /** How many times. */
  count: z.number(),
  /** In how many lines. */
  lines: z.number(),
  places: z.array(place.extend({ masked: z.string(), hash: z.string() })),
});

/** What one file holds. */
export const fileFacts = z.object({
  lines: z.number(),
  json: z.number(),
  logfmt: z.number(),
  /** The first lines that are neither. */
  plain: z.array(place),
  /** Lines of which only the beginning was read. */
  cut: z.number(),
  keys: z.array(found.extend({ name: z.string() })),
  data: z.array(found.extend({ kind: z.enum(KIND_IDS) })),
  canary: z.array(place.extend({ spelling: z.string() })),
  /** The lines that tell of the event of the claim. */
  events: z.object({ count: z.number(), newest: z.string().exactOptional(), at: place.exactOptional() }),
});
export type FileFacts = z.output<typeof fileFacts>;

export const observation = z.object({
  files: z.array(fileFacts.extend({ file: z.string() })),
  /** Files that were to be looked at and could not be, with the reason. */
  unread: z.array(z.object({ file: z.string(), reason: z.string() })),
  /** Where the marker was to be seen, and whether it was. */
  control: z.object({ file: z.string(), seen: z.boolean() }).exactOptional(),
});
export type Observation = z.output<typeof observation>;
