import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, titleOf } from './plain-text.ts';

describe('plainText', () => {
  test.each([
    ['plain', 'plain'],
    ['two\nlines\tand  more', 'two lines and more'],
    ['photo\u202Egnp.exe', 'photognp.exe'],
    ['nul\u0000l', 'null'],
    ['half \uD800', 'half'],
    ['شكرا', 'شكرا'],
    ['👩‍💻', '👩‍💻'],
  ])('turns %j into %j', (written, shown) => {
    expect(plainText(written)).toBe(shown);
  });

  test('cuts between characters, not inside them', () => {
    expect(plainText('😀'.repeat(10), 4)).toBe('😀😀😀…');
  });

  test('is never longer than asked for, and has nothing left to remove', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (written) => {
        const shown = plainText(written, 50);
        expect([...shown].length).toBeLessThanOrEqual(50);
        expect(plainText(shown, 50)).toBe(shown);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});

test('titleOf falls back to the id when nothing of the title can be seen', () => {
  expect(titleOf({ id: 'gateway', title: 'Gateway' })).toBe('Gateway');
  expect(titleOf({ id: 'gateway', title: ' \u200B\u202E ' })).toBe('gateway');
  expect(titleOf({ id: 'gateway' })).toBe('gateway');
});
