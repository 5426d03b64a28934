/**
 * A marker in every spelling it may have been written in: as it is, in any case, base64, hexadecimal, URL-encoded,
 * escaped as in JSON.
 * @module
 */
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** One way to write the marker. */
export interface Spelling {
  readonly name: 'plain' | 'base64' | 'hexadecimal' | 'URL-encoded' | 'escaped';
  readonly text: string;
  /** Whether capitals make no difference. */
  readonly folded: boolean;
}

/** A marker shorter than this may stand in a log by chance. */
export const SHORTEST_MARKER = 8;

/** All spellings of a marker. */
export function spellingsOf(marker: string): readonly Spelling[] {
  const bytes = utf8ToBytes(marker);
  const hex = bytesToHex(bytes);
  const all: readonly Spelling[] = [
    { name: 'plain', text: marker.toLowerCase(), folded: true },
    { name: 'hexadecimal', text: hex, folded: true },
    { name: 'URL-encoded', text: encodeURIComponent(marker).toLowerCase(), folded: true },
    { name: 'URL-encoded', text: hex.replace(/../g, '%$&'), folded: true },
    { name: 'escaped', text: JSON.stringify(marker).slice(1, -1).toLowerCase(), folded: true },
    { name: 'escaped', text: [...marker].map(escaped).join(''), folded: true },
    ...[0, 1, 2].flatMap((shift) => base64At(bytes, shift)),
  ];
  return all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index);
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** The characters of base64 that are the same whatever stands before and after the marker. */
function base64At(bytes: Uint8Array, shift: number): readonly Spelling[] {
  const padded = String.fromCharCode(...new Uint8Array(shift), ...bytes);
  const whole = btoa(padded).replace(/=+$/, '');
  // A character holds six bits: those that hold bits of a neighbor are left out.
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + bytes.length) * 8) / 6);
  const text = whole.slice(first, last);
  const urlSafe = text.replaceAll('+', '-').replaceAll('/', '_');
  return [text, urlSafe].map((one) => ({ name: 'base64', text: one, folded: false }));
}

/** Where a marker stands, in whatever spelling; offsets into the text. */
export function findSpellings(
  text: string,
  spellings: readonly Spelling[],
): readonly { spelling: Spelling; offset: number }[] {
  const lower = text.toLowerCase();
  // Few letters change their length with their case; where one does, the offsets would be wrong.
  const isSame = lower.length === text.length;
  const found: { spelling: Spelling; offset: number }[] = [];
  for (const spelling of spellings) {
    const where = spelling.folded ? lower : text;
    for (let at = where.indexOf(spelling.text); at !== -1; at = where.indexOf(spelling.text, at + 1)) {
      found.push({ spelling, offset: spelling.folded && !isSame ? 0 : at });
      if (found.length >= 1_000) return found;
    }
  }
  return found.sort((one, other) => one.offset - other.offset);
}
