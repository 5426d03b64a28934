/**
 * Finds the lines that a reference meant when it was written: the history tells what stood there then, and the files
 * of today tell where that stands now.
 * @module
 */
import { CouldNotLook } from '../../could-not-look.ts';
import type { FileSource, History } from '../../sources/source.ts';
import { findByHash, hashOf, isTrivial, writtenLines } from './normalize.ts';

/** How far back the history is searched. */
const MOST_COMMITS = 256;
/** How many references are followed into the past: each costs a few objects of the repository. */
const MOST_FOLLOWED = 200;
/** How much of the files of today is kept, in characters. */
const MOST_REMEMBERED = 64 * 1024 * 1024;

export interface Cited {
  readonly document: string;
  readonly written: string;
  readonly path: string;
  readonly lines: readonly [number, number];
}

export interface Past {
  /** Where the cited lines stand now; undefined when the past does not tell. */
  whereNow(
    cited: Cited,
  ): Promise<{ readonly file: string; readonly lines: readonly [number, number] } | 'nowhere' | undefined>;
}

/** Opens the past of a source; undefined when it has no history. */
export async function pastOf(source: FileSource): Promise<Past | undefined> {
  const history = await source.history();
  if ('missing' in history) return undefined;
  const commits = (await history.mainline(MOST_COMMITS)).map(({ id }) => id);
  const texts = new Map<string, Promise<string | undefined>>();
  const textAt = (commit: string | undefined, path: string): Promise<string | undefined> => {
    const key = `${commit} ${path}`;
    let known = texts.get(key);
    if (known === undefined) {
      known = commit === undefined ? Promise.resolve(undefined) : readAt(history, commit, path);
      texts.set(key, known);
    }
    return known;
  };
  const paths = (await source.files()).map(({ path }) => path);
  const textNow = rememberedTexts(source);
  let followed = 0;
  return {
    async whereNow({ document, written, path, lines }) {
      followed += 1;
      if (followed > MOST_FOLLOWED) return undefined;
      const since = await firstWith(
        commits,
        async (commit) => (await textAt(commit, document))?.includes(written) === true,
      );
      const then = await textAt(since, path);
      const cited = then?.split(/\r\n|\n|\r/).slice(lines[0] - 1, lines[1]);
      if (cited === undefined || cited.length < lines[1] - lines[0] + 1) return undefined;
      const wanted = writtenLines(cited);
      if (isTrivial(wanted)) return undefined;
      const first = cited.find((line) => line.trim() !== '')?.trim() ?? '';
      return findNow({ hash: hashOf(wanted), path, lines, first }, paths, textNow);
    },
  };
}

/** The oldest commit that a reference stood in without a break since, by halving: it was written once and stayed. */
async function firstWith(
  commits: readonly string[],
  has: (commit: string) => Promise<boolean>,
): Promise<string | undefined> {
  const [newest] = commits;
  if (newest === undefined || !(await has(newest))) return undefined;
  let known = 0;
  let beyond = commits.length;
  while (beyond - known > 1) {
    const middle = (known + beyond) >> 1;
    const commit = commits[middle];
    if (commit !== undefined && (await has(commit))) known = middle;
    else beyond = middle;
  }
  return commits[known];
}

async function readAt(history: History, commit: string, path: string): Promise<string | undefined> {
  try {
    const blob = (await history.filesAt(commit)).find((file) => file.path === path)?.blob;
    const [bytes] = blob === undefined ? [] : await history.blobs([blob]);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  } catch (error) {
    // A shallow clone lacks objects; the past then does not tell.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads files of today, each once as long as they fit; a file that cannot be read holds nothing. */
function rememberedTexts(source: FileSource): (path: string) => Promise<string> {
  const texts = new Map<string, string>();
  let size = 0;
  return async (path) => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const text = await source.text(path).catch((error: unknown) => {
      if (error instanceof CouldNotLook) return '';
      throw error;
    });
    size += text.length;
    if (size < MOST_REMEMBERED) texts.set(path, text);
    return text;
  };
}

interface CitedText {
  readonly hash: string;
  readonly path: string;
  readonly lines: readonly [number, number];
  /** Its first line that holds something: a file without it is passed over. */
  readonly first: string;
}

/** Looks in the same file first, then in every other of the same kind. */
async function findNow(
  { hash, path, lines, first }: CitedText,
  paths: readonly string[],
  textNow: (path: string) => Promise<string>,
): Promise<{ readonly file: string; readonly lines: readonly [number, number] } | 'nowhere'> {
  const height = lines[1] - lines[0] + 1;
  const ending = /\.[^./]+$/.exec(path)?.[0] ?? '';
  const here = paths.filter((each) => each === path);
  for (const file of [...here, ...paths.filter((each) => each !== path && each.endsWith(ending))]) {
    const text = await textNow(file);
    if (!text.includes(first)) continue;
    const found = findByHash(text.split(/\r\n|\n|\r/), hash, { height, spread: file === path });
    const nearest = found.toSorted((one, other) => Math.abs(one[0] - lines[0]) - Math.abs(other[0] - lines[0]))[0];
    if (nearest === undefined) continue;
    const isSame = file === path && nearest[0] <= lines[0] + blank(text, lines) && nearest[0] >= lines[0];
    return { file, lines: isSame ? lines : nearest };
  }
  return 'nowhere';
}

/** How many blank lines the cited range starts with: they are no part of what was found. */
function blank(text: string, [first, last]: readonly [number, number]): number {
  const rows = text.split(/\r\n|\n|\r/).slice(first - 1, last);
  return Math.max(
    0,
    rows.findIndex((row) => row.trim() !== ''),
  );
}
