/**
 * YAML files below a folder as raw documents with positions.
 * @module
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { VaubanError } from '../problem.ts';
import { type SourceTree, sourceTree } from '../source/tree.ts';
import { shownName } from './read-model.ts';

/** Reads one file, or every YAML file below a folder, hidden ones left out. */
export async function readSourceTrees(path: string): Promise<readonly SourceTree[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new VaubanError('NO_SUCH_FILE', `Cannot read "${path}": expected a file or a folder, found nothing there`, {
      cause,
    });
  });
  const entries = found.isFile() ? [] : await readdir(path, { withFileTypes: true, recursive: true });
  const files = found.isFile()
    ? [path]
    : entries
        .filter((entry) => entry.isFile() && /^[^.].*\.ya?ml$/.test(entry.name))
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
        .toSorted();
  return Promise.all(
    files.map(async (file) => sourceTree({ name: shownName(file), text: await readFile(file, 'utf8') })),
  );
}
