/**
 * Several rounds of splices as one.
 * @module
 */
import type { Splice } from './splice.ts';

/** A stretch of the first text, or new text (then `start` equals `end`). */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string | undefined;
}

function lengthOf(piece: Piece): number {
  return piece.text?.length ?? piece.end - piece.start;
}

/** The part of a piece from one offset in it up to another. */
function part(piece: Piece, from: number, to: number): Piece {
  if (piece.text !== undefined) return { start: piece.start, end: piece.end, text: piece.text.slice(from, to) };
  return { start: piece.start + from, end: piece.start + to, text: undefined };
}

/** The pieces between two offsets of the text that the pieces make. */
function between(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, lengthOf(piece));
    if (from < to) found.push(part(piece, from, to));
    at += lengthOf(piece);
  }
  return found;
}

function pieces(splices: readonly Splice[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { start, end, text } of splices) {
    found.push({ start: at, end: start, text: undefined }, { start: end, end, text });
    at = end;
  }
  found.push({ start: at, end: Number.MAX_SAFE_INTEGER, text: undefined });
  return found;
}

function splices(pieces: readonly Piece[]): Splice[] {
  const found: Splice[] = [];
  let at = 0;
  let text = '';
  for (const piece of pieces) {
    if (piece.text !== undefined) {
      text += piece.text;
      continue;
    }
    if (text !== '' || piece.start > at) found.push({ start: at, end: piece.start, text });
    at = piece.end;
    text = '';
  }
  return found;
}

/**
 * Joins two rounds of splices.
 *
 * @param first splices of a text
 * @param second splices of the text the first round gives
 * @returns splices of the first text that give what both rounds give
 */
export function composeSplices(first: readonly Splice[], second: readonly Splice[]): Splice[] {
  const before = pieces(first);
  const after: Piece[] = [];
  let at = 0;
  for (const { start, end, text } of second) {
    after.push(...between(before, at, start), { start: 0, end: 0, text });
    at = end;
  }
  after.push(...between(before, at, Number.MAX_SAFE_INTEGER));
  return splices(after);
}
