/**
 * Entries of flow collections (`{ a: b }`, `[a, b]`): another value, one more at the end, or one less.
 * @module
 */
import { isMap } from 'yaml';
import { commaBehind, type Entry, entryAt } from './entry.ts';
import {
  column,
  commentEnd,
  endsLine,
  lineEnd,
  lineStart,
  nextLine,
  skipSpaces,
  skipSpacesBack,
  startsLine,
} from './lines.ts';
import type { Spot } from './locate.ts';
import type { Holder, Source } from './source.ts';
import { applySplices, type Splice } from './splice.ts';

/** Tells whether a collection is a mapping of one pair inside a list, written without braces. */
function isBare(text: string, holder: Holder): boolean {
  return isMap(holder) && text[holder.range[0]] !== '{';
}

/** Puts a value where one stands or is missing. */
export function putInFlow({ text }: Source, { holder, index }: Spot, value: string): Splice[] {
  const { region, mark } = entryAt(text, holder, index);
  if (isMap(holder) && mark === undefined) return [{ start: region.end, end: region.end, text: `: ${value}` }];
  return [{ ...region, text: region.start === mark ? ` ${value}` : value }];
}

function appendToEmpty(source: Source, holder: Holder, entry: string): Splice[] {
  const { text } = source;
  const start = holder.range[0] + 1;
  const end = holder.range[1] - 1;
  const wide = isMap(holder) || entry.startsWith('{');
  if (text.slice(start, end).trim() === '') return [{ start, end, text: wide ? ` ${entry} ` : entry }];
  const line = lineStart(text, end);
  return [{ start: line, end: line, text: `${' '.repeat(column(text, end) + 2)}${entry}${source.lineBreak}` }];
}

/** Adds an entry at the end of a flow collection. */
export function appendToFlow(source: Source, holder: Holder, entry: string): Splice[] {
  const { text, lineBreak } = source;
  const count = holder.items.length;
  if (count === 0) return appendToEmpty(source, holder, entry);
  const last = entryAt(text, holder, count - 1);
  if (isBare(text, holder)) {
    return [
      { start: last.start, end: last.start, text: '{ ' },
      { start: last.end, end: last.end, text: `, ${entry} }` },
    ];
  }
  const comma = commaBehind(holder, count - 1);
  const closing = holder.range[1] - 1;
  if (!startsLine(text, closing) || !startsLine(text, last.start)) {
    if (comma === undefined) return [{ start: last.end, end: last.end, text: `, ${entry}` }];
    return [{ start: comma + 1, end: comma + 1, text: ` ${entry},` }];
  }
  const margin = text.slice(lineStart(text, last.start), last.start);
  const line = lineEnd(text, comma ?? last.end);
  const added = { start: line, end: line, text: lineBreak + margin + entry + (comma === undefined ? '' : ',') };
  return comma === undefined ? [{ start: last.end, end: last.end, text: ',' }, added] : [added];
}

/** An entry with its line where it has one, or with the white space that would be left over. */
function stretch(text: string, start: number, end: number): Splice {
  if (!endsLine(text, end)) return { start, end: skipSpaces(text, end), text: '' };
  if (startsLine(text, start)) return { start: lineStart(text, start), end: nextLine(text, end), text: '' };
  return { start: skipSpacesBack(text, start), end, text: '' };
}

/** Removes an entry and the comma behind it; comments between the two stay, but for the entry's own. */
function deleteWithComma(text: string, entry: Entry, comma: number): Splice[] {
  const own = commentEnd(text, entry.end);
  if (!text.slice(own, comma).includes('#')) return [stretch(text, entry.start, commentEnd(text, comma + 1))];
  return [stretch(text, entry.start, own), { start: comma, end: comma + 1, text: '' }];
}

/** Removes the only entry; the brackets and the comments that are not its own stay. */
function deleteOnly(text: string, holder: Holder, entry: Entry): Splice[] {
  if (isBare(text, holder)) return [{ start: entry.start, end: entry.end, text: '{}' }];
  const comma = commaBehind(holder, 0);
  const own = commentEnd(text, entry.end);
  const splices = comma === undefined ? [stretch(text, entry.start, own)] : deleteWithComma(text, entry, comma);
  const rest = applySplices(text.slice(0, holder.range[1] - 1), splices).slice(holder.range[0] + 1);
  return rest.trim() === '' ? [{ start: holder.range[0] + 1, end: holder.range[1] - 1, text: '' }] : splices;
}

/** Removes an entry of a flow collection. */
export function deleteFromFlow({ text }: Source, { holder, index }: Spot): Splice[] {
  const entry = entryAt(text, holder, index);
  if (holder.items.length === 1) return deleteOnly(text, holder, entry);
  const behind = commaBehind(holder, index);
  if (behind !== undefined) return deleteWithComma(text, entry, behind);
  const before = entry.comma ?? entry.start;
  const end = commentEnd(text, entry.end);
  if (!text.slice(before, entry.start).includes('#')) return [{ start: before, end, text: '' }];
  return [{ start: before, end: before + 1, text: '' }, stretch(text, entry.start, end)];
}
