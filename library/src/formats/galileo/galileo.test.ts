import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyzeTree, treeOf } from '../../analyze/trees/index.ts';
import { glanceAt } from '../glance.ts';
import { fileOf, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';

const SAMPLE = fileURLToPath(new URL('sample.dft', import.meta.url));
const looks = (text: string): boolean => format.looksLike(glanceAt(fileOf('a', text)));

describe('galileo', () => {
  it('knows its files by the top level', () => {
    expect(looks(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(looks('toplevel T; T and A B;')).toBe(true);
    expect(looks('{"toplevel T;": 1}')).toBe(false);
    expect(looks('the toplevel is here')).toBe(false);
  });

  it('reads the sample as one tree', async () => {
    const made = await tryRead(format, SAMPLE);
    expect(made.problems).toEqual([]);
    expect(made.counts).toEqual({ trees: 1, gates: 3, steps: 6 });
    expect(made.lost.map(({ message }) => message)).toEqual([
      'assumed: The mission time is 1, in the unit of the rates',
    ]);
    expect(made.draft?.['trees']).toEqual({
      'server-taken': {
        goal: 'Server taken',
        and: ['room-open', 'Night'],
        nodes: {
          'room-open': { title: 'Room open', or: ['Lock', 'Guard', 'Alarm-cut'] },
          Lock: { probability: 0.05 },
          Guard: { probability: 0.1 },
          'Alarm-cut': { 'at-least': 2, of: ['Wire', 'Battery', 'Sensor'] },
          Wire: { probability: expect.closeTo(1 - Math.exp(-0.02), 12) },
          Battery: { probability: 0.3 },
          Sensor: { probability: 0.2 },
          Night: { probability: 0.5 },
        },
      },
    });
  });

  it('makes a tree that can be computed', async () => {
    const { read } = await tryRead(format, SAMPLE);
    if (read === undefined) throw new Error('nothing was read');
    const { minimalAttackSets, probability } = analyzeTree(treeOf(read.model, 'server-taken'));
    expect(minimalAttackSets.bySize).toEqual([
      { steps: 2, sets: 2 },
      { steps: 3, sets: 3 },
    ]);
    const wire = 1 - Math.exp(-0.02);
    const cut = wire * 0.3 + wire * 0.2 + 0.3 * 0.2 - 2 * wire * 0.3 * 0.2;
    expect(probability).toBeCloseTo(0.5 * (1 - 0.95 * 0.9 * (1 - cut)), 12);
  });

  it.each([
    ['nothing', ''],
    ['words', 'once upon a time'],
    ['a name that is defined nowhere', 'toplevel T; T and A B;'],
    ['a circle', 'toplevel T; T and A; A or T;'],
    ['a gate that depends on order', 'toplevel T; T pand A B; A prob=0.1; B prob=0.1;'],
    ['a file cut in half', readFileSync(SAMPLE, 'utf8').slice(0, 120)],
  ])('refuses %s with one problem', async (_, text) => {
    const made = await tryRead(format, fileOf('bad.dft', text));
    expect(made.draft).toBeUndefined();
    expect(made.problems).toHaveLength(1);
  });
});
