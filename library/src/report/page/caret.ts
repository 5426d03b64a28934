/**
 * The picture of a place in a source text: its line, and carets under the word that is meant.
 * @module
 */
import stringWidth from 'string-width';
import { neutralize } from '../../kit/neutralize.ts';
import type { Place } from '../../model/problem.ts';
import { lettersOf } from '../terminal/measure.ts';
import { type Inline, span } from './block.ts';

/** What counts as one word under the caret. */
const WORD = /^("[^"]*"|'[^']*'|[\p{L}\p{N}_@/.-]+)/u;

/**
 * Draws the picture; empty when the text has no such line.
 *
 * @param room the columns there are; a long line is cut on both sides of the place
 */
export function caretPicture(text: string, at: Place, room: number): readonly Inline[] {
  const source = text.split(/\r\n|\r|\n/)[at.line - 1];
  if (source === undefined) return [];
  const before = neutralize(source.slice(0, at.column - 1));
  const rest = neutralize(source.slice(at.column - 1));
  const word = WORD.exec(rest)?.[0] ?? '';
  const number = String(at.line);
  const space = Math.max(8, room - number.length - 3);
  const { left, right, start } = windowed({ before, rest, room: space });
  const carets = Math.max(1, Math.min(stringWidth(word), space - start));
  const gutter = ' '.repeat(number.length);
  return [
    [span(`${number} │ `, 'quiet'), span(left + right)],
    [span(`${gutter} │ `, 'quiet'), span(' '.repeat(start)), span('^'.repeat(carets), 'bad')],
  ];
}

interface Sides {
  readonly before: string;
  readonly rest: string;
  readonly room: number;
}

/** As much of both sides of the place as fits, and the column at which the place then stands. */
function windowed({ before, rest, room }: Sides): {
  readonly left: string;
  readonly right: string;
  readonly start: number;
} {
  const all = stringWidth(before) + stringWidth(rest);
  if (all <= room) return { left: before, right: rest, start: stringWidth(before) };
  const most = Math.max(Math.floor(room / 2), room - stringWidth(rest));
  const left = ending(before, most);
  const start = stringWidth(left);
  return { left, right: starting(rest, room - start), start };
}

/** The end of a text, after an ellipsis when something is left out. */
function ending(text: string, room: number): string {
  if (stringWidth(text) <= room) return text;
  let kept = '';
  let width = 1;
  for (const letter of lettersOf(text).toReversed()) {
    width += stringWidth(letter);
    if (width > room) break;
    kept = letter + kept;
  }
  return `…${kept}`;
}

/** The beginning of a text, before an ellipsis when something is left out. */
function starting(text: string, room: number): string {
  if (stringWidth(text) <= room) return text;
  let kept = '';
  let width = 1;
  for (const letter of lettersOf(text)) {
    width += stringWidth(letter);
    if (width > room) break;
    kept += letter;
  }
  return `${kept}…`;
}
