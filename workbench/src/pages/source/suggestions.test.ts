/**
 * What is suggested at a cursor, by the schema that is published and a small model.
 * @module
 */

import { type Overview, openSession, QUICK_CALLS } from 'vauban/browser';
import schema from 'vauban/schema';
import { beforeAll, expect, it } from 'vitest';
import { isSchema, type JsonSchema } from './json-schema.ts';
import { placeOf } from './place-of.ts';
import { spotAt } from './spot.ts';
import { suggestionsAt } from './suggestions.ts';

const MODEL = `zones:
  inner: { title: Inside, trust: internal }
components:
  web: { kind: process, zone: inner }
  inner: { kind: store, zone: inner }
assets:
  keys: { title: Keys }
flows:
  fetch: { from: web, to: inner }
trust-levels: [untrusted, internal]
schemes: {}
`;
let overview: Overview;
let root: JsonSchema;

beforeAll(async () => {
  const files = [{ name: 'system.yaml', text: MODEL }];
  overview = QUICK_CALLS.overview(await openSession({ path: '.', files, rules: [], clock: '2026-11-22' }));
  const data: unknown = schema;
  if (!isSchema(data)) throw new Error('The schema is none');
  root = data;
});

/** The texts that are suggested at the `^`. */
function at(marked: string): readonly string[] {
  const before = marked.slice(0, marked.indexOf('^')).split('\n');
  const all = marked.replace('^', '').split('\n');
  const lines = { count: all.length, line: (index: number) => all[index] ?? '' };
  const spot = spotAt(lines, before.length - 1, before.at(-1)?.length ?? 0);
  return suggestionsAt(root, spot, overview).map(({ text }) => text);
}

it('suggests keys that are not there yet', () => {
  expect(at('^')).toEqual(expect.arrayContaining(['vauban', 'components', 'threats']));
  const keys = at('components:\n  web:\n    kind: process\n    ^');
  expect(keys).toContain('zone');
  expect(keys).not.toContain('kind');
  expect(at('components:\n  web: { kind: process, ^')).toContain('zone');
});

it('suggests no keys where the team names things', () => {
  expect(at('components:\n  ^')).toEqual([]);
});

it('suggests words and ids', () => {
  expect(at('components:\n  web:\n    kind: ^')).toEqual(['process', 'store', 'external']);
  expect(at('components:\n  web:\n    zone: ^')).toEqual(['inner']);
  expect(at('flows:\n  fetch: { from: ^')).toEqual(['web', 'inner']);
  expect(at('flows:\n  fetch:\n    carries:\n      - ^')).toEqual(expect.arrayContaining(['asset', 'keys']));
  expect(at('zones:\n  inner:\n    trust: ^')).toEqual(['untrusted', 'internal']);
});

it('writes an id with its collection where two have it', () => {
  expect(at('threats:\n  t:\n    targets: [^')).toEqual(
    expect.arrayContaining(['web', 'components/inner', 'zones/inner', 'keys']),
  );
});

it('finds entries and collections in the files', () => {
  expect(placeOf(overview, 'components/web')).toMatchObject({ file: 'system.yaml', line: 4 });
  expect(placeOf(overview, 'schemes')).toMatchObject({ file: 'system.yaml', line: 11, column: 1 });
  expect(placeOf(overview, 'components/gone')).toBeUndefined();
});
