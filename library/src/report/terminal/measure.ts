/**
 * Runs of text in terminal columns: measured, cut, filled and broken into lines. A letter of Chinese or an emoji takes
 * two columns, a combining mark none.
 * @module
 */
import stringWidth from 'string-width';
import type { Inline, Span } from '../page/block.ts';

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The columns that a run takes. */
export function widthOf(run: Inline): number {
  return run.reduce((width, { text }) => width + stringWidth(text), 0);
}

/** The letters of a text as a reader sees them. */
export function lettersOf(text: string): readonly string[] {
  if (/^[\x20-\x7e]*$/.test(text)) return [...text];
  return Array.from(letters.segment(text), ({ segment }) => segment);
}

/** The run, or its beginning and an ellipsis when it is wider than the room. */
export function cut(run: Inline, room: number): Inline {
  if (widthOf(run) <= room) return run;
  const kept: Span[] = [];
  let left = Math.max(0, room - 1);
  for (const { text, tone } of run) {
    const fit = beginning(text, left);
    if (fit !== '') kept.push({ text: fit, tone });
    left -= stringWidth(fit);
    if (fit.length < text.length) {
      if (room > 0) kept.push({ text: '…', tone });
      break;
    }
  }
  return kept;
}

/** As many letters of a text as fit. */
export function beginning(text: string, room: number): string {
  let fit = '';
  let width = 0;
  for (const letter of lettersOf(text)) {
    width += stringWidth(letter);
    if (width > room) break;
    fit += letter;
  }
  return fit;
}

/** The run with spaces to fill the room. */
export function filled(run: Inline, room: number, align: 'left' | 'right' = 'left'): Inline {
  const gap = room - widthOf(run);
  if (gap <= 0) return run;
  const space = { text: ' '.repeat(gap) };
  return align === 'right' ? [space, ...run] : [...run, space];
}

/** A run broken between words into lines that fit; a longer word is broken, a link is left whole. */
export function wrapped(run: Inline, room: number): readonly Inline[] {
  const lines: Span[][] = [[]];
  let used = 0;
  let gap = 0;
  for (const word of wordsOf(run)) {
    if (typeof word === 'number') {
      gap = used === 0 ? 0 : word;
      continue;
    }
    for (const piece of pieces(word, room)) {
      const width = widthOf(piece);
      if (used > 0 && used + gap + width > room) {
        lines.push([]);
        used = 0;
        gap = 0;
      }
      if (gap > 0) lines.at(-1)?.push({ text: ' '.repeat(gap) });
      lines.at(-1)?.push(...piece);
      used += gap + width;
      gap = 0;
    }
  }
  return lines;
}

/** Words, of several spans where these touch, and between them the number of spaces. */
function* wordsOf(run: Inline): Iterable<Inline | number> {
  let word: Span[] = [];
  for (const { text, tone } of run) {
    for (const part of text.split(/( +)/)) {
      if (part === '') continue;
      if (part.startsWith(' ')) {
        if (word.length > 0) yield word;
        word = [];
        yield part.length;
      } else word.push({ text: part, tone });
    }
  }
  if (word.length > 0) yield word;
}

/** A word in pieces of at most one line. */
function* pieces(word: Inline, room: number): Iterable<Inline> {
  if (widthOf(word) <= room || /^https?:\/\//.test(word[0]?.text ?? '')) {
    yield word;
    return;
  }
  let piece: Span[] = [];
  let used = 0;
  for (const { text, tone } of word) {
    for (const letter of lettersOf(text)) {
      const width = stringWidth(letter);
      if (used + width > room && piece.length > 0) {
        yield piece;
        piece = [];
        used = 0;
      }
      const last = piece.at(-1);
      if (last !== undefined && last.tone === tone) piece[piece.length - 1] = { text: last.text + letter, tone };
      else piece.push({ text: letter, tone });
      used += width;
    }
  }
  if (piece.length > 0) yield piece;
}
