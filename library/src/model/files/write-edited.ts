/**
 * Writes edited files back, each in one step and only when nobody changed it meanwhile.
 * @module
 */
import { readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { VaubanError } from '../problem.ts';
import type { SourceFile } from '../source/tree.ts';

/** A file and what it is to say. */
export interface EditedFile {
  readonly file: SourceFile;
  readonly text: string;
}

/**
 * Writes files; first makes sure that all of them still say what was read.
 *
 * @throws {VaubanError} CONFLICT when a file was changed since; nothing is written then
 */
export async function writeEdited(edits: readonly EditedFile[]): Promise<void> {
  for (const { file } of edits) {
    const now = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readFile(file.name));
    if (now !== file.text) {
      throw new VaubanError('CONFLICT', `Cannot write "${file.name}": it was changed since it was read`, {
        hint: 'Run the command again',
      });
    }
  }
  for (const { file, text } of edits) {
    const target = await realpath(file.name);
    const { mode } = await stat(target);
    const temporary = `${target}.${process.pid}.tmp`;
    await writeFile(temporary, text, { mode });
    await rename(temporary, target);
  }
}
