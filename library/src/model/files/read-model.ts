/**
 * Reads a model from disk: one file, or the files of a folder (LANGUAGE section 1). Nothing in them is executed.
 * @module
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { VaubanError } from '../problem.ts';
import { type ReadResult, readTexts } from '../read/read-texts.ts';
import { LARGEST_FILE, type SourceFile } from '../source/tree.ts';

/**
 * Reads a model.
 *
 * @param path a file, or a folder one of whose files has `system:`
 * @param options.with further files read as if they lay in the folder
 * @returns the model with every problem found; it is whole only when there are none
 * @throws {VaubanError} NO_SUCH_FILE when there is nothing to read
 */
export async function readModel(
  path: string,
  options: { readonly with?: readonly string[] } = {},
): Promise<ReadResult> {
  const files = await filesOf(path);
  const extra = await Promise.all((options.with ?? []).map(readSource));
  const { lenient } = files;
  const rules = await Promise.all((await yamlFilesBelow(join(path, 'rules'))).map(readSource));
  const result = readTexts([...files.files, ...extra], { lenient, rules });
  const isModel = !lenient || result.raw(['system']) !== undefined || result.problems.length > 0;
  if (isModel) return result;
  const problem = {
    code: 'not-a-model',
    message: `Cannot find a model in "${shownName(path)}": expected a YAML file with "system:"`,
    at: { file: shownName(path), line: 1, column: 1 },
    hint: 'Run "vauban init" to write a small model to start from',
  } as const;
  return { ...result, problems: [problem] };
}

async function filesOf(path: string): Promise<{ readonly files: readonly SourceFile[]; readonly lenient: boolean }> {
  const found = await statOf(path);
  if (found.isFile()) return { files: [await readSource(path)], lenient: false };
  if (!found.isDirectory()) throw new VaubanError('NO_SUCH_FILE', `Cannot read "${path}": expected a file or a folder`);
  const names = (await yamlFilesIn(path)).map((name) => join(path, name));
  const schemes = (await yamlFilesIn(join(path, 'schemes'))).map((name) => join(path, 'schemes', name));
  const read = await Promise.all(names.map(readSource));
  const own = await Promise.all(
    schemes.map(async (name): Promise<SourceFile> => {
      const id = basename(name).replace(/\.ya?ml$/, '');
      return { ...(await readSource(name)), within: ['schemes', id] };
    }),
  );
  return { files: [...read, ...own], lenient: true };
}

/** The YAML files below a folder, hidden ones left out; none when there is no such folder. */
export async function yamlFilesBelow(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile() && /^[^.].*\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .toSorted();
}

export async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (cause) {
    const loop = (cause as NodeJS.ErrnoException).code === 'ELOOP';
    const found = loop ? 'found a loop of symbolic links' : 'found nothing there';
    throw new VaubanError('NO_SUCH_FILE', `Cannot read "${path}": expected a file or a folder, ${found}`, { cause });
  }
}

/** The YAML files of a folder; a lock is written by a command and is no part of the model. */
async function yamlFilesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && /(?<!\.lock)\.ya?ml$/.test(entry.name))
    .map((entry) => entry.name)
    .toSorted();
}

/** Reads one file as text; what is too large or not UTF-8 is left for the reader to report at its place. */
export async function readSource(path: string): Promise<SourceFile> {
  const name = shownName(path);
  const found = await statOf(path);
  // Read as one unit over the limit, so that the reader reports the size without the text ever being in memory.
  if (found.size > 4 * LARGEST_FILE) return { name, text: ' '.repeat(LARGEST_FILE + 1) };
  if (!found.isFile()) throw new VaubanError('NO_SUCH_FILE', `Cannot read "${path}": expected a file`);
  const bytes = await readFile(path);
  return { name, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

/** The name a file has in messages: relative to where the command runs, with forward slashes. */
export function shownName(path: string): string {
  const name = relative('.', path) || '.';
  return (name.startsWith(`..${sep}..${sep}..`) ? path : name).split(sep).join('/');
}
