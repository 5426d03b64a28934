/**
 * The spot of a position in an open document.
 * @module
 */
import type { Text } from '@codemirror/state';
import { type Lines, type Path, type Spot, spotAt } from './spot.ts';

export interface DocSpot extends Spot {
  /** Where the word begins in the document. */
  readonly start: number;
}

function linesOf(doc: Text): Lines {
  return { count: doc.lines, line: (index) => doc.line(index + 1).text };
}

/** The spot of a position; `within` is where the whole file stands in the model. */
export function docSpot(doc: Text, position: number, within: Path): DocSpot {
  const line = doc.lineAt(position);
  const spot = spotAt(linesOf(doc), line.number - 1, position - line.from);
  return { ...spot, path: [...within, ...spot.path], start: line.from + spot.from };
}

/** The path of what a position stands in, with the key that it stands on. */
export function pathAt(doc: Text, position: number, within: Path): Path {
  const spot = docSpot(doc, position, within);
  const word = wordAt(doc, position);
  if (word === undefined || spot.kind === 'value') return spot.path;
  const { to } = doc.lineAt(position);
  return /^["']?\s*:(\s|$)/.test(doc.sliceString(word.to, to)) ? [...spot.path, word.text] : spot.path;
}

export interface Word {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The word around a position; undefined between words. */
export function wordAt(doc: Text, position: number): Word | undefined {
  const line = doc.lineAt(position);
  const at = position - line.from;
  const before = /[\w@/.#-]*$/.exec(line.text.slice(0, at))?.[0] ?? '';
  const after = /^[\w@/.#-]*/.exec(line.text.slice(at))?.[0] ?? '';
  if (before + after === '') return undefined;
  return { from: position - before.length, to: position + after.length, text: before + after };
}
