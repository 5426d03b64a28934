/**
 * Comparisons in words.
 * @module
 */
import { expect, it } from 'vitest';
import { changedFiles, shortName } from './compare.ts';
import { listChange, summaryOf, valueWords } from './summary.ts';

const nothing = { entries: [], levels: [], findings: { added: [], gone: [] } };

it('sums up what differs', () => {
  expect(summaryOf(nothing, 0)).toBe('nothing differs.');
  expect(summaryOf(nothing, 1)).toContain('only in comments');
  const entry = { collection: 'threats', id: 'a', fields: [] };
  const diff = {
    entries: [
      { ...entry, kind: 'added' as const },
      { ...entry, kind: 'changed' as const },
    ],
    levels: [{ threat: 'a', title: 'A' }],
    findings: { added: ['x@y'], gone: [] },
  };
  expect(summaryOf(diff, 2)).toBe('2 entries differ: 1 added, 1 changed; 1 threat has another level; 1 new finding.');
});

it('writes values in one line', () => {
  expect(valueWords({ title: 'A', tags: ['b', 'c'], none: null })).toBe('{ title: A, tags: [b, c], none: empty }');
});

it('tells what a list won and lost', () => {
  expect(listChange({ field: 'tags', before: ['a', 'b'], after: ['b', 'c'] })).toEqual({
    added: ['c'],
    removed: ['a'],
  });
  expect(listChange({ field: 'tags', before: 'a', after: ['b'] })).toBeUndefined();
});

it('knows a file in every revision', () => {
  expect(shortName('1234abc:models/shop/system.yaml')).toBe('system.yaml');
  expect(shortName('../models/shop/schemes/own.yaml')).toBe('schemes/own.yaml');
  const before = new Map([
    ['a.yaml', '1'],
    ['b.yaml', '1'],
    ['c.yaml', '1'],
  ]);
  const after = new Map([
    ['a.yaml', '1'],
    ['b.yaml', '2'],
    ['d.yaml', '1'],
  ]);
  expect(changedFiles({ before, after }).map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    'changed b.yaml',
    'removed c.yaml',
    'added d.yaml',
  ]);
});
