import { describe, expect, it } from 'vitest';
import { wholesAbove, withParts, withWholes } from './parts.ts';

const ENTRIES = new Map<string, { readonly partOf?: string }>([
  ['tree', {}],
  ['branch', { partOf: 'tree' }],
  ['leaf', { partOf: 'branch' }],
  ['twig', { partOf: 'tree' }],
  ['egg', { partOf: 'hen' }],
  ['hen', { partOf: 'egg' }],
]);

describe('withWholes', () => {
  it('adds everything the ids are part of, and no siblings', () => {
    expect([...withWholes(ENTRIES, ['leaf'])].sort()).toEqual(['branch', 'leaf', 'tree']);
  });

  it('ends where a part contains itself', () => {
    expect([...withWholes(ENTRIES, ['egg'])].sort()).toEqual(['egg', 'hen']);
  });
});

describe('withParts', () => {
  it('adds every part below the ids, however deep', () => {
    expect([...withParts(ENTRIES, ['tree'])].sort()).toEqual(['branch', 'leaf', 'tree', 'twig']);
    expect([...withParts(ENTRIES, ['branch'])].sort()).toEqual(['branch', 'leaf']);
  });

  it('ends where a part contains itself', () => {
    expect([...withParts(ENTRIES, ['tree', 'egg'])]).toContain('hen');
    expect([...withParts(ENTRIES, [])]).toEqual([]);
  });

  it('walks a chain of 20,000 parts', () => {
    const chain = new Map(Array.from({ length: 20_000 }, (_, n) => [`c${n}`, n === 0 ? {} : { partOf: `c${n - 1}` }]));
    expect(withParts(chain, ['c0']).size).toBe(20_000);
    expect(withWholes(chain, chain.keys()).size).toBe(20_000);
  });
});

describe('wholesAbove', () => {
  it('lists the wholes from the nearest on', () => expect(wholesAbove(ENTRIES, 'leaf')).toEqual(['branch', 'tree']));
  it('ends where a part contains itself', () => expect(wholesAbove(ENTRIES, 'egg')).toEqual(['hen', 'egg']));
});
