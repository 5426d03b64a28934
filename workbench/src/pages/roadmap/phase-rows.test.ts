import type { Overview } from 'vauban/browser';
import { describe, expect, it } from 'vitest';
import { isPast, levelSteps, phaseRows } from './phase-rows.ts';

function overview(): Overview {
  const items = new Map([
    ['locks', { title: 'Locks', controls: ['lock', 'bolt'], status: 'done', due: '2026-01-31' }],
    ['after', { when: { phase: 'one', is: 'complete' } }],
  ]);
  const model = {
    controls: new Map([
      ['lock', { id: 'lock', status: 'done' }],
      ['bolt', { id: 'bolt', status: 'planned' }],
    ]),
    phases: new Map([['one', { id: 'one', title: 'First', order: 1, due: '2026-01', items }]]),
  };
  const analysis = {
    phases: [
      {
        id: 'one',
        done: 0,
        of: 2,
        complete: false,
        items: { locks: 'in-progress', after: 'planned' },
        threats: ['theft'],
        removes: [{ threat: 'theft', from: 'high', to: 'low' }],
      },
    ],
    risks: [{ threat: 'theft', claimed: 'high' }, { threat: 'fire', claimed: 'high' }, { threat: 'unrated' }],
  };
  return { model, analysis, clock: '2026-02-01' } as unknown as Overview;
}

describe('phaseRows', () => {
  it('tells what is written, what counts, and what is late', () => {
    const [phase] = phaseRows(overview());
    expect(phase).toMatchObject({ title: 'First', overdue: true, done: 0, of: 2, proven: 0 });
    expect(phase?.states).toEqual(['CLAIMED', 'none']);
    expect(phase?.items).toMatchObject([
      { id: 'locks', status: 'in-progress', written: 'done', overdue: true, proven: false },
      { id: 'after', title: 'after', waits: 'done once "First" is complete' },
    ]);
  });

  it('lets a month pass only when it is over', () => {
    expect(isPast('2026-02', '2026-02-10')).toBe(false);
    expect(isPast('2026-02', '2026-03-01')).toBe(true);
    expect(isPast('2026-02-10', '2026-02-10')).toBe(false);
    expect(isPast(undefined, '2026-02-10')).toBe(false);
  });
});

describe('levelSteps', () => {
  it('takes off what each phase takes off', () => {
    const one = overview();
    expect(levelSteps(one, phaseRows(one)).map(({ title, levels }) => [title, Object.fromEntries(levels)])).toEqual([
      ['Now, as claimed', { high: 2 }],
      ['After First', { low: 1, high: 1 }],
    ]);
  });
});
