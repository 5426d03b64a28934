/**
 * JSON as text that is safe to print on a terminal.
 * @module
 */

/** What JSON lets stand and a terminal or a reader would be fooled by; JSON can say it in ASCII. */
const UNSAFE = /[\u007f-\u009f\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\ufff9-\ufffb]/gu;

/** Prints a value; what it says is the same, character for character. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2) ?? 'null';
  return text.replace(UNSAFE, (character) =>
    Array.from(
      { length: character.length },
      (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
