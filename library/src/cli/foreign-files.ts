/**
 * Files of other tools on the disk: what a command names, and what those files name in turn.
 * @module
 */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type ForeignFile, LARGEST_FOREIGN_FILE, type ReadContext } from '../formats/index.ts';
import { VaubanError } from '../model/problem.ts';

/** A file to import, and the folder that it may name further files of. */
export interface NamedFile {
  readonly path: string;
  readonly root: string;
  /** Whether it was found in a folder, so that it may well be something else. */
  readonly found: boolean;
}

/** So many files of a folder are looked at. */
const MOST_FILES = 5000;
const NOT_SOURCES = new Set(['node_modules', 'target', 'dist']);

/**
 * The files that paths name; a folder stands for every file in it.
 *
 * @throws {VaubanError} NO_SUCH_FILE when a path leads nowhere
 */
export function namedFiles(paths: readonly string[]): readonly NamedFile[] {
  return paths.flatMap((path): readonly NamedFile[] => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) throw new VaubanError('NO_SUCH_FILE', `Cannot find "${path}"`);
    if (!stats.isDirectory()) return [{ path, root: dirname(path), found: false }];
    return filesIn(path).map((file) => ({ path: file, root: path, found: true }));
  });
}

function filesIn(folder: string): readonly string[] {
  const files: string[] = [];
  const open = [folder];
  for (let next = open.pop(); next !== undefined && files.length < MOST_FILES; next = open.pop()) {
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      const path = join(next, entry.name);
      if (entry.name.startsWith('.') || NOT_SOURCES.has(entry.name)) continue;
      if (entry.isDirectory()) open.push(path);
      else if (entry.isFile()) files.push(path);
    }
  }
  return files.sort();
}

/** Reads a file; of one that is too large only so much that it is known to be. */
export function foreignFile(path: string): ForeignFile {
  const size = statSync(path).size;
  const bytes = size > LARGEST_FOREIGN_FILE ? new Uint8Array(LARGEST_FOREIGN_FILE + 1) : readFileSync(path);
  return { name: path, bytes, size };
}

/** Opens what files name, inside a folder only; links are followed before that is judged. */
export function contextIn(root: string): ReadContext {
  return {
    open: (path, from) => {
      try {
        const full = realpathSync(resolve(dirname(from), path));
        const inside = relative(realpathSync(root), full);
        if (inside === '..' || inside.startsWith(`..${sep}`) || !statSync(full).isFile()) return undefined;
        return foreignFile(join(root, inside));
      } catch {
        return undefined;
      }
    },
  };
}
