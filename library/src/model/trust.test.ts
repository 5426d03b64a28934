import { describe, expect, it } from 'vitest';
import { readTexts } from './read/read-texts.ts';
import { trustOf } from './trust.ts';

const modelOf = (text: string) => readTexts([{ name: 'sample.yaml', text }]);

describe('trustOf', () => {
  it.each([
    ['the default levels', '', 'ooxxii'],
    ['a list with public and internal', 'trust-levels: [untrusted, public, semi, auth, validator, internal]', 'ooxxxi'],
    ['a list of its own', 'trust-levels: [none, little, some, much, most]', 'ooxii'],
    ['three levels', 'trust-levels: [low, middle, high]', 'ooi'],
    ['two levels', 'trust-levels: [low, high]', 'oi'],
    ['one level', 'trust-levels: [all]', 'o'],
  ])('tells outside from inside on %s', (_, levels, sides) => {
    const { isInside, isOutside } = trustOf(modelOf(`system: { title: Sample }\n${levels}`).model);
    const found = [...sides].map((_side, rank) => (isOutside(rank) ? 'o' : isInside(rank) ? 'i' : 'x'));
    expect(found.join('')).toBe(sides);
  });

  it('knows no rank for a zone that states no trust', () => {
    const { rankOf } = trustOf(modelOf('system: {}\nzones: { a: {}, b: { trust: public } }').model);
    expect([rankOf('a'), rankOf('b'), rankOf(undefined)]).toEqual([undefined, 1, undefined]);
  });
});
