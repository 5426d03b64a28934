/**
 * A draft as the text of a model file: collections in the order in which a model is best read, each with a line that
 * says what it is for, and what was lost at the end.
 * @module
 */
import { contentOf, entryLines, plainStyle } from '../model/edit/index.ts';
import { COLLECTION_NOTES } from '../model/schema/collection-notes.ts';
import type { Draft, Lost } from './format.ts';

/** What the text says about itself. */
export interface PrintNotes {
  /** The file it was made from. */
  readonly from: string;
  /** The name of the format of that file. */
  readonly format: string;
  readonly lost: readonly Lost[];
}

/** So many losses are listed in the file; the command lists all. */
const MOST_LISTED = 40;

/** Prints a draft. */
export function printDraft(draft: Draft, { from, format, lost }: PrintNotes): string {
  const order = [...Object.keys(COLLECTION_NOTES)];
  const names = Object.keys(draft).toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
  const sections = names.map((name) => {
    const about = Object.entries(COLLECTION_NOTES).find(([collection]) => collection === name)?.[1].about;
    const note = name === 'system' || about === undefined ? [] : [`# ${about}.`];
    return [...note, ...entryLines(name, contentOf(draft[name] ?? {}), plainStyle(2))].join('\n');
  });
  return `${[
    `# yaml-language-server: $schema=.vauban/model.schema.json\n# Imported from ${comment(from)} (${format}). Everything after a "#" is for people.\nvauban: 1\n${sections[0] ?? ''}`,
    ...sections.slice(1),
    ...lostNote(lost, from),
  ].join('\n\n')}\n`;
}

function lostNote(lost: readonly Lost[], from: string): readonly string[] {
  if (lost.length === 0) return [];
  const more = lost.length - MOST_LISTED;
  const lines = lost.slice(0, MOST_LISTED).map(({ message, count, at }) => {
    const file = at === undefined || at.file.endsWith(from) ? '' : `${comment(at.file)}, `;
    const place = at === undefined ? '' : ` (${file}line ${at.line})`;
    return `# - ${comment(message)}${count > 1 ? `, ${count} times` : ''}${place}`;
  });
  return [['# What could not be carried over:', ...lines, ...(more > 0 ? [`# - and ${more} more`] : [])].join('\n')];
}

/** Text that stays in its line of comment. */
function comment(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}
