import type { Overview } from 'vauban/browser';
import { describe, expect, it } from 'vitest';
import { frameworkRows, standingCounts } from './requirement-rows.ts';

function overview(requirements: Readonly<Record<string, object>>): Overview {
  const model = {
    threats: new Map([['theft', { id: 'theft', controls: [{ control: 'lock' }] }]]),
    controls: new Map(
      ['lock', 'bolt', 'gone'].map((id) => [
        id,
        { id, status: id === 'bolt' ? 'planned' : id === 'gone' ? 'retired' : 'done' },
      ]),
    ),
    entries: new Map(),
    assets: new Map(),
    boundaries: new Map(),
    phases: new Map(),
    detections: new Map(),
    frameworks: new Map([['f', { id: 'f', title: 'Law', requirements: new Map(Object.entries(requirements)) }]]),
  };
  const states = [{ id: 'lock', state: 'PROVEN', because: '', needs: 'active', title: '', evidence: [] }];
  return { model, look: { posture: { states }, evidence: { items: [] } } } as unknown as Overview;
}

describe('frameworkRows', () => {
  it('puts what nothing meets first, and what is proven last', () => {
    const [row] = frameworkRows(
      overview({
        proven: { controls: ['lock'] },
        planned: { controls: ['bolt'] },
        empty: { controls: [] },
        said: { controls: ['lock'], playbook: 'call' },
        retired: { controls: ['gone'] },
      }),
    );
    expect(row?.requirements.map(({ id, standing }) => [id, standing])).toEqual([
      ['empty', 'open'],
      ['retired', 'open'],
      ['planned', 'none'],
      ['said', 'CLAIMED'],
      ['proven', 'PROVEN'],
    ]);
    expect(row).toMatchObject({ covered: 2, planned: 1, open: 2, proven: 1 });
    expect(standingCounts(row?.requirements ?? [])[0]).toEqual(['open', 2]);
  });

  it('counts the controls against the threats it names where it names none itself', () => {
    const [row] = frameworkRows(overview({ about: { threats: ['theft'] } }));
    expect(row?.requirements[0]).toMatchObject({ through: ['lock'], standing: 'PROVEN' });
  });

  it('rolls up what is claimed, but counts nothing as proven that is planned in part', () => {
    const [row] = frameworkRows(overview({ both: { controls: ['lock', 'bolt'] } }));
    expect(row?.requirements[0]?.standing).toBe('PROVEN');
    expect(row?.proven).toBe(0);
  });
});
