/**
 * Texts that an attacker would write into a model, and what must never come out of a report.
 * @module
 */
import fc from 'fast-check';

/** Titles that try to act on a terminal, a page or a table. */
export const HOSTILE = [
  '\u001b[2J\u001b[31mred\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '\u009b31mC1',
  'line\r\nbreak\u2028and\u2029paragraph\u0085next',
  'admin\u202e\u2066txt.exe\u2069 \u200f\u061c',
  'zero\u200bwidth\ufeff\u00ad\u2060',
  '<script>alert(1)</script> <img src=x onerror=alert(1)> &amp; "quoted" \'single\'',
  '| cell | ` code `` | \\| **bold** _it_ [link](javascript:alert(1)) ![i](x) <!-- --> ~~no~~ $x$ @everyone #1',
  '# heading',
  '- item',
  '1. one',
  '```',
  ']]> <![CDATA[ ]]>',
  '漢字の長い題名がここにあります '.repeat(8),
  '👩‍👩‍👧‍👦 family e\u0301',
  `${'a'.repeat(400)}`,
  '\ud800 half',
  '\u0000\u0008\u007f',
  '$& $1 {0}',
];

/** Any text, the hostile ones often. */
export const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

/** What acts on a terminal or hides from a reader. */
export const ACTING = /(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\u200b\u2060\ufeff\u00ad]/u;
