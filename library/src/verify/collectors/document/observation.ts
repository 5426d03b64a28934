/**
 * What was read of documents, ready to be written down.
 * @module
 */
import * as z from 'zod';

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const days = z.object({ first: z.string(), last: z.string() });

const review = z.object({
  what: z.enum(['next', 'last', 'cycle']),
  of: z.string().optional(),
  written: z.string(),
  line: z.number(),
  days: days.optional(),
  every: z.number().optional(),
});

const link = z.object({
  target: z.string(),
  line: z.number(),
  column: z.number(),
  missing: z.enum(['file', 'anchor']),
});

const statement = z.object({
  where: z.enum(['front matter', 'line', 'heading', 'table', 'box']),
  whole: z.boolean(),
  subject: z.object({ id: z.string().optional(), title: z.string() }),
  status: z.enum(['done', 'partial', 'open', 'retired']),
  written: z.string(),
  line: z.number(),
  section: z.string(),
  form: z.string(),
});

const total = z.object({ says: z.string(), stated: z.number(), counted: z.number(), of: z.string(), line: z.number() });

const verdict = z.object({
  label: z.string(),
  favorable: z.boolean(),
  written: z.string(),
  line: z.number(),
  section: z.string(),
  wide: z.boolean(),
});

const document = z.object({
  file: z.string(),
  reviews: list(review),
  /** How many links stay inside the tree, and those that lead nowhere. */
  links: z.number(),
  broken: list(link),
  statements: list(statement),
  totals: list(total),
  verdicts: list(verdict),
  /** The files of the tree it links to. */
  cites: list(z.string()),
  /** Texts a claim asks for, with the first line of each that is there. */
  says: list(z.object({ text: z.string(), line: z.number() })),
});

export const observation = z.object({
  /** How many documents there are. */
  population: z.number(),
  documents: list(document),
  unread: list(z.string()),
});

export type Observation = z.output<typeof observation>;
export type DocumentSeen = z.output<typeof document>;
export type StatementSeen = z.output<typeof statement>;
