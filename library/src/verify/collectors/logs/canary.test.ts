import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSpellings, spellingsOf } from './canary.ts';

const MARKER = 'Canary/5b1f9c+Ü';
const bytes = Buffer.from(MARKER);

describe('findSpellings', () => {
  it.each([
    ['plain', `before ${MARKER} after`],
    ['plain', MARKER.toUpperCase()],
    ['hexadecimal', bytes.toString('hex').toUpperCase()],
    ['URL-encoded', encodeURIComponent(MARKER).toLowerCase()],
    ['URL-encoded', [...bytes].map((byte) => `%${byte.toString(16)}`).join('')],
    ['base64', Buffer.from(`{"body":"${MARKER}"}`).toString('base64')],
    ['base64', Buffer.from(`ab${MARKER}`).toString('base64url')],
    ['escaped', [...MARKER].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
  ])('finds the %s spelling', (name, text) => {
    expect(findSpellings(text, spellingsOf(MARKER)).map(({ spelling }) => spelling.name)).toContain(name);
  });

  it('says where it stands', () => {
    expect(findSpellings(`one\ntwo ${MARKER}`, spellingsOf(MARKER))[0]?.offset).toBe(8);
  });

  it('finds nothing in a text without it', () => {
    expect(findSpellings('Canary/5b1f9 dGVzdA== %43%61', spellingsOf(MARKER))).toEqual([]);
  });

  it('finds base64 whatever stands around the marker', () => {
    const property = fc.property(fc.string(), fc.string(), (before, after) => {
      const text = Buffer.from(`${before}canary-0123${after}`).toString('base64');
      expect(findSpellings(text, spellingsOf('canary-0123')).length).toBeGreaterThan(0);
    });
    void fc.assert(property);
  });
});
