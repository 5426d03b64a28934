import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neutralize } from './neutralize.ts';

test.each([
  ['plain text', 'plain text'],
  ['a\u001b[31mb', 'a\u241b[31mb'],
  ['a\r\nb\tc', 'a b c'],
  ['a\u009bb', 'a\ufffdb'],
  ['user\u202etxt', 'user\ufffdtxt'],
  ['zero\u200bwidth', 'zero\ufffdwidth'],
  ['del\u007f', 'del\u2421'],
  ['half \ud800', 'half \ufffd'],
  ['tag \u{e0041}', 'tag \ufffd'],
  ['é 漢字 👩‍🚀 نمی‌خواهم', 'é 漢字 👩‍🚀 نمی‌خواهم'],
])('neutralize turns %j into %j', (text, expected) => {
  expect(neutralize(text)).toBe(expected);
});

test('neutralize leaves nothing that acts, and does nothing the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const safe = neutralize(text);
      expect(safe).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u);
      expect(neutralize(safe)).toBe(safe);
    }),
  );
});
