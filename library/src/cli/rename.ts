/**
 * `vauban rename`: gives an entry another id everywhere it is named, and keeps the old one under `formerly`.
 * @module
 */

import { renameEntry } from '../model/edit/index.ts';
import { readModel } from '../model/files/read-model.ts';
import { writeEdited } from '../model/files/write-edited.ts';
import { problemTexts } from '../report/index.ts';
import { addressOf } from './show.ts';
import { emit, terminal } from './terminal.ts';

interface RenameCall {
  readonly old: string;
  readonly to: string;
  readonly dryRun?: boolean;
}

/** Renames one entry. */
export async function rename(path: string, { old, to, dryRun = false }: RenameCall): Promise<void> {
  const read = await readModel(path);
  if (read.problems.length > 0) {
    process.stderr.write(problemTexts(read, terminal()));
    process.exitCode = 2;
    return;
  }
  const address = addressOf(read.model, old);
  const edits = renameEntry(read, address, to);
  if (!dryRun) await writeEdited(edits);
  const places = edits.reduce((sum, edit) => sum + edit.places, 0);
  const lines = edits.map(({ file, places: count }) => `  ${file.name}: ${count} ${count === 1 ? 'place' : 'places'}`);
  emit(
    [
      `${dryRun ? 'Would rename' : 'Renamed'} ${address} to ${to} in ${places} ${places === 1 ? 'place' : 'places'}`,
      ...lines,
      `Next: vauban ${dryRun ? `rename ${path} ${old} ${to}` : `show ${path} ${to}`}`,
    ].join('\n'),
  );
}
