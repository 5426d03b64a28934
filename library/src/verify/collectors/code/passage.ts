/**
 * Some lines of a file and what they are: code, or only something people read.
 * @module
 */
import {
  type Declaration,
  declarationsIn,
  enclosing,
  isTestPath,
  keepOnly,
  type Language,
  languageOf,
  lex,
  purposeOf,
  roleOf,
} from '../../lexing/index.ts';
import { hashOf, writtenLines } from './normalize.ts';

/** A file, ready to be asked about its lines. */
export interface CodeFile {
  readonly path: string;
  readonly lines: readonly string[];
  /** The same lines without comments and documentation; those of a file in an unknown language are as they are. */
  readonly code: readonly string[];
  readonly language: Language | undefined;
  readonly declarations: readonly Declaration[];
}

/** Why lines prove nothing, however right they are. */
export type Prose = 'comment' | 'document' | 'empty';

/** Some lines of a file as they are now. */
export interface Passage {
  readonly file: string;
  readonly lines: readonly [first: number, last: number];
  /** How many lines the file has. */
  readonly total: number;
  readonly hash: string;
  readonly symbol?: string | undefined;
  readonly prose?: Prose | undefined;
  /** Whether it only tests or proves other code. */
  readonly test: boolean;
  /** Whether its language is known, so that comments can be told from code. */
  readonly lexed: boolean;
  /** Whether it says how something runs rather than being run. */
  readonly data: boolean;
  /** The lines themselves, as far as they are worth showing. */
  readonly text: readonly string[];
}

/** How much of a passage is kept to be shown. */
const MOST_LINES = 60;
const LONGEST_LINE = 200;

export function readCodeFile(path: string, text: string): CodeFile {
  const language = languageOf(path);
  const lines = splitLines(text);
  if (language === undefined) return { path, lines, code: lines, language, declarations: [] };
  const tokens = lex(text, language);
  const code = splitLines(keepOnly(text, tokens, ['code', 'string']));
  return { path, lines, code, language, declarations: declarationsIn(text, tokens, language) };
}

/** The passage at some lines, or the whole file; undefined when the file has no such lines. */
export function passageAt(file: CodeFile, range?: readonly [number, number]): Passage | undefined {
  const total = file.lines.length;
  const [first, last] = range ?? [1, total];
  if (total === 0 || last > total) return undefined;
  const lines = file.lines.slice(first - 1, last);
  return {
    file: file.path,
    lines: [first, last],
    total,
    hash: hashOf(writtenLines(lines)),
    symbol: enclosing(file.declarations, first, last)?.path,
    prose: proseOf(file, first, last),
    test: isTest(file, first, last),
    lexed: file.language !== undefined,
    data: file.language !== undefined && purposeOf(file.language) === 'data',
    text: lines.slice(0, MOST_LINES).map((line) => line.slice(0, LONGEST_LINE)),
  };
}

/** Whether lines belong to code that only tests or proves other code. */
export function isTest({ path, declarations }: CodeFile, first: number, last: number): boolean {
  return (
    isTestPath(path) ||
    declarations.some(({ lines, marks }) => lines[0] <= first && lines[1] >= last && roleOf(marks) !== undefined)
  );
}

function proseOf({ language, lines, code }: CodeFile, first: number, last: number): Prose | undefined {
  if (language !== undefined && purposeOf(language) === 'prose') return 'document';
  const says = (line: string): boolean => /[\p{L}\p{N}]/u.test(line);
  if (code.slice(first - 1, last).some(says)) return undefined;
  return lines.slice(first - 1, last).some(says) ? 'comment' : 'empty';
}

function splitLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
