/**
 * What was seen of code, ready to be written down.
 * @module
 */
import * as z from 'zod';
import type { Passage } from './passage.ts';

const range = z.tuple([z.number(), z.number()]).readonly();

const passage: z.ZodType<Passage> = z.object({
  file: z.string(),
  lines: range,
  total: z.number(),
  hash: z.string(),
  symbol: z.string().optional(),
  prose: z.enum(['comment', 'document', 'empty']).optional(),
  test: z.boolean(),
  lexed: z.boolean(),
  data: z.boolean(),
  text: z.array(z.string()),
});

/** A place that a claim names, and where what was approved there stands now. */
const place = z.object({
  path: z.string(),
  lines: range.optional(),
  /** The lines as they are; absent when they are not there. */
  passage: passage.optional(),
  /** How many lines the file has, when it is there and the lines are not. */
  total: z.number().optional(),
  /** Where the approved text stands now, when not where it stood. */
  elsewhere: z.array(passage),
  /** Files of the same name in other folders. */
  guesses: z.array(z.string()),
  /** Where the approved symbol is declared now. */
  declared: z.array(z.object({ file: z.string(), lines: range })),
  /** The approved text, found in the history. */
  before: z.object({ commit: z.string(), text: z.array(z.string()) }).optional(),
  /** The lines that are most like it now. */
  nearest: passage.optional(),
  /** Files that should have been looked through and could not be. */
  unread: z.array(z.string()),
});
export type PlaceSeen = z.output<typeof place>;

const hit = z.object({
  file: z.string(),
  line: z.number(),
  column: z.number(),
  /** What it stands in; a test is code that only tests other code. */
  where: z.enum(['code', 'comment', 'string', 'test', 'prose']),
  /** The lines of the declaration, when this is one. */
  declares: range.optional(),
  text: z.string(),
});
export type Hit = z.output<typeof hit>;

/** What was found of a symbol or pattern. */
const search = z.object({
  /** How many files there are to look in, and how many were looked through. */
  population: z.number(),
  looked: z.number(),
  /** Files that could not be looked through, with the reason; the first of them. */
  unread: z.array(z.string()),
  hits: z.array(hit),
  /** How many more hits there are. */
  more: z.number(),
});
export type SearchSeen = z.output<typeof search>;

const reference = z.object({
  /** Where the reference stands, and as it is written there. */
  at: z.object({ file: z.string(), line: z.number(), column: z.number() }),
  written: z.string(),
  path: z.string(),
  lines: range.optional(),
  /** The source it was found in; absent when it leads nowhere. */
  source: z.string().optional(),
  file: z.string().optional(),
  total: z.number().optional(),
  prose: z.enum(['comment', 'document', 'empty']).optional(),
  /** The code that the document shows beside the reference: the same, somewhere else, or nowhere. */
  quoted: z.enum(['same', 'elsewhere', 'nowhere']).optional(),
  /** The symbol that the document names beside it: declared there, or somewhere else in the file. */
  named: z.enum(['there', 'elsewhere']).optional(),
  /** The lines as they were when the reference was written: the same, somewhere else, or nowhere. */
  history: z.enum(['same', 'elsewhere', 'nowhere']).optional(),
  /** Where it stands now. */
  now: z.object({ file: z.string(), lines: range.optional() }).optional(),
  guesses: z.array(z.string()),
  /** Whether it seems to be about another repository, which is not at hand. */
  foreign: z.boolean(),
});
export type ReferenceSeen = z.output<typeof reference>;

/** The references of a set of documents. */
const book = z.object({
  documents: z.number(),
  unread: z.array(z.string()),
  references: z.array(reference),
  /** How many more references there are. */
  more: z.number(),
});
export type BookSeen = z.output<typeof book>;

export const observation = z.object({
  place: place.optional(),
  search: search.optional(),
  book: book.optional(),
});
export type Observation = z.output<typeof observation>;
