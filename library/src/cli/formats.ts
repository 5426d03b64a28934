/**
 * `vauban formats`: what is read and written.
 * @module
 */
import { formatNotes } from '../formats/index.ts';
import { formatsJson, formatsMarkdown, formatsPage } from '../report/index.ts';
import { emit, emitJson, terminal } from './terminal.ts';

/** Prints the formats. */
export function listFormats({ format }: { readonly format: 'text' | 'json' | 'markdown' }): void {
  if (format === 'json') emitJson(formatsJson(formatNotes()));
  else if (format === 'markdown') emit(formatsMarkdown(formatNotes()));
  else emit(formatsPage(formatNotes(), { ...terminal(), all: true }));
}
