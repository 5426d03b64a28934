/**
 * A model as it would be read with files changed, before anything is written.
 * @module
 */
import { type ReadResult, readTexts } from '../read/read-texts.ts';
import type { SourceFile } from '../source/tree.ts';

/** Reads a model again with new texts in the place of some of its files. */
export function readEdited(
  read: ReadResult,
  edited: readonly { readonly file: SourceFile; readonly text: string }[],
): ReadResult {
  const texts = new Map(edited.map(({ file, text }) => [file.name, text]));
  const files = read.files.map((file) => ({ ...file, text: texts.get(file.name) ?? file.text }));
  return readTexts(files, { lenient: true, rules: read.ruleFiles.map(({ file }) => file) });
}
