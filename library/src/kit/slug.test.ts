import { describe, expect, it } from 'vitest';
import { slug } from './slug.ts';

describe('slug', () => {
  it.each([
    ['Web server', 'web-server'],
    ['  Émile & Söhne ', 'emile-sohne'],
    ['3-tier app', 'n-3-tier-app'],
    ['T01', 'T01'],
    ['S-VE-12', 'S-VE-12'],
    ['T01: Theft', 't01-theft'],
    ['日本語', undefined],
    ['', undefined],
    [undefined, undefined],
    ['<b>x</b>', 'b-x-b'],
  ])('makes %j to %j', (name, id) => {
    expect(slug(name)).toBe(id);
  });

  it('ends a long name with a whole word, and keeps what is an id already', () => {
    const long = slug('The very long name of a thing that somebody has written down in full and at length');
    expect(long).toMatch(/^the-very-long-name-of-a-thing-that-somebody-has/);
    expect((long ?? '').length).toBeLessThanOrEqual(48);
    const id = `a-${'b'.repeat(60)}`;
    expect(slug(id)).toBe(id);
  });

  it('takes time that grows with the length only', () => {
    const start = performance.now();
    slug(`${'A-'.repeat(200_000)}x`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
