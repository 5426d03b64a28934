/**
 * Text that somebody else wrote, made safe to print: whoever writes a title must not be able to move the cursor,
 * hide text or reverse the order of what follows (Trojan Source, CVE-2021-42574).
 * @module
 */

/** What a line of text never needs: ends of lines and tabs, which become a space. */
const SPACES = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;
/** Control characters, invisible characters, marks and overrides of direction, halves of surrogate pairs. */
const UNSAFE =
  /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/gu;

/** The picture of a control character, or the replacement character for what has none. */
function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/**
 * One line of text without anything that acts on the reader's terminal or hides from the reader.
 *
 * @example neutralize('a\u001b[31mb') // 'a\u241b[31mb'
 */
export function neutralize(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.replace(SPACES, ' ').replace(UNSAFE, visible);
}
