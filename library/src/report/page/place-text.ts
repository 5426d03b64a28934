/**
 * A place as editors and terminals recognize it.
 * @module
 */
import type { Place } from '../../model/problem.ts';
import { type Span, span, type Tone } from './block.ts';
import { NO_BREAK } from './count.ts';

/** `file:line:column`. */
export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** A place on a page; kept in one line where it fits, because a broken one cannot be clicked. */
export function placeSpan(place: Place, tone?: Tone): Span {
  return span(placeText(place).replaceAll(' ', NO_BREAK), tone);
}
