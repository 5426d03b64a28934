/**
 * `vauban import`: files of other tools as models, each with a list of what could not be carried over.
 * @module
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ForeignModel, type Format, formatOf, unknownFormat } from '../formats/index.ts';
import { slug } from '../kit/slug.ts';
import type { ImportedFile } from '../model/foreign.ts';
import { VaubanError } from '../model/problem.ts';
import { importedPage, importJson, importsPage } from '../report/index.ts';
import { namedFiles } from './foreign-files.ts';
import { readNamed } from './read-named.ts';
import { copySchema } from './schema-file.ts';
import { emit, emitJson, terminal } from './terminal.ts';

interface ImportFlags {
  readonly format: 'text' | 'json';
  readonly from?: string;
  readonly output?: string;
  readonly all?: boolean;
}

/** Imports files, writes what was asked for, and prints what came out. */
export async function importFiles(paths: readonly string[], flags: ImportFlags): Promise<void> {
  const files = namedFiles(paths);
  const from = flags.from === undefined ? undefined : wantedFormat(flags.from);
  const folders = new Set<string>();
  const imported: ImportedFile[] = [];
  const read = await readNamed(files, from);
  for (const { path, model } of read) {
    const folder = model.text === undefined ? undefined : folderOf(path, { flags, many: read.length > 1, folders });
    const written = folder === undefined ? undefined : await write(model, folder);
    imported.push({ path, ...model, isRead: model.text !== undefined, written });
  }
  if (imported.length === 0) {
    throw new VaubanError('NO_SUCH_FILE', `Cannot import "${paths.join(' ')}": found no file of a known format`, {
      hint: '"vauban formats" lists what can be read',
    });
  }
  const [only] = imported;
  const single = imported.length === 1 ? only : undefined;
  const options = { ...terminal(), all: flags.all ?? false };
  if (flags.format === 'json')
    emitJson(single === undefined ? { models: imported.map(importJson) } : importJson(single));
  else emit(single === undefined ? importsPage(imported, options) : importedPage(single, options));
  if (imported.some(({ isRead }) => !isRead)) process.exitCode = 2;
}

/** The format with a name, for reading. */
function wantedFormat(name: string): Format {
  const format = formatOf(name);
  if (format?.loadRead === undefined) {
    throw new VaubanError(
      'USAGE',
      `Cannot read the format "${name}": expected one that "vauban formats" lists as read`,
      {
        hint: unknownFormat(name),
      },
    );
  }
  return format;
}

interface FolderChoice {
  readonly flags: ImportFlags;
  readonly many: boolean;
  /** Those that are taken. */
  readonly folders: Set<string>;
}

function folderOf(path: string, { flags, many, folders }: FolderChoice): string | undefined {
  if (flags.output === undefined || !many) return flags.output;
  const name = slug(basename(path).replace(/\.[^.]*$/, '')) ?? 'model';
  let folder = join(flags.output, name);
  for (let number = 2; folders.has(folder); number += 1) folder = join(flags.output, `${name}-${number}`);
  folders.add(folder);
  return folder;
}

/** Writes a model with what belongs to it; never over another. */
async function write({ text = '', attachments }: ForeignModel, folder: string): Promise<string> {
  const file = join(folder, 'model.yaml');
  if (existsSync(file)) {
    throw new VaubanError('CONFLICT', `Cannot write "${file}": there is a file already`, {
      hint: 'Name another folder',
    });
  }
  mkdirSync(folder, { recursive: true });
  await copySchema(folder);
  writeFileSync(file, text);
  for (const { name, bytes } of attachments) writeFileSync(join(folder, basename(name)), bytes);
  return file;
}
