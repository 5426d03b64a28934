/**
 * Texts of a file as they are quoted in messages.
 * @module
 */

const LONGEST = 80;

/** A text in one line that is not too long. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}...`;
}
