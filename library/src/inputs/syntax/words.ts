/**
 * Which words a text has, in few bytes: a file that lacks a word cannot name what bears it.
 * @module
 */
import { base64 } from '@scure/base';

const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** The sorted hashes of the words of a text, four bytes each in the order of this machine, as base64. */
export function wordsOf(text: string): string {
  const hashes = new Set<number>();
  for (const [word] of text.matchAll(WORD)) hashes.add(hashOf(word));
  const sorted = Uint32Array.from(hashes).sort();
  return base64.encode(new Uint8Array(sorted.buffer));
}

/** Tells whether a text may have a word: never wrong when it says no. */
export function openWords(words: string): (word: string) => boolean {
  // A copy, because the numbers have to begin where a number may begin.
  const hashes = new Uint32Array(base64.decode(words).slice().buffer);
  return (word) => {
    const wanted = hashOf(word);
    let low = 0;
    let high = hashes.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = hashes[middle] ?? 0;
      if (found === wanted) return true;
      if (found < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  };
}

/** FNV-1a over the characters, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
