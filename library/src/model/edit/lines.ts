/**
 * Lines of a text, found from offsets. A line break is `\n` or `\r\n`.
 * @module
 */

/** Where the line of an offset starts. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return end > at && text[end - 1] === '\r' ? end - 1 : end;
}

/** Where the line after the one of an offset starts; the end of the text when there is none. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Where the line before the one of an offset ends. */
export function lineEndBefore(text: string, at: number): number {
  const start = lineStart(text, at);
  return start === 0 ? 0 : lineEnd(text, lineStart(text, start - 1));
}

/** How many characters stand before an offset on its line. */
export function column(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** Tells whether only white space stands before an offset on its line. */
export function startsLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === '';
}

/** Tells whether only white space stands behind an offset on its line. */
export function endsLine(text: string, at: number): boolean {
  return text.slice(at, lineEnd(text, at)).trim() === '';
}

/** The end of the white space behind an offset, on the same line. */
export function skipSpaces(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return end;
}

/** The end of the white space before an offset, going back on the same line. */
export function skipSpacesBack(text: string, at: number): number {
  let start = at;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1;
  return start;
}

/** The end of the comment behind an offset on its line; the offset when there is none. */
export function commentEnd(text: string, at: number): number {
  const from = skipSpaces(text, at);
  return from > at && text[from] === '#' ? lineEnd(text, from) : at;
}

/** The first line at or after an offset, itself the start of a line, that is not blank. */
export function skipBlankLines(text: string, at: number): number {
  let start = at;
  while (start < text.length && endsLine(text, start)) start = nextLine(text, start);
  return start;
}

/** The column of the comment that fills the line starting at an offset, or undefined when it is no comment line. */
export function commentColumn(text: string, start: number): number | undefined {
  const from = skipSpaces(text, start);
  return text[from] === '#' ? from - start : undefined;
}
