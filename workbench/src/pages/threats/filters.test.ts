import { openSession, overviewOf } from 'vauban/browser';
import { expect, it } from 'vitest';
import { groupedThreats, pickedFindings, pickedThreats, sortedThreats } from './filters.ts';
import { openFindings } from './finding-rows.ts';
import { linesOf } from './lines.ts';
import { registerRows } from './register-rows.ts';
import { selectionOf } from './selection.ts';

const TEXT = `system: { scheme: five-by-five, rated: before }
components: { web: { kind: process }, db: { kind: store } }
actors: { thief: {} }
controls:
  tls: { strategy: prevent, effectiveness: high, status: done, against: [threats/forgery] }
threats:
  forgery:
    stride: [tampering, spoofing]
    targets: [web, db]
    actors: [thief]
    risk: { probability: 4, impact: 4 }
  loss: { stride: [denial-of-service], targets: [db], risk: { probability: 1, impact: 1 } }
  idle: {}
decisions:
  loss: { treatment: accept, until: 2026-01, because: Rare }
`;
const session = await openSession({
  path: 'shop',
  files: [{ name: 'shop.yaml', text: TEXT }],
  rules: [],
  clock: '2026-11-22',
});
const overview = overviewOf(session);
const rows = registerRows(overview);
const ids = (query: string): readonly string[] => pickedThreats(rows, new URLSearchParams(query)).map(({ id }) => id);

it.each([
  ['', ['forgery', 'loss', 'idle']],
  ['view=unproven', ['forgery']],
  ['letter=denial-of-service', ['loss']],
  ['about=components/db', ['forgery', 'loss']],
  ['actor=thief', ['forgery']],
  ['state=CLAIMED', ['forgery']],
  ['state=nothing', ['loss', 'idle']],
  ['decision=over', ['loss']],
  ['decision=accept', []],
  ['decision=open', ['forgery', 'idle']],
  ['claimed=none', ['idle']],
  ['proven=critical', ['forgery']],
  ['q=web%20FORG', ['forgery']],
])('"%s" asks for %j', (query, expected) => {
  expect(ids(query)).toEqual(expected);
});

it('puts the worst first, and what is not rated last', () => {
  const order = (query: string) => sortedThreats(rows, new URLSearchParams(query)).map(({ id }) => id);
  expect(order('sort=proven')).toEqual(['forgery', 'loss', 'idle']);
  expect(order('sort=proven&down=1')).toEqual(['idle', 'loss', 'forgery']);
});

it('lets a threat stand in every group of its own', () => {
  const groups = groupedThreats(rows, 'letter', overview);
  expect(groups.map(({ title, rows: members }) => [title, members.length])).toEqual([
    ['Spoofing', 1],
    ['Tampering', 1],
    ['Denial of service', 1],
    ['No letter', 1],
  ]);
  expect(new Set(linesOf(groups).map(({ key }) => key)).size).toBe(8);
});

it('narrows findings', () => {
  const findings = openFindings(overview.analysis, overview.model);
  const about = pickedFindings(findings, new URLSearchParams('about=threats/idle'));
  expect(about.length).toBeGreaterThan(0);
  expect(about.every(({ name }) => name === 'idle')).toBe(true);
});

it.each([
  ['threats/forgery', 'threat', 'forgery'],
  ['decisions/loss', 'threat', 'loss'],
  ['threats/gone', 'threat', 'gone'],
  ['no-backup@db', 'finding', 'no-backup@db'],
])('%s picks a %s', (select, kind, id) => {
  expect(selectionOf(select, overview.model)).toEqual({ kind, id });
});
