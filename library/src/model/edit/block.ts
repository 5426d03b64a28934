/**
 * Entries of block collections: one more at the end, or one less.
 * @module
 */
import { isMap, isSeq, type ParsedNode } from 'yaml';
import { isBlockText, keepsBlankLines } from './block-text.ts';
import { entryAt, entryStart } from './entry.ts';
import {
  column,
  commentColumn,
  endsLine,
  lineEnd,
  lineEndBefore,
  lineStart,
  nextLine,
  skipBlankLines,
  startsLine,
} from './lines.ts';
import type { Spot } from './locate.ts';
import { broken } from './slot.ts';
import { type Holder, isHolder, type Source } from './source.ts';
import type { Splice } from './splice.ts';

/** Tells whether most entries of a collection have a blank line before them. */
function isAiry(text: string, holder: Holder): boolean {
  const gaps = holder.items.slice(1).map((_, index) => {
    const gap = text.slice(entryAt(text, holder, index).end, entryStart(holder, index + 1));
    return /\n[ \t]*\r?\n/.test(gap);
  });
  return gaps.filter(Boolean).length * 2 > gaps.length;
}

/** The end of the last line that belongs to a collection: its last entry, or a comment below that is not indented less. */
function endOfCollection(text: string, holder: Holder, floor: number): number {
  const least = Math.max(column(text, entryStart(holder, 0)), floor);
  let end = lineEnd(text, entryAt(text, holder, holder.items.length - 1).end);
  for (let line = end; line < text.length; ) {
    line = skipBlankLines(text, nextLine(text, line));
    const comment = commentColumn(text, line);
    if (comment === undefined || comment < least) break;
    end = lineEnd(text, line);
    line = end;
  }
  return end;
}

/** The block of text a node ends with, or undefined. */
function lastText(node: ParsedNode | null): ParsedNode | undefined {
  if (!isHolder(node)) return node !== null && isBlockText(node) ? node : undefined;
  if (node.flow === true) return undefined;
  const last = isMap(node) ? node.items.at(-1)?.value : isSeq(node) ? node.items.at(-1) : undefined;
  return lastText(last ?? null);
}

/** The block of text right above an entry; what follows it when the entry goes could become a part of it. */
function textAbove(text: string, { holder, index }: Spot): ParsedNode | undefined {
  if (index === 0) return undefined;
  const above = entryAt(text, holder, index - 1);
  const gap = text.slice(lineEnd(text, above.end), entryStart(holder, index));
  return gap.trim() === '' ? lastText(above.value ?? null) : undefined;
}

/** Adds the lines of an entry at the end of a block collection. */
export function appendToBlock(
  source: Source,
  spot: Pick<Spot, 'holder' | 'floor'>,
  lines: readonly string[],
): Splice[] {
  const { text } = source;
  const { holder, floor } = spot;
  const at = endOfCollection(text, holder, floor);
  const last = lastText(holder);
  const open = last !== undefined && keepsBlankLines(text, last);
  const gap = isAiry(text, holder) && !open ? source.lineBreak : '';
  const indent = column(text, entryStart(holder, 0));
  return [{ start: at, end: at, text: gap + broken(source, lines, indent) }];
}

/** The whole lines of an entry, with the blank lines that would be left over. */
function linesOf(text: string, spot: Spot): Splice[] {
  const entry = entryAt(text, spot.holder, spot.index);
  const start = lineStart(text, entry.start);
  const end = nextLine(text, entry.end);
  const rest = skipBlankLines(text, end);
  const above = textAbove(text, spot);
  const airy = start > 0 && endsLine(text, lineStart(text, start - 1));
  const comment = commentColumn(text, rest);
  if (above !== undefined && comment !== undefined && comment > column(text, entry.start)) {
    return [{ start, end: rest + comment, text: ' '.repeat(column(text, entry.start)) }];
  }
  if (above !== undefined && keepsBlankLines(text, above)) return [{ start, end: rest, text: '' }];
  if (airy && rest === text.length) return [{ start: nextLine(text, contentBefore(text, start)), end: rest, text: '' }];
  return [{ start, end: airy ? rest : end, text: '' }];
}

/** The end of the last line before an offset that is not blank. */
function contentBefore(text: string, at: number): number {
  let end = lineEndBefore(text, at);
  while (end > 0 && text.slice(lineStart(text, end), end).trim() === '') end = lineEndBefore(text, end);
  return end;
}

/** Removes an entry of a block collection that has others. */
export function deleteFromBlock({ text }: Source, spot: Spot): Splice[] {
  const entry = entryAt(text, spot.holder, spot.index);
  if (startsLine(text, entry.start)) return linesOf(text, spot);
  const rest = skipBlankLines(text, nextLine(text, entry.end));
  const indent = commentColumn(text, rest) ?? column(text, entryStart(spot.holder, spot.index + 1));
  return [{ start: entry.start, end: rest + indent, text: '' }];
}
