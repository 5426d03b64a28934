/**
 * What was read of the policies of a source, ready to be written down.
 * @module
 */
import * as z from 'zod';

/** A list that nobody changes. */
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

const place = { line: z.number(), column: z.number() };

const body = z.object({
  value: z.string(),
  expressions: list(z.object({ text: z.string(), ...place })),
  ...place,
});

const rule = z.object({
  name: z.string(),
  kind: z.enum(['default', 'complete', 'set', 'object', 'function']),
  value: z.string().optional(),
  bodies: list(body),
  reads: list(z.string()),
  ...place,
});

const module = z.object({
  file: z.string(),
  package: z.string(),
  imports: list(z.object({ path: z.string(), as: z.string() })),
  rules: list(rule),
  /** Statements that could not be read. */
  skipped: list(z.object({ line: z.number(), because: z.string() })),
});

export const observation = z.object({
  /** How many policy files there are. */
  population: z.number(),
  modules: list(module),
  /** Files that could not be read, with the reason. */
  unread: list(z.string()),
  /** Paths below `data` that other files ask for, with a place where they do. */
  queries: list(z.object({ path: z.string(), file: z.string(), line: z.number() })),
});

export type Observation = z.output<typeof observation>;
export type ModuleSeen = z.output<typeof module>;
export type RuleSeen = z.output<typeof rule>;
export type BodySeen = z.output<typeof body>;
