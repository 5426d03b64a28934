import type { Overview } from 'vauban/browser';
import { describe, expect, it } from 'vitest';
import { type ControlRow, controlRows, filtered, grouped, whyClaimed } from './control-rows.ts';

function overview(): Overview {
  const model = {
    threats: new Map([['theft', { id: 'theft', controls: [{ control: 'lock' }] }]]),
    controls: new Map([
      ['lock', { id: 'lock', title: 'Door lock', status: 'done', layer: 'edge', guards: ['entries/door'] }],
      [
        'camera',
        {
          id: 'camera',
          status: 'planned',
          strategy: 'detect',
          evidence: [{ any: [{ check: 'logs' }, { check: 'code' }] }],
        },
      ],
      ['guard', { id: 'guard', status: 'done' }],
    ]),
    entries: new Map(),
    assets: new Map(),
    boundaries: new Map(),
    detections: new Map(),
    vectors: new Map(),
    layers: [{ id: 'edge', title: 'Edge' }],
    phases: new Map([
      ['one', { id: 'one', order: 1, items: new Map([['watch', { id: 'watch', controls: ['camera'] }]]) }],
    ]),
  };
  const states = [
    { id: 'lock', state: 'REFUTED', because: 'The door stands open', needs: 'active', title: '', evidence: [] },
  ];
  return { model, look: { posture: { states }, evidence: { items: [] } } } as unknown as Overview;
}

const ids = (rows: readonly ControlRow[]) => rows.map(({ id }) => id);

describe('the rows of controls', () => {
  const rows = controlRows(overview());

  it('stand in order of their states, and know what they guard and work against', () => {
    expect(rows.map(({ id, proof }) => [id, proof.state])).toEqual([
      ['lock', 'REFUTED'],
      ['guard', 'CLAIMED'],
      ['camera', 'none'],
    ]);
    expect(rows[0]).toMatchObject({ guards: ['entries/door'], threats: ['theft'] });
    expect(rows[2]).toMatchObject({ checks: ['logs', 'code'], claims: 2, phases: ['one'] });
  });

  it('are found by state, by check and by every word of a text', () => {
    expect(ids(filtered(rows, { state: 'CLAIMED' }))).toEqual(['guard']);
    expect(ids(filtered(rows, { check: 'code' }))).toEqual(['camera']);
    expect(ids(filtered(rows, { check: '' }))).toEqual(['lock', 'guard']);
    expect(ids(filtered(rows, { text: 'open DOOR' }))).toEqual(['lock']);
  });

  it('stand under headings, those of no heading last', () => {
    expect(grouped(rows, 'layer', overview()).map(({ title, rows: inside }) => [title, ids(inside)])).toEqual([
      ['Edge', ['lock']],
      ['In no layer', ['guard', 'camera']],
    ]);
    expect(grouped(rows, 'phase', overview()).map(({ id, rows: inside }) => [id, ids(inside)])).toEqual([
      ['one', ['camera']],
      ['', ['lock', 'guard']],
    ]);
  });
});

describe('whyClaimed', () => {
  it('counts the reasons, the most frequent first', () => {
    const row = (reason: string) => ({ proof: { reason } }) as unknown as ControlRow;
    expect(whyClaimed([row('none'), row('partial'), row('none')])).toBe('2 with no evidence named · 1 shown in part');
    expect(whyClaimed([row('none'), row('none')])).toBe('with no evidence named');
  });
});
