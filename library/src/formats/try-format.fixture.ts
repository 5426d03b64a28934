/**
 * Tries one format in a test: reads files with it, checks that the model it makes can be opened, writes a model with it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReadResult, readTexts } from '../model/read/read-texts.ts';
import type { Exported, ForeignFile, Format, Imported, ReadContext, WriteContext } from './format.ts';
import { glanceAt } from './glance.ts';
import { printDraft } from './print-draft.ts';

/** The third-party files, where they lie beside the project; tests of conformance are skipped without them. */
export const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/models/', import.meta.url));
export const hasCorpus = existsSync(join(CORPUS, 'expected.tsv'));

const encoder = new TextEncoder();

/** A file made of text. */
export function fileOf(name: string, text: string): ForeignFile {
  return { name, bytes: encoder.encode(text) };
}

/** Opens further files in a folder and below. */
export function contextIn(folder: string): ReadContext {
  return {
    open: (path, from) => {
      const full = join(dirname(from), path);
      if (relative(folder, full).startsWith('..') || !existsSync(full)) return undefined;
      return { name: full, bytes: readFileSync(full) };
    },
  };
}

/** What a format makes of a file, with the text of the model and that text read again. */
export interface Tried extends Imported {
  readonly text: string;
  /** The model read again; undefined when nothing was made. */
  readonly read: ReadResult | undefined;
}

/** Reads a file with a format; fails when the model it makes cannot be opened without problems. */
export async function tryRead(format: Format, file: ForeignFile | string): Promise<Tried> {
  const foreign = typeof file === 'string' ? { name: file, bytes: readFileSync(file) } : file;
  const read = await format.loadRead?.();
  if (read === undefined) throw new TypeError(`${format.id} cannot be read`);
  const imported = await read(glanceAt(foreign), contextIn(dirname(foreign.name)));
  if (imported.draft === undefined) return { ...imported, text: '', read: undefined };
  const text = printDraft(imported.draft, { from: basename(foreign.name), format: format.title, lost: imported.lost });
  const again = readTexts([{ name: 'model.yaml', text }]);
  if (again.problems.length > 0) {
    throw new Error(
      `The model made of ${foreign.name} has problems:\n${again.problems.map(({ message }) => message).join('\n')}`,
    );
  }
  return { ...imported, text, read: again };
}

/** Writes a model, given as YAML, in a format. */
export async function tryWrite(format: Format, yaml: string, context: Partial<WriteContext> = {}): Promise<Exported> {
  const read = readTexts([{ name: 'model.yaml', text: yaml }]);
  if (read.problems[0] !== undefined) throw new Error(read.problems[0].message);
  const write = await format.loadWrite?.();
  if (write === undefined) throw new TypeError(`${format.id} cannot be written`);
  return write(read, { clock: '2026-01-31', attachment: () => undefined, ...context });
}

/** A row of the table of the corpus. */
export interface Expected {
  readonly path: string;
  readonly format: string;
  /** Counts that are numbers, by the words of the table. */
  readonly counts: Readonly<Record<string, number>>;
  /** The last column as it stands. */
  readonly other: string;
}

const COLUMNS = ['components', 'flows', 'boundaries', 'threats', 'mitigations', 'live threats'];

/** The table of the corpus; empty without it. */
export function expectedCounts(format?: string): readonly Expected[] {
  if (!hasCorpus) return [];
  const lines = readFileSync(join(CORPUS, 'expected.tsv'), 'utf8').trim().split('\n').slice(1);
  return lines
    .map((line): Expected => {
      const cells = line.split('\t');
      const other = cells[8] ?? '';
      const pairs = [
        ...other.split('; ').map((pair) => pair.split('=') as [string, string?]),
        // The last column repeats two names for something else: the columns of their own win.
        ...COLUMNS.map((name, index) => [name, cells[index + 2] ?? '-'] as const),
      ];
      const counts = Object.fromEntries(
        pairs.flatMap(([name, value]) => (/^\d+$/.test(value ?? '') ? [[name, Number(value)]] : [])),
      );
      return { path: cells[0] ?? '', format: cells[1] ?? '', counts, other };
    })
    .filter((row) => format === undefined || row.format === format);
}
