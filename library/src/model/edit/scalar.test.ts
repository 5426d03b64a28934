import fc from 'fast-check';
import { FAILSAFE_SCHEMA, load, nullCoreTag } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { literalLines, scalarText } from './scalar.ts';

describe('scalarText', () => {
  test.each([
    'one',
    'two words',
    '1.0',
    '0123',
    'yes',
    'true',
    '-5',
    '80:80',
    'https://x/y?z#w',
    "it's",
    'a "b"',
    '2026-11-22',
    '<5',
    'ü€😀',
  ])('leaves %j plain', (text) => {
    expect(scalarText(text, { flow: true })).toBe(text);
  });

  test.each([
    ['', '""'],
    ['null', '"null"'],
    ['~', '"~"'],
    [' a', '" a"'],
    ['a: b', '"a: b"'],
    ['a #b', '"a #b"'],
    ['a:', '"a:"'],
    ['- a', '"- a"'],
    ['*a', '"*a"'],
    ['---', '"---"'],
    ['@a', '"@a"'],
    ['a: "b"', `'a: "b"'`],
    ['# \'b\' "c"', `'# ''b'' "c"'`],
    ['a\tb', '"a\\tb"'],
    ['a\nb', '"a\\nb"'],
    ['a\u0085', '"a\\u0085"'],
    ['\ud800', '"\\ud800"'],
  ])('quotes %j', (text, quoted) => {
    expect(scalarText(text, { flow: false })).toBe(quoted);
  });

  test('quotes a comma only in flow', () => {
    expect(scalarText('a, b', { flow: false })).toBe('a, b');
    expect(scalarText('a, b', { flow: true })).toBe('"a, b"');
  });

  test('keeps a quote, and leaves single ones for text that needs escapes', () => {
    expect(scalarText('a', { flow: false, quote: '"' })).toBe('"a"');
    expect(scalarText('a', { flow: false, quote: "'" })).toBe("'a'");
    expect(scalarText('a\n', { flow: false, quote: "'" })).toBe('"a\\n"');
  });

  test('writes any text so that the reader of models reads it back, as value and as key', () => {
    const schema = FAILSAFE_SCHEMA.withTags(nullCoreTag);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), fc.boolean(), (text, flow) => {
        const written = scalarText(text, { flow });
        expect(load(flow ? `[k, ${written}]` : `- k\n- ${written}`, { schema })).toEqual(['k', text]);
        fc.pre(text !== '__proto__');
        expect(load(flow ? `{ ${written}: 1 }` : `${written}: 1`, { schema })).toEqual({ [text]: '1' });
      }),
    );
  });
});

describe('literalLines', () => {
  test.each([
    ['a\nb', ['|-', 'a', 'b']],
    ['a\n\n  b\n', ['|', 'a', '', '  b']],
    ['one line', undefined],
    [' a\nb', undefined],
    ['a\n \nb', undefined],
    ['a\r\nb', undefined],
    ['a\n\n', undefined],
    ['\na', undefined],
  ])('of %j', (text, lines) => {
    expect(literalLines(text)).toEqual(lines);
  });
});
