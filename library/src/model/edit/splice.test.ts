import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeSplices } from './compose.ts';
import { applySplices, type Splice, undoSplices } from './splice.ts';

/** Any splices of a text of a length. */
function splicesOf(length: number): fc.Arbitrary<Splice[]> {
  const cut = fc.tuple(fc.nat(length), fc.nat(length), fc.string({ maxLength: 4 }));
  return fc.array(cut, { maxLength: 4 }).map((cuts) => {
    const places = [...cuts.map(([from]) => from), ...cuts.map(([, to]) => to)].sort((one, other) => one - other);
    return cuts.map(([, , text], index) => ({ start: places[2 * index] ?? 0, end: places[2 * index + 1] ?? 0, text }));
  });
}

const TEXT = fc.string({ maxLength: 20 });

describe('applySplices', () => {
  test('puts text in the place of other text', () => {
    const splices = [
      { start: 0, end: 1, text: 'x' },
      { start: 2, end: 2, text: 'yy' },
    ];
    expect(applySplices('abc', splices)).toBe('xbyyc');
  });

  test('refuses splices out of order or outside the text', () => {
    const first = { start: 1, end: 2, text: '' };
    expect(() => applySplices('abc', [first, { start: 0, end: 0, text: '' }])).toThrow(RangeError);
    expect(() => applySplices('abc', [{ start: 2, end: 4, text: '' }])).toThrow(RangeError);
    expect(() => applySplices('abc', [{ start: 2, end: 1, text: '' }])).toThrow(RangeError);
  });
});

describe('undoSplices', () => {
  test('gives the text before, byte for byte', () => {
    const property = fc.property(
      TEXT.chain((text) => fc.tuple(fc.constant(text), splicesOf(text.length))),
      ([text, splices]) => {
        expect(applySplices(applySplices(text, splices), undoSplices(text, splices))).toBe(text);
      },
    );
    fc.assert(property);
  });
});

describe('composeSplices', () => {
  test('gives what both rounds give', () => {
    const rounds = TEXT.chain((text) => {
      return splicesOf(text.length).chain((first) => {
        const middle = applySplices(text, first);
        return splicesOf(middle.length).map((second) => ({ text, first, second, after: applySplices(middle, second) }));
      });
    });
    const property = fc.property(rounds, ({ text, first, second, after }) => {
      expect(applySplices(text, composeSplices(first, second))).toBe(after);
    });
    fc.assert(property);
  });
});
