import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalSearch } from './literal-search.ts';

function hits(literals: readonly string[], text: string): readonly string[] {
  const found: string[] = [];
  literalSearch(literals.map((one) => [one, one]))(text, (value, at) => found.push(`${at} ${value}`));
  return found.sort();
}

describe('literalSearch', () => {
  it('finds all, those that overlap and those that begin alike', () => {
    expect(hits(['ab', 'abc', 'bc', 'ghp_'], 'xabc ghp_')).toEqual(['1 ab', '1 abc', '2 bc', '5 ghp_']);
  });

  it('finds what a plain search finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '-', 'é', '\n'), maxLength: 60 });
    const literal = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(literal, { minLength: 1, maxLength: 6 }), letters, (literals, text) => {
        const expected = literals.flatMap((one) =>
          [...text].flatMap((_, at) => (text.startsWith(one, at) ? [`${at} ${one}`] : [])),
        );
        expect(hits(literals, text)).toEqual(expected.sort());
      }),
    );
  });

  it('refuses what it could not find', () => {
    for (const wrong of ['', 'a', 'é-']) expect(() => literalSearch([[wrong, 1]])).toThrow(RangeError);
  });
});
