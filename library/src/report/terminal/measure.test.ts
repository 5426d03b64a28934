import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../hostile-text.fixture.ts';
import { inline, plainText, span } from '../page/block.ts';
import { cut, filled, widthOf, wrapped } from './measure.ts';

test('cut ends with an ellipsis and never splits a wide letter', () => {
  expect(plainText(cut([span('漢字漢字')], 6))).toBe('漢字…');
  expect(plainText(cut(inline('abc', span('def', 'strong')), 5))).toBe('abcd…');
  expect(plainText(cut([span('abc')], 3))).toBe('abc');
});

test('wrapped keeps a link whole and breaks any other long word', () => {
  const link = `https://example.com/${'x'.repeat(60)}`;
  expect(wrapped(inline('see ', link), 20).map(plainText)).toEqual(['see', link]);
  expect(wrapped([span('abcdefgh')], 3).map(plainText)).toEqual(['abc', 'def', 'gh']);
});

test('wrapped keeps all words in order', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 4, max: 80 }), (text, room) => {
      const lines = wrapped([span(text)], room);
      const squeeze = (some: string): string => some.replaceAll(' ', '');
      expect(squeeze(lines.map(plainText).join(''))).toBe(squeeze(span(text).text));
      for (const line of lines) if (!/https?:/.test(plainText(line))) expect(widthOf(line)).toBeLessThanOrEqual(room);
    }),
  );
});

test('filled and cut together give the width exactly', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 80 }), (text, room) => {
      expect(widthOf(filled(cut([span(text)], room), room))).toBe(room);
    }),
  );
});
