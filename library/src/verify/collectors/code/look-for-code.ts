/**
 * Looks for a symbol or a pattern in every file of code, and tells what each find stands in.
 * @module
 */
import { CouldNotLook } from '../../could-not-look.ts';
import { compilePattern, languageOf, lex, purposeOf, type Token } from '../../lexing/index.ts';
import type { FileEntry, FileSource } from '../../sources/source.ts';
import type { Hit, SearchSeen } from './observation.ts';
import { type CodeFile, isTest, readCodeFile } from './passage.ts';

/** Code that others wrote or a tool made: finding a control there says nothing about the project. */
export const NOT_OURS = [
  '**/{vendor,third_party,third-party,node_modules,target,dist,build,out,.next,coverage}/**',
  '**/*.min.{js,css}',
  '**/*.{pb,gen,generated}.*',
  '**/*.{lock,sum,map,svg}',
  '**/{package-lock,npm-shrinkwrap}.json',
];

const MOST_IN_FILE = 20;
/** A file with more finds than this is not read on. */
const MOST_CLASSIFIED = 2000;
const MOST_HITS = 200;
const MOST_UNREAD = 20;
/** Lines longer than this were made by a tool. */
const LONGEST_LINE = 20_000;

/** What is looked for: a name as it is declared or used, or a pattern on one line. */
export type Wanted = { readonly symbol: string } | { readonly pattern: string };

export interface SearchOptions {
  readonly source: FileSource;
  readonly signal: AbortSignal;
  readonly files?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** @throws {CouldNotLook} when the pattern cannot be read */
export async function lookForCode(
  wanted: Wanted,
  { source, signal, files, exclude = [] }: SearchOptions,
): Promise<SearchSeen> {
  const search = 'symbol' in wanted ? searchSymbol(wanted.symbol) : searchPattern(wanted.pattern);
  const found = await source.find(files ?? ['**'], [...exclude, ...(files === undefined ? NOT_OURS : [])]);
  const looked = found.filter((file) => isCode(file));
  const { values, skipped } = await source.derive(
    `code-search-1 ${JSON.stringify(wanted)}`,
    looked,
    (text, { path }) => {
      if (signal.aborted) throw new CouldNotLook(`Cannot look in "${path}": the time is over`);
      return search(path, text)
        .toSorted((one, other) => rank(one) - rank(other))
        .slice(0, MOST_IN_FILE);
    },
  );
  const hits = [...values.values()].flat();
  // Code first: what is shown is cut at the end.
  const ranked = hits.toSorted((one, other) => rank(one) - rank(other));
  return {
    population: looked.length,
    looked: values.size,
    unread: [...skipped.values()].slice(0, MOST_UNREAD),
    hits: ranked.slice(0, MOST_HITS),
    more: Math.max(0, hits.length - MOST_HITS),
  };
}

function rank({ where, declares }: Hit): number {
  return ['code', 'test', 'string', 'comment', 'prose'].indexOf(where) * 2 + (declares === undefined ? 1 : 0);
}

function isCode({ path }: FileEntry): boolean {
  const language = languageOf(path);
  return language !== undefined && purposeOf(language) !== 'prose';
}

function searchSymbol(symbol: string): (path: string, text: string) => readonly Hit[] {
  const parts = symbol.split(/::|[.#/]/).filter((part) => part !== '');
  const name = parts.at(-1) ?? '';
  if (!/^[\p{L}_$][\p{L}\p{N}_$!?-]*$/u.test(name))
    throw new CouldNotLook(`Cannot look for "${symbol}": expected a name`);
  const word = new RegExp(`(?<![\\p{L}\\p{N}_$])${name.replace(/[$!?-]/g, '\\$&')}(?![\\p{L}\\p{N}_$])`, 'gu');
  const path = parts.join('.');
  return (file, text) => {
    if (!text.includes(name)) return [];
    const code = readCodeFile(file, text);
    const declares = new Map(
      code.declarations
        .filter((one) => one.name === name && (parts.length === 1 || `.${one.path}`.endsWith(`.${path}`)))
        .map((one) => [one.lines[0] + one.marks.length, one.lines] as const),
    );
    const hits = classify(code, text, (line) => [...line.matchAll(word)].map(({ index }) => index));
    return hits.flatMap((hit) => {
      const own = declares.get(hit.line);
      // A qualified name is only known where it is declared, and where people write it out.
      if (own === undefined)
        return parts.length === 1 || (hit.text.includes(symbol) && hit.where !== 'code') ? [hit] : [];
      return [{ ...hit, declares: own }];
    });
  };
}

function searchPattern(source: string): (path: string, text: string) => readonly Hit[] {
  const pattern = compiled(source);
  return (path, text) => {
    if (!pattern.mayMatch(text)) return [];
    return classify(readCodeFile(path, text), text, (line) => {
      if (line.length > LONGEST_LINE)
        throw new CouldNotLook(`Cannot look in "${path}": it has a line of ${line.length} characters`);
      const found = pattern.find(line);
      return found === undefined ? [] : [found.start + (/^\s*/.exec(line.slice(found.start))?.[0].length ?? 0)];
    });
  };
}

function compiled(source: string) {
  try {
    return compilePattern(source);
  } catch (error) {
    throw error instanceof RangeError ? new CouldNotLook(error.message) : error;
  }
}

/** Every find with what it stands in; at most one a line. */
function classify(file: CodeFile, text: string, find: (line: string) => readonly number[]): readonly Hit[] {
  const { language } = file;
  const data = language !== undefined && purposeOf(language) === 'data';
  const hits: Hit[] = [];
  let tokens: readonly Token[] | undefined;
  let start = 0;
  let current = 0;
  for (const [at, line] of text.split('\n').entries()) {
    const offset = start;
    start += line.length + 1;
    const found = find(line.replace(/\r$/, ''));
    if (found.length === 0 || hits.length >= MOST_CLASSIFIED) continue;
    tokens ??= language === undefined ? [] : lex(text, language);
    const kinds = found.map((column) => {
      while (tokens !== undefined && (tokens[current]?.end ?? Number.POSITIVE_INFINITY) <= offset + column)
        current += 1;
      return { column, kind: tokens?.[current]?.kind ?? 'code' };
    });
    const best = kinds.find(({ kind }) => kind === 'code') ?? kinds.find(({ kind }) => kind === 'string') ?? kinds[0];
    if (best === undefined) continue;
    const isLive = best.kind === 'code' || (best.kind === 'string' && data);
    const where = isLive
      ? isTest(file, at + 1, at + 1)
        ? 'test'
        : 'code'
      : best.kind === 'string'
        ? 'string'
        : 'comment';
    hits.push({ file: file.path, line: at + 1, column: best.column + 1, where, text: line.trim().slice(0, 200) });
  }
  return hits;
}
