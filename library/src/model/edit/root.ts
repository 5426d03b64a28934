/**
 * The whole text: the first entry of a file that says nothing yet, and what stays of one that says nothing anymore.
 * @module
 */
import { lineStart, startsLine } from './lines.ts';
import type { Holder, Source } from './source.ts';
import type { Splice } from './splice.ts';

/** Where new lines go in a text without content: the end, or before the line that ends the document. */
function endOfText(text: string): number {
  return /^\.\.\.(?:\s|$)/m.exec(text)?.index ?? text.length;
}

/** Writes the lines of a block collection as the content of a text that has none, or only empty brackets. */
export function putRoot({ text, root, lineBreak }: Source, lines: readonly string[]): Splice[] {
  const body = lines.join(lineBreak);
  if (root !== null && root.range[0] < root.range[1]) {
    const [start, end] = root.range;
    return [{ start, end, text: startsLine(text, start) ? body : lineBreak + body }];
  }
  const at = endOfText(text);
  const open = at > lineStart(text, at);
  return [{ start: at, end: at, text: (open ? lineBreak : '') + body + lineBreak }];
}

/** Tells whether a collection is brackets with nothing in them, not even a comment. */
export function isEmptyBrackets(text: string, holder: Holder): boolean {
  return holder.flow === true && text.slice(holder.range[0] + 1, holder.range[1] - 1).trim() === '';
}
