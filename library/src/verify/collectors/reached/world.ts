/**
 * The source as the search sees it: facts of files that were parsed, and a list of those it still wants.
 * @module
 */
import { type CodeLanguage, type Definition, type FileFacts, grammarOf } from '../../../inputs/syntax/index.ts';
import type { Site } from './values.ts';

/** What is known of a source before anything is parsed. */
export interface Survey {
  /** The files of the product, sorted. */
  readonly files: readonly string[];
  /** Whether a file may have a word. */
  readonly hasWord: (file: string, word: string) => boolean;
  /** The modules a file may import, as written. */
  readonly importsOf: (file: string) => readonly string[];
  /** Files where a program may start. */
  readonly mains: ReadonlySet<string>;
  /** Texts that tell how the source is laid out: package.json, go.mod, Cargo.toml and the like, by path. */
  readonly manifests: ReadonlyMap<string, string>;
}

/** The source while it is searched. */
export interface World extends Survey {
  readonly isFile: (path: string) => boolean;
  /** The language of a file, or of the files of a folder that stands for one. */
  readonly languageOf: (file: string) => CodeLanguage;
  readonly folders: ReadonlySet<string>;
  /** The facts of a file; nothing, and a wish, while it has not been parsed. */
  facts(file: string): FileFacts;
  definition(site: Site): Definition;
  /** Product files that may have every one of the words. */
  withWords(...words: readonly string[]): readonly string[];
}

const NOTHING: FileFacts = {
  language: 'javascript',
  definitions: [],
  imports: [],
  references: [],
  handings: [],
  routes: [],
  fits: true,
};
const NO_DEFINITION: Definition = { name: '', kind: 'closure', line: 0, column: 0, lastLine: 0 };

/** Which files have which words stays the same however much is parsed. */
const searched = new WeakMap<Survey, Map<string, readonly string[]>>();

/**
 * Opens the source for one search.
 *
 * @param parsed the facts of the files that were parsed so far; undefined for a file that cannot be
 * @param wanted gets the files whose facts are missing: what was found counts only when it stays empty
 */
export function openWorld(
  survey: Survey,
  parsed: ReadonlyMap<string, FileFacts | undefined>,
  wanted: Set<string>,
): World {
  const known = new Set(survey.files);
  const found = searched.get(survey) ?? new Map<string, readonly string[]>();
  searched.set(survey, found);
  const facts = (file: string): FileFacts => {
    if (known.has(file) && !parsed.has(file)) wanted.add(file);
    return parsed.get(file) ?? NOTHING;
  };
  const folders = new Set(
    survey.files.flatMap((file) => {
      const parts = file.split('/').slice(0, -1);
      return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    }),
  );
  return {
    ...survey,
    isFile: (path) => known.has(path),
    // Only Go has folders that stand for their files.
    languageOf: (file) => grammarOf(file)?.language ?? 'go',
    folders,
    facts,
    definition: ({ file, index }) => facts(file).definitions[index] ?? NO_DEFINITION,
    withWords(...words) {
      const key = words.join(' ');
      let files = found.get(key);
      if (files === undefined) {
        files = survey.files.filter((file) => words.every((word) => survey.hasWord(file, word)));
        found.set(key, files);
      }
      return files;
    },
  };
}
