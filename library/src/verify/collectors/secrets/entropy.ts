/**
 * How surprising the characters of a text are.
 * @module
 */

/** Shannon entropy in bits a character: 0 for one repeated character, at most the logarithm of the length. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}
