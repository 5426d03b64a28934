/**
 * Splices: the only way a text is changed, and how a change is taken back.
 * @module
 */

/** Text that takes the place of what stood between two offsets of the text before. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A changed text, how it came about, and the splices of the new text that give the old one byte for byte. */
export interface Edited {
  readonly text: string;
  readonly splices: readonly Splice[];
  readonly undo: readonly Splice[];
}

/**
 * Applies splices, which stand in order and do not overlap.
 *
 * @throws {RangeError} when a splice lies outside the text or before the end of the one before
 */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const splice of splices) {
    if (splice.start < at || splice.end < splice.start || splice.end > text.length) {
      throw new RangeError(
        `Cannot splice at ${splice.start} to ${splice.end}: expected places in order from ${at} to ${text.length}`,
      );
    }
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}

/** The splices that take the given ones back; they apply to the text after. */
export function undoSplices(text: string, splices: readonly Splice[]): Splice[] {
  let shift = 0;
  return splices.map((splice) => {
    const start = splice.start + shift;
    shift += splice.text.length - (splice.end - splice.start);
    return { start, end: start + splice.text.length, text: text.slice(splice.start, splice.end) };
  });
}
