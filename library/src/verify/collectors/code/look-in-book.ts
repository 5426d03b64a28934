/**
 * Follows every reference to code in a set of documents.
 * @module
 */
import { readMarkdown } from '../../../inputs/markdown/index.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { languageOf, purposeOf } from '../../lexing/index.ts';
import type { FileSource } from '../../sources/source.ts';
import { referencesIn, type WrittenReference } from './book-references.ts';
import { type Past, pastOf } from './look-in-past.ts';
import type { BookSeen, ReferenceSeen } from './observation.ts';
import { type CodeFile, passageAt, readCodeFile } from './passage.ts';
import { compareQuoted } from './quoted-lines.ts';
import { type Files, filesOf, isCalled, isElsewhere, type Resolved, resolvePath } from './resolve-path.ts';

const MOST_REFERENCES = 3000;
const MOST_UNREAD = 20;

export interface BookOptions {
  readonly source: FileSource;
  readonly signal: AbortSignal;
  readonly documents: readonly string[];
  readonly exclude?: readonly string[] | undefined;
  /** The sources with the code, in the order they are looked in; the documents' own is looked in last. */
  readonly against: readonly FileSource[];
  /** Whether the claim names these sources itself, so that a path they lack is gone and not merely elsewhere. */
  readonly named: boolean;
  readonly moved?: ReadonlyMap<string, string> | undefined;
}

export async function lookInBook(options: BookOptions): Promise<BookSeen> {
  const { source, documents, exclude, against } = options;
  const found = await source.find(documents, exclude);
  const links = options.named;
  const { values, skipped } = await source.derive(`book-references-1 ${links}`, found, (text, { path }) => {
    try {
      return referencesIn(readMarkdown(text), { links });
    } catch (error) {
      throw error instanceof RangeError ? new CouldNotLook(`Cannot read "${path}": ${error.message}`) : error;
    }
  });
  const written = [...values].flatMap(([file, references]) => references.map((one) => ({ ...one, file })));
  const shelf = written.length === 0 ? [] : await Promise.all([...against, source].map(openShelf));
  const past = written.some(({ reference }) => reference.lines !== undefined) ? await pastOf(source) : undefined;
  const references: ReferenceSeen[] = [];
  for (const one of written.slice(0, MOST_REFERENCES)) {
    if (options.signal.aborted) throw new CouldNotLook('Cannot follow every reference: the time is over');
    references.push(await follow(one, shelf, { ...options, past }));
  }
  return {
    documents: values.size,
    unread: [...skipped.values()].slice(0, MOST_UNREAD),
    references,
    more: Math.max(0, written.length - MOST_REFERENCES),
  };
}

/** A source with its files, ready to look references up. */
interface Shelf {
  readonly source: FileSource;
  readonly files: Files;
  readonly endings: ReadonlySet<string>;
  open(path: string): Promise<CodeFile | undefined>;
}

async function openShelf(source: FileSource): Promise<Shelf> {
  const paths = (await source.files()).map(({ path }) => path);
  const opened = new Map<string, Promise<CodeFile | undefined>>();
  return {
    source,
    files: filesOf(paths, [source.name, baseName(source.name), ...(await manifestNames(source, paths))]),
    endings: new Set(paths.map(endingOf)),
    open(path) {
      let known = opened.get(path);
      if (known === undefined) {
        known = source.text(path).then(
          (text) => readCodeFile(path, text),
          (error: unknown) => {
            if (error instanceof CouldNotLook) return undefined;
            throw error;
          },
        );
        opened.set(path, known);
      }
      return known;
    },
  };
}

/** What the manifests at the top say the project is called. */
async function manifestNames(source: FileSource, paths: readonly string[]): Promise<readonly string[]> {
  const patterns: readonly (readonly [string, RegExp])[] = [
    ['Cargo.toml', /^\s*name\s*=\s*"([^"\n]+)"/m],
    ['pyproject.toml', /^\s*name\s*=\s*"([^"\n]+)"/m],
    ['package.json', /"name"\s*:\s*"(?:@[^"/\n]*\/)?([^"\n]+)"/],
    ['go.mod', /^module\s+(?:\S*\/)?([^\s/]+)\s*$/m],
  ];
  const names = await Promise.all(
    patterns
      .filter(([path]) => paths.includes(path))
      .map(async ([path, pattern]) => pattern.exec(await source.text(path).catch(() => ''))?.[1]),
  );
  return names.filter((name) => name !== undefined);
}

interface Following extends BookOptions {
  readonly past: Past | undefined;
}

async function follow(
  one: WrittenReference & { readonly file: string },
  shelf: readonly Shelf[],
  options: Following,
): Promise<ReferenceSeen> {
  const { reference, file, line, column } = one;
  const { path, lines } = reference;
  const { where, resolved, foreign } = lookUp(one, shelf, options);
  const seen: ReferenceSeen = {
    at: { file, line, column },
    written: one.written.slice(0, 300),
    path,
    ...(lines !== undefined && { lines }),
    guesses: resolved.guesses.slice(0, 5),
    foreign,
  };
  if (resolved.file === undefined || where === undefined) {
    const now = lines && (await options.past?.whereNow({ document: file, written: one.written, path, lines }));
    return { ...seen, ...(now !== undefined && now !== 'nowhere' && { now, foreign: false }) };
  }
  const there: ReferenceSeen = { ...seen, source: where.source.name, file: resolved.file, foreign: false };
  if (lines === undefined) return there;
  const code = await where.open(resolved.file);
  // A file that cannot be read as text has no lines to point at; that it is there is all that can be said.
  if (code === undefined) return there;
  const passage = passageAt(code, lines);
  const facts: ReferenceSeen = {
    ...there,
    total: code.lines.length,
    ...(passage?.prose !== undefined && { prose: passage.prose }),
  };
  const quoted = one.quoted === undefined ? undefined : compareQuoted(one.quoted, code.lines, lines);
  if (quoted !== undefined) {
    const now = quoted.state === 'elsewhere' ? { now: { file: code.path, lines: quoted.lines } } : {};
    return { ...facts, quoted: quoted.state, ...now };
  }
  const named = one.names === undefined ? undefined : compareNamed(code, one.names, lines);
  if (named !== undefined) return { ...facts, ...named };
  if (where.source !== options.source) return facts;
  const now = await options.past?.whereNow({ document: file, written: one.written, path: resolved.file, lines });
  if (now === undefined) return facts;
  if (now === 'nowhere') return { ...facts, history: 'nowhere' };
  const isSame = now.file === resolved.file && now.lines[0] === lines[0] && now.lines[1] === lines[1];
  return isSame ? { ...facts, history: 'same' } : { ...facts, history: 'elsewhere', now };
}

/** The first source that has the file, those called like the first part of the path before the others. */
function lookUp(
  { reference, file }: WrittenReference & { readonly file: string },
  shelf: readonly Shelf[],
  { source, moved, named }: BookOptions,
): { readonly where?: Shelf; readonly resolved: Resolved; readonly foreign: boolean } {
  const { path, repository, lines } = reference;
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
  const first = repository ?? path.split('/')[0] ?? '';
  const called = shelf.filter(({ files }) => isCalled(files, first));
  const guesses: string[] = [];
  let foreign = true;
  for (const where of [...called, ...shelf.filter((each) => !called.includes(each))]) {
    const isOwn = where.source === source;
    const options = { moved, repository, from: isOwn ? folder : '' };
    if (repository !== undefined && isElsewhere(path, where.files, options)) continue;
    const resolved = resolvePath(path, where.files, options);
    if (resolved.file !== undefined) return { where, resolved, foreign: false };
    guesses.push(...resolved.guesses);
    if (isExpected(where, path, { ...options, named: named && !isOwn, lines: lines !== undefined })) foreign = false;
  }
  // The first folder may be what the repository is called elsewhere, when only one of the named sources has the rest.
  const others = shelf
    .filter((where) => named && where.source !== source)
    .flatMap((where) => {
      const resolved = resolvePath(path, where.files, { moved, repository, anyRepository: true });
      return resolved.file === undefined ? [] : [{ where, resolved, foreign: false }];
    });
  const [only] = others;
  return only !== undefined && others.length === 1 ? only : { resolved: { guesses }, foreign };
}

/** Whether a source should have a path that it lacks: a path of another repository is not gone. */
function isExpected(
  { files, endings }: Shelf,
  path: string,
  options: {
    readonly named: boolean;
    readonly lines: boolean;
    readonly from: string;
    readonly moved: ReadonlyMap<string, string> | undefined;
    readonly repository: string | undefined;
  },
): boolean {
  if (options.named || isCalled(files, path.split('/')[0] ?? '')) return true;
  // A document about Rust in a repository without Rust is about another repository.
  if (!endings.has(endingOf(path))) return false;
  const language = languageOf(path);
  const isProse = language !== undefined && purposeOf(language) === 'prose';
  if (isElsewhere(path, files, options)) return options.lines && !isProse;
  // A path without lines is often an example: it is missed only where its folder is.
  return options.lines || files.hasFolder(folderOf(path)) || files.hasFolder(`${options.from}/${folderOf(path)}`);
}

function compareNamed(
  { path, declarations }: CodeFile,
  name: string,
  lines: readonly [number, number],
): Pick<ReferenceSeen, 'named' | 'now'> | undefined {
  const last = name.split(/::|\./).at(-1);
  const own = declarations.filter((one) => one.name === last);
  if (own.some((one) => one.lines[0] <= lines[1] && one.lines[1] >= lines[0])) return { named: 'there' };
  const [only] = own;
  if (own.length !== 1 || only === undefined) return undefined;
  return { named: 'elsewhere', now: { file: path, lines: only.lines } };
}

function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}

function baseName(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? path;
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
