/**
 * Models of other tools for people and machines: what `vauban import`, `export` and `formats` print.
 * @module
 */
import type { ExportedFile, FormatNote, ImportedFile } from '../model/foreign.ts';
import { formatsDocument } from './foreign/formats-document.ts';
import { importDocument, importsDocument } from './foreign/import-document.ts';
import { lostSection } from './foreign/lost-list.ts';
import { markdownBlocks } from './markdown/print.ts';
import { span } from './page/block.ts';
import { command } from './page/command.ts';
import { plainData } from './plain-data.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

type Options = TerminalOptions & { readonly all: boolean };

/** The page of one imported file. */
export function importedPage(file: ImportedFile, options: Options): string {
  return printBlocks(importDocument(file, options), options);
}

/** The page of several. */
export function importsPage(files: readonly ImportedFile[], options: Options): string {
  return printBlocks(importsDocument(files), options);
}

/** An imported file as data; `counts` has the words of the source format. */
export function importJson({ path, format, counts, model, lost, problems, written }: ImportedFile): unknown {
  return {
    file: path,
    format: format?.id ?? null,
    counts,
    model,
    lost: plainData(lost),
    problems: plainData(problems),
    written: written ?? null,
  };
}

/** The page of an exported file. */
export function exportPage({ path, format, lost, written }: ExportedFile, options: Options): string {
  const blocks = [
    {
      kind: 'heading',
      level: 1,
      text: [span(`${path} as ${format.title}`)],
      aside: written === undefined ? undefined : [span(written, 'strong')],
    } as const,
    ...(lost.length === 0
      ? [{ kind: 'text', text: [span('Everything the model says is carried', 'good')] } as const]
      : lostSection(lost, 'Not carried over', options.all)),
    ...(written === undefined ? [] : [{ kind: 'next', command: command('import', written) } as const]),
  ];
  return printBlocks(blocks, options);
}

/** An exported file as data. */
export function exportJson({ path, format, lost, written }: ExportedFile): Readonly<Record<string, unknown>> {
  return { model: path, format: format.id, written: written ?? null, lost: plainData(lost) };
}

/** The table of formats. */
export function formatsPage(notes: readonly FormatNote[], options: Options): string {
  return printBlocks(formatsDocument(notes), options);
}

/** The same as Markdown. */
export function formatsMarkdown(notes: readonly FormatNote[]): string {
  return markdownBlocks(formatsDocument(notes));
}

/** The formats as data. */
export function formatsJson(notes: readonly FormatNote[]): unknown {
  return {
    formats: notes.map(({ isRead, isWritten, ...note }) => ({ ...note, reads: isRead, writes: isWritten })),
  };
}
