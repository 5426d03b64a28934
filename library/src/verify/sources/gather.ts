/**
 * Opens a folder as a source: bounded, read-only, never outside its root, nothing in it ever executed.
 * @module
 */
import { lstat, open, readdir, readlink, realpath } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { CouldNotLook } from '../could-not-look.ts';
import { openHistory } from '../history/gather.ts';
import type { FileEntry, FileSource } from './source.ts';

/** Bounds of one source. */
export interface SourceLimits {
  /** The largest file that is read, in bytes. */
  readonly largestFile: number;
  /** How many files a source may have. */
  readonly mostFiles: number;
}

const LIMITS: SourceLimits = { largestFile: 16 * 1024 * 1024, mostFiles: 200_000 };

/** Folders that hold no work of the team: histories and what a package manager installed. */
const LEFT_OUT = new Set(['.git', '.hg', '.svn', '.jj', 'node_modules', '.venv', '__pycache__', '.vauban']);

/** What a source remembers between runs: values by kind, path and stamp. */
export interface DerivedStore {
  get(kind: string, path: string, stamp: string): { readonly value: unknown } | undefined;
  set(kind: string, path: string, stamp: string, value: unknown): void;
}

export interface OpenOptions {
  readonly role?: string | undefined;
  readonly limits?: Partial<SourceLimits>;
  readonly store?: DerivedStore;
}

/**
 * Opens a folder, or one file as a source of its own.
 *
 * @throws {CouldNotLook} when there is nothing there
 */
export async function openFiles(name: string, path: string, options: OpenOptions = {}): Promise<FileSource> {
  const limits = { ...LIMITS, ...options.limits };
  const real = await realpath(resolve(path)).catch(() => {
    throw new CouldNotLook(`Cannot look in "${name}": there is nothing at "${path}"`);
  });
  const isFolder = (await lstat(real)).isDirectory();
  const root = isFolder ? real : dirname(real);
  let listed: Promise<readonly FileEntry[]> | undefined;
  let history: ReturnType<FileSource['history']> | undefined;
  const entries = new Map<string, Promise<FileEntry>>();

  const files = (): Promise<readonly FileEntry[]> => {
    listed ??= isFolder
      ? walk(root, limits.mostFiles, name)
      : entryAt(root, relative(root, real)).then((only) => [only]);
    return listed;
  };
  const entry = (path: string): Promise<FileEntry> => {
    const inside = insideOf(path);
    let known = entries.get(inside);
    if (known === undefined) {
      known = entryAt(root, inside);
      entries.set(inside, known);
    }
    return known;
  };
  const bytes = async (path: string): Promise<Uint8Array> => read(root, await entry(path), limits.largestFile);
  const text = async (path: string): Promise<string> => textOf(path, await bytes(path));

  return {
    kind: 'files',
    name,
    ...(options.role !== undefined && { role: options.role }),
    files,
    async find(patterns, exclude = []) {
      const wanted = picomatch([...patterns], { dot: true, ignore: [...exclude] });
      return (await files()).filter((file) => wanted(file.path));
    },
    entry,
    text,
    bytes,
    async derive<Value>(
      kind: string,
      wanted: readonly FileEntry[],
      compute: (text: string, file: FileEntry) => Value | Promise<Value>,
    ) {
      const values = new Map<string, Value>();
      const skipped = new Map<string, string>();
      for (const file of wanted) {
        const known = options.store?.get(kind, file.path, file.stamp);
        if (known !== undefined) {
          values.set(file.path, known.value as Value);
          continue;
        }
        try {
          const value = await compute(textOf(file.path, await read(root, file, limits.largestFile)), file);
          values.set(file.path, value);
          options.store?.set(kind, file.path, file.stamp, value);
        } catch (error) {
          if (!(error instanceof CouldNotLook)) throw error;
          skipped.set(file.path, error.message);
        }
      }
      return { values, skipped };
    },
    history() {
      history ??= openHistory(root);
      return history;
    },
  };
}

/** A path from the root, which may not climb out. */
function insideOf(path: string): string {
  const inside = posix.normalize(path.replaceAll('\\', '/')).replace(/^\.\//, '');
  if (inside.startsWith('../') || inside === '..' || inside.startsWith('/')) {
    throw new CouldNotLook(`Cannot read "${path}": it leads out of the source`);
  }
  return inside;
}

async function entryAt(root: string, path: string): Promise<FileEntry> {
  const full = join(root, path);
  const found = await lstat(full).catch(() => undefined);
  if (found === undefined) throw new CouldNotLook(`Cannot find "${path}"`);
  const link = found.isSymbolicLink() ? await linkOf(root, full, path) : undefined;
  if (link === undefined && !(await isWithin(root, full))) {
    throw new CouldNotLook(`Cannot read "${path}": it leads out of the source`);
  }
  const target = link === undefined ? found : await lstat(join(root, link));
  if (!target.isFile()) throw new CouldNotLook(`Cannot read "${path}": expected a file`);
  return {
    path,
    size: target.size,
    mode: target.mode & 0o7777,
    owner: target.uid,
    ...(link !== undefined && { link }),
    stamp: `${target.size}-${target.mtimeMs}-${target.ctimeMs}-${target.ino}`,
  };
}

/** Where a link leads, from the root. */
async function linkOf(root: string, full: string, path: string): Promise<string> {
  const target = await realpath(full).catch(async () => {
    const said = await readlink(full).catch(() => '?');
    throw new CouldNotLook(`Cannot read "${path}": it is a link to "${said}", where nothing is`);
  });
  const inside = relative(root, target);
  if (inside.startsWith('..') || resolve(inside) === inside) {
    throw new CouldNotLook(`Cannot read "${path}": it is a link that leads out of the source`);
  }
  return inside.split(sep).join('/');
}

async function isWithin(root: string, full: string): Promise<boolean> {
  const real = await realpath(dirname(full)).catch(() => '');
  return real === root || real.startsWith(root + sep);
}

async function read(root: string, { path, size, link }: FileEntry, largest: number): Promise<Uint8Array> {
  if (size > largest) {
    throw new CouldNotLook(`Cannot read "${path}": it has ${size} bytes, expected at most ${largest}`);
  }
  const file = await open(join(root, link ?? path), 'r').catch((error: NodeJS.ErrnoException) => {
    throw new CouldNotLook(`Cannot read "${path}": ${error.code === 'EACCES' ? 'not allowed to' : error.message}`);
  });
  try {
    // One byte more than promised tells a file that grew while it was read.
    const buffer = new Uint8Array(size + 1);
    let at = 0;
    while (at < buffer.length) {
      const { bytesRead } = await file.read(buffer, at, buffer.length - at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    if (at > size) throw new CouldNotLook(`Cannot read "${path}": it changed while it was read`);
    return buffer.subarray(0, at);
  } finally {
    await file.close();
  }
}

const DECODER = new TextDecoder('utf-8', { fatal: true });

function textOf(path: string, bytes: Uint8Array): string {
  if (bytes.subarray(0, 8000).includes(0)) throw new CouldNotLook(`Cannot read "${path}" as text: it is binary`);
  try {
    return DECODER.decode(bytes);
  } catch {
    throw new CouldNotLook(`Cannot read "${path}" as text: expected UTF-8`);
  }
}

/** All files below a folder; a link is listed only when it leads to a file inside. */
async function walk(root: string, most: number, name: string): Promise<readonly FileEntry[]> {
  const found: FileEntry[] = [];
  const folders = [''];
  while (folders.length > 0) {
    const batch = folders.splice(0, 32);
    const listings = await Promise.all(batch.map((folder) => listing(root, folder)));
    for (const { files, below } of listings) {
      found.push(...files);
      folders.push(...below);
    }
    if (found.length > most) {
      throw new CouldNotLook(`Cannot look in "${name}": it has more than ${most} files`);
    }
  }
  return found.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
}

async function listing(root: string, folder: string) {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const below = entries
    .filter((entry) => entry.isDirectory() && !LEFT_OUT.has(entry.name))
    .map((entry) => posix.join(folder, entry.name));
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => entryAt(root, posix.join(folder, entry.name)).catch(() => undefined)),
  );
  return { below, files: files.filter((file) => file !== undefined) };
}
