/**
 * The end of a tag of XML, past the quotes in it.
 * @module
 */

/**
 * Finds where the tag that begins at an offset ends: at ">" outside of quotes, or at another mark if that comes first.
 *
 * @returns the offset of the mark, -1 when there is none
 */
export function tagEnd(text: string, start: number, other = '>'): number {
  const stop = other.charCodeAt(0);
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 62 || unit === stop) return at;
    if (unit !== 34 && unit !== 39) continue;
    at = text.indexOf(unit === 34 ? '"' : "'", at + 1);
    if (at === -1) return -1;
  }
  return -1;
}
