/**
 * A file of another tool as a model: the format is found by the structure of the file, its reader makes a draft, the
 * draft is printed, and what was printed is read again, so that nothing is handed out that Vauban could not open.
 * @module
 */
import { didYouMean } from '../kit/did-you-mean.ts';
import type { Place, Problem } from '../model/problem.ts';
import { readTexts } from '../model/read/read-texts.ts';
import type { Attachment, Draft, ForeignFile, Format, Imported, Lost, ReadContext } from './format.ts';
import { glanceAt } from './glance.ts';
import { printDraft } from './print-draft.ts';
import { FORMATS } from './registry.ts';

/** The largest file that is read, in bytes. */
export const LARGEST_FOREIGN_FILE = 64 * 1024 * 1024;

/** A file that was read, or why it could not be. */
export interface ForeignModel {
  /** Undefined when no format was recognized. */
  readonly format: Format | undefined;
  /** The text of the model; undefined when there is nothing to write. */
  readonly text: string | undefined;
  readonly counts: Readonly<Record<string, number>>;
  /** How many entries each collection of the model has. */
  readonly model: Readonly<Record<string, number>>;
  readonly lost: readonly Lost[];
  readonly problems: readonly Problem[];
  readonly attachments: readonly Attachment[];
  /** What was read, before it was printed. */
  readonly draft?: Draft;
  /** Where entries stand in the source, by `collection/id`. */
  readonly places?: Readonly<Record<string, Place>>;
}

/** The format with an id or another word for it. */
export function formatOf(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id || format.aliases?.includes(id) === true);
}

/** What to say about an id that no format has. */
export function unknownFormat(id: string): string {
  const close = didYouMean(
    id,
    FORMATS.flatMap(({ id: name, aliases = [] }) => [name, ...aliases]),
  );
  return close === undefined ? 'Run "vauban formats" to see them' : `Did you mean "${close}"?`;
}

/**
 * Reads a file.
 *
 * @param options.from the format, when it is not to be found by the structure of the file
 */
export async function readForeign(
  file: ForeignFile,
  { context, from }: { readonly context: ReadContext; readonly from?: Format | undefined },
): Promise<ForeignModel> {
  const nothing = { text: undefined, counts: {}, model: {}, lost: [], attachments: [] };
  if (file.bytes.length > LARGEST_FOREIGN_FILE) {
    const message = `Cannot read "${file.name}": expected at most ${LARGEST_FOREIGN_FILE} bytes, found ${file.size ?? file.bytes.length}`;
    const at = { file: file.name, line: 1, column: 1 };
    return { ...nothing, format: from, problems: [{ code: 'too-large', message, at }] };
  }
  const glance = glanceAt(file);
  const format = from ?? FORMATS.find((one) => one.loadRead !== undefined && one.looksLike(glance));
  const read = await format?.loadRead?.();
  if (format === undefined || read === undefined) {
    const reason =
      glance.text === '' && file.bytes.length > 0
        ? `expected text, found ${file.bytes[0] === 0x50 && file.bytes[1] === 0x4b ? 'a ZIP archive' : 'a binary file'}`
        : 'expected a format that Vauban knows, found none in the structure of the file';
    const hint = 'Name it with --from when you know it; "vauban formats" lists what can be read';
    const problem = glance.treeProblem() ?? glance.problem('cannot-read', reason);
    return { ...nothing, format, problems: [{ hint, ...problem }] };
  }
  return foreignModel(await read(glance, context), { name: file.name, format });
}

/** Reads files of one format that only make sense together; undefined when the format reads one at a time. */
export async function readForeignTogether(
  files: readonly ForeignFile[],
  format: Format,
  name: string,
): Promise<ForeignModel | undefined> {
  const read = await format.loadReadTogether?.();
  if (read === undefined) return undefined;
  return foreignModel(read(files.map(glanceAt)), { name, format });
}

/** The format of a file, by its structure. */
export function formatOfFile(file: ForeignFile): Format | undefined {
  const glance = glanceAt(file);
  return FORMATS.find((one) => one.loadRead !== undefined && one.looksLike(glance));
}

function foreignModel(
  imported: Imported,
  { name, format }: { readonly name: string; readonly format: Format },
): ForeignModel {
  const { draft, counts, lost, problems, attachments = [], places = {} } = imported;
  const nothing = { text: undefined, model: {}, attachments: [] };
  if (draft === undefined) return { ...nothing, format, counts, lost, problems };
  const text = printDraft(draft, { from: name.split(/[/\\]/).at(-1) ?? name, format: format.title, lost });
  const again = readTexts([{ name: 'model.yaml', text }]);
  const model = Object.fromEntries(
    Object.entries(draft).flatMap(([collection, entries]) =>
      collection === 'system' ? [] : [[collection, Object.keys(entries).length]],
    ),
  );
  return { format, text, counts, model, lost, problems: [...problems, ...again.problems], attachments, draft, places };
}
