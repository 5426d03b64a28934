/**
 * What was counted: plain JSON of bounded size.
 * @module
 */
import * as z from 'zod';

export const observation = z.object({
  /** How many files the source has. */
  files: z.number(),
  /** Exactly what was counted. */
  recipe: z.string(),
  /** How many files the count is about, and how many of them could be read. */
  population: z.number(),
  looked: z.number(),
  /** Why the others could not; only the first of many. */
  unread: z.array(z.string()),
  total: z.number(),
  /** The total by kind, kinds that were left out included. */
  kinds: z.record(z.string(), z.number()),
  /** The files with the greatest counts. */
  largest: z.array(z.object({ file: z.string(), count: z.number() })),
  /** SHA-256 over every file with its count, in order of path. */
  digest: z.string(),
  /** What looks like it should count and does not, in words; only the first of many. */
  notCounted: z.array(z.object({ file: z.string(), reason: z.string() })),
  /** Whether nothing but prose or comments was counted. */
  prose: z.boolean(),
  history: z
    .object({
      /** Why there is no history, or why it ends early. */
      problem: z.string().optional(),
      /** How many commits were looked at, and whether the oldest is the first of the repository. */
      commits: z.number(),
      whole: z.boolean(),
      first: z.string().optional(),
      head: z.string().optional(),
      /** How many times the number changed, and where it fell; only the newest of many. */
      changes: z.number(),
      falls: z.array(
        z.object({ commit: z.string(), day: z.string(), subject: z.string(), from: z.number(), to: z.number() }),
      ),
    })
    .optional(),
});

export type Observation = z.output<typeof observation>;
export type HistorySeen = NonNullable<Observation['history']>;

export const nothing: Observation = {
  files: 0,
  recipe: '',
  population: 0,
  looked: 0,
  unread: [],
  total: 0,
  kinds: {},
  largest: [],
  digest: '',
  notCounted: [],
  prose: false,
};
