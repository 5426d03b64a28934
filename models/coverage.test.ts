import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Assertion, assertionsOf, coverage, failureOf } from '../library/src/analyze/coverage/coverage.ts';
import { coverageRoot } from '../library/src/analyze/coverage/root.ts';
import { isObject, select } from '../library/src/analyze/coverage/select.ts';
import { check } from '../library/src/check.ts';
import { linkExistsFrom } from '../library/src/model/files/link-exists.ts';
import { readModel } from '../library/src/model/files/read-model.ts';

/** The day the models are judged for: a report is the same whenever it is made. */
export const CLOCK = '2026-11-22';
const CHECKLIST = fileURLToPath(new URL('../../shared/seeds/checklist.md', import.meta.url));

async function judged(id: string) {
  const path = fileURLToPath(new URL(id, import.meta.url));
  const read = await readModel(path);
  const { analysis, problems } = await check(read, { clock: CLOCK, linkExists: linkExistsFrom(path) });
  const root = coverageRoot(read, analysis);
  return { read, analysis, problems, root, rows: coverage(read.model, root) };
}

if (!existsSync(CHECKLIST))
  console.log('Skipping the conformance with the checklist: there is no ../shared beside the repository');

const MODELS = { virtengine: 259, atlas: 155, 'bitcoin-commons': 157 } as const;

for (const [id, items] of Object.entries(MODELS)) {
  describe(`models/${id}`, async () => {
    const { read, problems, root, rows } = await judged(id);

    it('reads without a problem', () => expect(problems).toEqual([]));

    it(`says of each of the ${items} items where it is true`, () => {
      const count = (state: string): number => rows.filter((row) => row.state === state).length;
      console.log(`${id}: ${count('modelled')} modelled, ${count('computed')} computed, ${count('pending')} pending`);
      expect(rows.length).toBe(items);
      expect(rows.filter((row) => row.failures.length > 0)).toEqual([]);
    });

    it('gives no item about the model or an engine to a later part', () => {
      const wrong = [...read.model.coverage.values()].filter(
        (item) => /[ME]/.test(item.asks ?? 'M') && assertionsOf(item).length === 0,
      );
      expect(wrong.map((item) => item.id)).toEqual([]);
    });

    it('fails when any asserted value is another', () => {
      const blind: string[] = [];
      for (const item of read.model.coverage.values()) {
        for (const assertion of assertionsOf(item)) {
          if (!notices(assertion, root)) blind.push(`${item.id} ${assertion.at}`);
        }
      }
      expect(blind).toEqual([]);
    });

    it.skipIf(!existsSync(CHECKLIST))('covers the checklist it was written from (skipped where that is absent)', () => {
      const prefix = { virtengine: 'S-VE', atlas: 'S-AT', 'bitcoin-commons': 'S-BC' }[id] ?? '';
      const lines = readFileSync(CHECKLIST, 'utf8').matchAll(
        new RegExp(`^- (${prefix}-\\d+) \\[([A-Z]+)\\] (.*)$`, 'gm'),
      );
      const wanted = [...lines].map(([, item = '', asks = '', text = '']) => ({ item, asks, text }));
      expect(wanted.length).toBe(items);
      expect([...read.model.coverage.values()].map((row) => [row.id, row.asks])).toEqual(
        wanted.map(({ item, asks }) => [item, asks]),
      );
      const vague = wanted.filter(({ item, asks, text }) => {
        const row = read.model.coverage.get(item);
        const sharp =
          row !== undefined && assertionsOf(row).some(({ is, has, count }) => (is ?? has ?? count) !== undefined);
        return /[ME]/.test(asks) && /\d|"|`/.test(text) && !sharp;
      });
      expect(vague.map(({ item }) => item)).toEqual([]);
    });
  });
}

/** Whether a statement fails once what it speaks of is changed, and once it asks for something else. */
function notices(assertion: Assertion, root: Readonly<Record<string, unknown>>): boolean {
  const { at, is, has, count } = assertion;
  const asks: readonly Assertion[] = [
    ...(is === undefined ? [] : [{ at, is: other(is) }]),
    ...(has === undefined ? [] : [{ at, has: other(has) }]),
    ...(count === undefined ? [] : [{ at, count: count + 1 }]),
  ];
  const sharp = asks.every((wrong) => failureOf(wrong, root) !== undefined);
  const copies = select(root, at).flatMap(({ path }) => [changed(root, path), removed(root, path)]);
  return sharp && (count === 0 || copies.some((copy) => failureOf(assertion, copy) !== undefined));
}

function other(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? ['nothing like it'] : value.map(other);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, other(field)]));
  return `${String(value)} but other`;
}

type Root = Readonly<Record<string, unknown>>;
type Steps = readonly (string | number)[];

/** A copy of a document in which the value at a path is another. */
function changed(root: Root, path: Steps): Root {
  return withParent(root, path, (parent, step) => {
    const value = parent[step];
    parent[step] = Array.isArray(value) || isObject(value) ? {} : 'something else';
  });
}

/** A copy of a document in which there is nothing at a path. */
function removed(root: Root, path: Steps): Root {
  return withParent(root, path, (parent, step) => {
    if (Array.isArray(parent)) parent.splice(Number(step), 1);
    else delete parent[step];
  });
}

function withParent(root: Root, path: Steps, change: (parent: Record<string, unknown>, step: string) => void): Root {
  const [step = '', ...rest] = path;
  const copy = (Array.isArray(root) ? [...root] : { ...root }) as Record<string, unknown>;
  if (rest.length > 0) copy[step] = withParent(copy[step] as Root, rest, change);
  else change(copy, String(step));
  return copy;
}
