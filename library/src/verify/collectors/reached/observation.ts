/**
 * What was seen of a symbol or a module; lists are bounded, and their lengths are told.
 * @module
 */
import * as z from 'zod';
import type { Sighting } from './look-for-symbol.ts';

const step = z.object({ name: z.string(), file: z.string(), line: z.number() });
const way = z.array(step).readonly();

/** The shape of an observation. */
export const observation = z.object({
  /** How many files of the product were looked through. */
  files: z.number(),
  /** Where it is defined; several when it may mean several things. */
  defined: z.array(step),
  /** Where something of its name stands, when it is not defined itself. */
  near: z.array(step),
  /** The shortest way from each kind of start. */
  ways: z.object({ program: way, library: way, route: way, from: way }).partial(),
  /** What may lead to it: the first ones, and how many. */
  doubts: z.array(step.extend({ doubt: z.string() })),
  doubtful: z.number(),
  /** What leads to it for certain. */
  callers: z.array(step),
  calls: z.number(),
  /** Test code that names it. */
  tests: z.array(z.string()).readonly(),
  /** Files of other kinds that name it, such as templates. */
  elsewhere: z.array(z.string()).readonly(),
  /** Files that may name it and could not be read in full. */
  unread: z.array(z.object({ file: z.string(), because: z.string() })),
  isCompiled: z.boolean(),
  isCut: z.boolean(),
  hasProgram: z.boolean(),
  hasFrom: z.boolean(),
});
export type Observation = z.output<typeof observation>;

/** What is seen of nothing. */
export const nothing: Observation = {
  files: 0,
  defined: [],
  near: [],
  ways: {},
  doubts: [],
  doubtful: 0,
  callers: [],
  calls: 0,
  tests: [],
  elsewhere: [],
  unread: [],
  isCompiled: true,
  isCut: false,
  hasProgram: false,
  hasFrom: true,
};

const MOST = 12;

/** A sighting as it is written down, with what was seen around it. */
export function observe(
  { defined, near, ways, doubts, callers, isCompiled, isCut, hasProgram, hasFrom }: Sighting,
  around: Pick<Observation, 'files' | 'tests' | 'elsewhere' | 'unread'>,
): Observation {
  return {
    files: around.files,
    defined: defined.slice(0, MOST),
    near: near.slice(0, MOST),
    ways,
    doubts: doubts.slice(0, MOST),
    doubtful: doubts.length,
    callers: callers.slice(0, MOST),
    calls: callers.length,
    tests: around.tests.slice(0, MOST),
    elsewhere: around.elsewhere.slice(0, MOST),
    unread: around.unread.slice(0, MOST),
    isCompiled,
    isCut,
    hasProgram,
    hasFrom,
  };
}
