import { expect, it } from 'vitest';
import { decisionEdits, draftOf } from './decision-edits.ts';
import { type Decision, standingOf } from './standing.ts';

const DATE = '2026-11-22';
const draft = { treatment: 'accept', until: '', because: ' Low value ', by: '' };
// A decision as the reader gives it; the id is a branded text.
const before = { id: 'T01', treatment: 'accept', until: '2027-01-01', because: 'Low value' } as unknown as Decision;

it('writes a whole decision with what was filled in', () => {
  expect(decisionEdits('T01', { before: undefined, draft, date: DATE })).toEqual([
    { kind: 'set', path: ['decisions', 'T01'], value: { treatment: 'accept', because: 'Low value', date: DATE } },
  ]);
});

it('changes only what differs of one that stands', () => {
  expect(decisionEdits('T01', { before, draft: { ...draft, by: 'Ann' }, date: DATE })).toEqual([
    { kind: 'remove', path: ['decisions', 'T01', 'until'] },
    { kind: 'set', path: ['decisions', 'T01', 'by'], value: 'Ann' },
    { kind: 'set', path: ['decisions', 'T01', 'date'], value: DATE },
  ]);
  expect(decisionEdits('T01', { before, draft: draftOf(before), date: DATE })).toEqual([]);
});

it.each([
  ['2026-11-21', true],
  ['2026-11-22', false],
  ['2026-11', false],
  ['2026-10', true],
  ['2026', false],
])('a decision until %s is over: %s', (until, over) => {
  expect(standingOf({ ...before, until }, DATE)?.over).toBe(over);
});
