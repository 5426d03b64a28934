import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { widthOf, wrap } from './measure.ts';

const FONT = { size: 10 };

describe('wrap', () => {
  test.each([
    ['short', ['short']],
    ['', []],
    ['breaks after a space here', ['breaks after a', 'space here']],
    ['breaks/after-a-sign-here', ['breaks/after-a-', 'sign-here']],
    ['Donaudampfschiffahrtsgesellschaft', ['Donaudampfschi', 'ffahrtsgesells…']],
  ])('breaks %j into %j', (written, lines) => {
    expect(wrap(written, FONT, { width: 85, lines: 2 })).toEqual(lines);
  });

  test('gives lines that fit, and says when it left something out', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 4 }), (written, lines) => {
        const text = written.trim();
        const wrapped = wrap(text, FONT, { width: 80, lines });
        expect(wrapped.length).toBeLessThanOrEqual(lines);
        for (const line of wrapped) expect(widthOf(line, FONT)).toBeLessThanOrEqual(80);
        const isWhole = wrapped.join('').replace(/\s/g, '') === text.replace(/\s/g, '');
        expect(isWhole || wrapped.at(-1)?.endsWith('…')).toBe(true);
      }),
    );
  });
});

test('widthOf gives wide scripts their room and marks none', () => {
  expect(widthOf('漢字', FONT)).toBeGreaterThan(widthOf('ab', FONT) * 1.5);
  expect(widthOf('e\u0301', FONT)).toBe(widthOf('e', FONT));
});
