/**
 * The smallest change between two texts.
 * @module
 */
import { expect, it } from 'vitest';
import { minimalChange } from './minimal-change.ts';

const apply = (text: string, change: ReturnType<typeof minimalChange>): string =>
  change === undefined ? text : text.slice(0, change.from) + change.insert + text.slice(change.to);

it.each([
  ['a: 1\nb: 2\n', 'a: 1\nb: 3\n'],
  ['', 'a'],
  ['a', ''],
  ['aaa', 'aaaa'],
  ['abab', 'ab'],
  ['same', 'same'],
])('makes %j into %j', (before, after) => {
  expect(apply(before, minimalChange(before, after))).toBe(after);
});

it('leaves what is the same alone', () => {
  expect(minimalChange('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' });
});
