/**
 * What was seen of test results: plain JSON of bounded size.
 * @module
 */
import * as z from 'zod';

const report = z.object({
  file: z.string(),
  /** When the run began, as far as the report says; ISO. */
  time: z.string().optional(),
  commit: z.string().optional(),
  tests: z.number(),
  skipped: z.number(),
  /** Whether it says of every test that it took no time at all. */
  instant: z.boolean(),
  /** SHA-256 over the names, results and times of its tests. */
  digest: z.string(),
});

const result = z.object({
  test: z.string(),
  status: z.enum(['passed', 'failed', 'skipped']),
  time: z.string().optional(),
  file: z.string(),
  line: z.number(),
});

const definition = z.object({
  name: z.string(),
  file: z.string(),
  line: z.number(),
  /** Whether it is marked to be left out. */
  ignored: z.boolean(),
  /** Whether it spells out most of the name; a title with places for values may be that of another test. */
  certain: z.boolean(),
});

/** The newest result of each test that the claim is about. */
const wanted = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  /** How many of them have no date. */
  undated: z.number(),
  /** The oldest and the newest date among them. */
  oldest: z.string().optional(),
  newest: z.string().optional(),
  /** What did not pass first, then what did; only the first of many. */
  shown: z.array(result),
});

const executed = z.object({
  file: z.string(),
  lines: z.tuple([z.number(), z.number()]).optional(),
  /** How many of the lines the report counts. */
  counted: z.number(),
  /** Lines that did not run; only the first of many. */
  missed: z.array(z.number()),
  missedCount: z.number(),
  problem: z.string().optional(),
});

export const observation = z.object({
  /** How many files the source has. */
  files: z.number(),
  reports: z.array(report),
  /** Reports that could not be read, in words. */
  unread: z.array(z.string()),
  wanted: wanted.optional(),
  /** Where the source text defines a test of that name; looked for when no report names it. */
  definitions: z
    .object({
      population: z.number(),
      looked: z.number(),
      /** How many tests of any name were recognized. */
      tests: z.number(),
      found: z.array(definition),
    })
    .optional(),
  /** The commit the source stands on; looked at when a report names one. */
  head: z.string().optional(),
  /** The recorded run in which the test failed. */
  red: z.object({ file: z.string(), failed: z.number(), time: z.string().optional() }).optional(),
  coverage: z
    .object({
      reports: z.array(z.object({ file: z.string(), format: z.string(), time: z.string().optional() })),
      counted: z.number(),
      ran: z.number(),
      executed: z.array(executed),
    })
    .optional(),
  mutants: z
    .object({ file: z.string(), killed: z.number(), survived: z.number(), time: z.string().optional() })
    .optional(),
  fuzz: z
    .array(z.object({ file: z.string(), runs: z.number(), edges: z.number().optional(), crash: z.string().optional() }))
    .optional(),
});

export type Observation = z.output<typeof observation>;
export type ReportSeen = z.output<typeof report>;
export type Wanted = z.output<typeof wanted>;

export const nothing: Observation = { files: 0, reports: [], unread: [] };
