/**
 * How much room text takes. The picture is read with whatever font a system has, so the estimate is generous.
 * @module
 */

/** Text of one look. */
export interface Font {
  readonly size: number;
  readonly bold?: boolean;
}

const NARROW = new Set("iljI.,:;'|!()[]{} ");
const SLIM = new Set('ftrs/\\-"*°·');
const BROAD = new Set('mwMW@%…—');

/** Width of one character, as a share of the font size. */
function shareOf(character: string): number {
  if (NARROW.has(character)) return 0.34;
  if (SLIM.has(character)) return 0.48;
  if (BROAD.has(character)) return 0.95;
  if (/^(?:\p{M}|\u200C|\u200D)$/u.test(character)) return 0;
  if (
    /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]|\p{Extended_Pictographic}/u.test(character)
  ) {
    return 1.05;
  }
  if (/[\p{Lu}]/u.test(character)) return 0.7;
  return 0.6;
}

/** The estimated width of a line of text. */
export function widthOf(text: string, font: Font): number {
  let width = 0;
  for (const character of text) width += shareOf(character);
  return width * font.size * (font.bold === true ? 1.12 : 1);
}

/** Breaks a text into lines that fit; what does not fit on the last one ends in an ellipsis. */
export function wrap(text: string, font: Font, room: { readonly width: number; readonly lines: number }): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '' && lines.length < room.lines) {
    const fits = fitting(rest, font, room.width);
    if (fits === rest) {
      lines.push(rest);
      rest = '';
    } else if (lines.length === room.lines - 1) {
      lines.push(`${fitting(rest, font, room.width - font.size * 0.95).trimEnd()}…`);
      rest = '';
    } else {
      const broken = breakOf(rest, fits);
      lines.push(broken.trimEnd());
      rest = rest.slice(broken.length).trimStart();
    }
  }
  return lines;
}

/** The longest start of a text that fits; at least one character. */
function fitting(text: string, font: Font, width: number): string {
  let fits = '';
  for (const character of text) {
    if (fits !== '' && widthOf(fits + character, font) > width) return fits;
    fits += character;
  }
  return fits;
}

/** Where to break: after the last space, slash or hyphen, unless that leaves most of the line empty. */
function breakOf(text: string, fits: string): string {
  if (text[fits.length] === ' ') return fits;
  const end = Math.max(fits.lastIndexOf(' '), fits.lastIndexOf('-'), fits.lastIndexOf('/')) + 1;
  return end > fits.length * 0.35 ? fits.slice(0, end) : fits;
}
