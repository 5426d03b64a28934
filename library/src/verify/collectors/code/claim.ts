/**
 * What a claim about code says.
 * @module
 */
import * as z from 'zod';
import { flag, mapOf, text, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';
import { type Reference, readLines, readReference } from './reference.ts';

function lines() {
  return z.union([text(), texts()]).transform((written, context) => {
    const range = readLines(typeof written === 'string' ? [written] : written);
    if (range !== undefined) return range;
    context.issues.push({ code: 'custom', message: 'expected lines such as [12, 40]', input: written });
    return z.NEVER;
  });
}

function place() {
  return text().transform((written, context) => {
    const reference = readReference(written, { anyFile: true });
    if (reference !== undefined) return reference;
    const message = 'expected a place such as src/limits.rs:12-40';
    context.issues.push({ code: 'custom', message, input: written });
    return z.NEVER;
  });
}

function several() {
  return z.union([text().transform((one) => [one]), texts()]);
}

export const claim = claimShape(
  {},
  {
    file: text().describe('The file, from the root of the source'),
    lines: lines().describe('The lines that are the proof, such as [12, 40]'),
    at: place().describe('File and lines in one: 12:40:src/limits.rs, src/limits.rs:12-40 or src/limits.rs#L12-L40'),
    symbol: text().describe('A function, type or constant that is there, such as Limits::check'),
    pattern: text().describe(
      'A regular expression that some line of code matches, outside of comments and strings; without look-around',
    ),
    absent: text().describe('A regular expression that no line of code matches, outside of comments and strings'),
    files: several().describe(
      'Where to look for a symbol or pattern, such as src/**; all code but installed and generated when absent',
    ),
    exclude: several().describe('Files that are not looked at'),
    tests: flag().describe('Whether code that only tests other code counts as well'),
    moved: mapOf(text(), z.string()).describe(
      'New names of folders, files and repositories by their old ones, such as { old-node/src: node/src }',
    ),
    book: several().describe('Documents whose references to code are all followed, such as docs/**/*.md'),
    against: several().describe('The sources with the code that the documents are about; their own when absent'),
  },
);

export type Claim = z.output<typeof claim>;

/** What kind of claim it is; undefined when it asks for nothing. */
export function formOf({
  book,
  absent,
  symbol,
  pattern,
  at,
  file,
}: Claim): 'book' | 'absent' | 'search' | 'place' | undefined {
  if (book !== undefined) return 'book';
  if (absent !== undefined) return 'absent';
  if (symbol !== undefined || pattern !== undefined) return 'search';
  return at !== undefined || file !== undefined ? 'place' : undefined;
}

/** The place a claim is about, when it names one. */
export function placeOf({ at, file, lines: range }: Claim): Reference | undefined {
  if (at !== undefined) return { ...at, ...(range !== undefined && { lines: range }) };
  const short = file === undefined ? undefined : readReference(file, { anyFile: true });
  if (short?.lines !== undefined) return short;
  return file === undefined
    ? undefined
    : { path: file.replace(/^(?:\.\/)+/, ''), ...(range !== undefined && { lines: range }) };
}
