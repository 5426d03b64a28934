/**
 * The place of a value in block style: what a new value takes the place of, whatever the old one looked like.
 * @module
 */
import { isSeq } from 'yaml';
import { headerEnd, isBlockText } from './block-text.ts';
import { type Entry, entryAt, entryStart, type Region } from './entry.ts';
import { column, commentColumn, lineEnd, lineEndBefore, nextLine, skipBlankLines, startsLine } from './lines.ts';
import type { Spot } from './locate.ts';
import { indented, type Printed } from './print.ts';
import { isHolder, type Source } from './source.ts';
import type { Splice } from './splice.ts';

/** What a value consists of. Between the two parts there may be a comment, which stays. */
interface Slot {
  /** The part behind the `:` or `-`. */
  readonly head: Region;
  /** The part on the lines below. */
  readonly tail: Region;
  /** Whether a value that needs no line of its own stands below its key. */
  readonly apart: boolean;
}

function slotOf(text: string, entry: Entry): Slot {
  const { value, region } = entry;
  const block = isHolder(value) && value.flow !== true;
  const first = block ? entryStart(value, 0) : region.start;
  const ownLine = value !== undefined && startsLine(text, first);
  if (block && ownLine) {
    const start = entry.mark ?? first;
    const end = region.start < first ? endOfTag(text, region.start) : start;
    return {
      head: { start, end },
      tail: { start: lineEndBefore(text, first), end: lineEnd(text, region.end) },
      apart: false,
    };
  }
  if (value !== undefined && isBlockText(value)) {
    const end = headerEnd(text, value.range[0]);
    return { head: { start: region.start, end }, tail: { start: lineEnd(text, end), end: region.end }, apart: ownLine };
  }
  const end = block ? lineEnd(text, region.end) : region.end;
  const below = lineEnd(text, end);
  return { head: { start: region.start, end }, tail: { start: below, end: below }, apart: ownLine };
}

/** Where the tag that starts at an offset ends. */
function endOfTag(text: string, start: number): number {
  return start + (/^\S+/.exec(text.slice(start, lineEnd(text, start)))?.[0].length ?? 0);
}

/** Tells whether a text of several lines may stand in a place: no comment would become a part of it. */
export function allowsLiteral(text: string, entry: Entry): boolean {
  const { head, tail, apart } = slotOf(text, entry);
  if (apart || lineEnd(text, head.end) !== tail.start) return false;
  const next = commentColumn(text, skipBlankLines(text, nextLine(text, tail.end)));
  return next === undefined || next <= column(text, entry.start);
}

/** Lines with the line break before each. */
export function broken(source: Source, lines: readonly string[], spaces: number): string {
  return indented(lines, spaces)
    .map((line) => source.lineBreak + line)
    .join('');
}

/** The splices that change something, in order. */
function needed(...splices: readonly Splice[]): Splice[] {
  return splices.filter(({ start, end, text }) => text !== '' || end > start);
}

/** A value whose first line stands behind the mark, the rest below, moved to the right. */
function putBehindMark(source: Source, entry: Entry, { lines, indent }: { lines: readonly string[]; indent: number }) {
  const { head, tail } = slotOf(source.text, entry);
  const [first = '', ...rest] = lines;
  const text = head.start === entry.mark ? ` ${first}` : first;
  return needed({ ...head, text }, { ...tail, text: broken(source, rest, indent) });
}

/** A block collection on the lines below its key. */
function putBelowKey(source: Source, entry: Entry, { lines, indent }: { lines: readonly string[]; indent: number }) {
  const { head, tail, apart } = slotOf(source.text, entry);
  if (apart) {
    const inPlace = broken(source, lines, column(source.text, head.start)).trimStart();
    return needed({ ...head, text: inPlace }, { ...tail, text: '' });
  }
  const start = entry.mark ?? head.start;
  return needed({ start, end: head.end, text: '' }, { ...tail, text: broken(source, lines, indent) });
}

/**
 * Puts a printed value in the place of the value of an entry, or where it has none.
 *
 * @param step how far a block collection or the lines of a text are indented below their key
 */
export function putValue(source: Source, spot: Spot, { printed, step }: { printed: Printed; step: number }): Splice[] {
  const entry = entryAt(source.text, spot.holder, spot.index);
  const { lines } = printed;
  const start = column(source.text, entry.start);
  if (!isSeq(spot.holder)) {
    const put = printed.kind === 'block' ? putBelowKey : putBehindMark;
    return put(source, entry, { lines, indent: start + step });
  }
  const { head } = slotOf(source.text, entry);
  const behindDash = column(source.text, head.start) + (head.start === entry.mark ? 1 : 0);
  return putBehindMark(source, entry, { lines, indent: printed.kind === 'block' ? behindDash : start + step });
}
