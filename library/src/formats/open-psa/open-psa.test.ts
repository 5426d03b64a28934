import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyzeTree, treeOf } from '../../analyze/trees/index.ts';
import { readOpenPsa } from '../../inputs/open-psa/read-open-psa.ts';
import type { AttackTree } from '../../model/attack-tree.ts';
import { glanceAt } from '../glance.ts';
import { CORPUS, fileOf, hasCorpus, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';

const SAMPLE = fileURLToPath(new URL('sample.xml', import.meta.url));
const FAULT_TREES = join(CORPUS, '../engines/aralia');

function only(tree: Awaited<ReturnType<typeof tryRead>>, id: string) {
  const model = tree.read?.model;
  if (model === undefined) throw new Error('nothing was read');
  return analyzeTree(treeOf(model, id));
}

function parsed(text: string): readonly AttackTree[] {
  return readOpenPsa([{ name: 'tree.xml', text }]).trees;
}

describe('open-psa', () => {
  it('knows its files by the root element', () => {
    expect(format.looksLike(glanceAt(fileOf('a.txt', readFileSync(SAMPLE, 'utf8'))))).toBe(true);
    expect(format.looksLike(glanceAt(fileOf('a.xml', '<mxfile/>')))).toBe(false);
  });

  it('reads the sample: a tree for each gate that nothing names, what both use once', async () => {
    const made = await tryRead(format, SAMPLE);
    expect(made.problems).toEqual([]);
    expect(made.counts).toEqual({ trees: 2, gates: 4, steps: 5 });
    expect(made.lost.map(({ message }) => message)).toEqual([
      'gates: "xor" is written out as "or", "and" and "not"',
      'assumed: An uncertain probability counts as its mean',
    ]);
    expect(made.draft?.['system']).toEqual({ title: 'sample' });
    expect(made.draft?.['trees']).toMatchObject({
      'the-night-backup-is-lost': {
        goal: 'The night backup is lost',
        or: ['copies-gone', 'key-lost'],
        nodes: {
          'copies-gone': {
            title: 'Two of three copies are gone',
            'at-least': 2,
            of: ['disk-1', 'disk-2', 'tape-gone'],
          },
          'disk-1': { title: 'The first disk dies', probability: 0.02 },
          'tape-gone': { and: ['one-tape-only', 'tape-torn'] },
          'one-tape-only': { not: 'one-tape-only-never' },
          'one-tape-only-never': { 'out-of-scope': 'Never happens' },
          'key-lost': { tree: 'key-lost' },
        },
      },
      'a-restore-writes-nonsense': { or: expect.any(Array) },
      'key-lost': { goal: 'key-lost', probability: 0.001 },
    });
  });

  it('computes the same for the model as for the file', async () => {
    const made = await tryRead(format, SAMPLE);
    const [lost] = parsed(readFileSync(SAMPLE, 'utf8'));
    if (lost === undefined) throw new Error('no tree');
    const model = only(made, 'the-night-backup-is-lost');
    const file = analyzeTree(lost);
    expect(model.probability).toBeCloseTo(file.probability ?? -1, 12);
    expect(model.minimalAttackSets.bySize).toEqual(file.minimalAttackSets.bySize);
    expect(model.minimalAttackSets.count).toBe(4);
  });

  it('writes out an odd number of events', async () => {
    const text = `<opsa-mef><define-gate name="odd"><xor><event name="a"/><event name="b"/><event name="c"/></xor></define-gate>
      <model-data>${['a', 'b', 'c'].map((name) => `<define-basic-event name="${name}"><float value="0.3"/></define-basic-event>`).join('')}</model-data></opsa-mef>`;
    const made = await tryRead(format, fileOf('odd.xml', text));
    expect(only(made, 'odd').probability).toBeCloseTo(3 * 0.3 * 0.49 + 0.027, 12);
  });

  it.each([
    ['nothing', ''],
    ['another root', '<svg/>'],
    ['a broken file', readFileSync(SAMPLE, 'utf8').slice(0, 900)],
    ['no gate', '<opsa-mef/>'],
    ['a gate below itself', '<opsa-mef><define-gate name="a"><or><gate name="a"/></or></define-gate></opsa-mef>'],
    ['two mistakes', '<opsa-mef><define-gate name="a"/><define-gate name="b"/></opsa-mef>'],
    ['deep nesting', `<opsa-mef>${'<or>'.repeat(50_000)}`],
  ])('refuses %s with one problem', async (_, text) => {
    const made = await tryRead(format, fileOf('bad.xml', text));
    expect(made.draft).toBeUndefined();
    expect(made.problems).toHaveLength(1);
    expect(made.problems[0]?.at.line).toBeGreaterThan(0);
  });

  it('gives unlike names unlike ids', async () => {
    const text =
      '<opsa-mef><define-gate name="top"><or><event name="A_1"/><event name="a-1"/><event name="A.1"/><event name="ä"/></or></define-gate></opsa-mef>';
    const made = await tryRead(format, fileOf('names.xml', text));
    expect(made.draft?.['trees']?.['top']).toMatchObject({ or: ['a-1', 'a-1-2', 'a-1-3', 'a'] });
  });

  describe.skipIf(!hasCorpus)('on public fault trees', () => {
    const small = hasCorpus
      ? readdirSync(FAULT_TREES).filter(
          (name) => name.endsWith('.xml') && readFileSync(join(FAULT_TREES, name)).length < 16_000,
        )
      : [];
    it('has some to look at', () => expect(small.length).toBeGreaterThan(5));

    it.each(small)('computes for the model what it computes for %s', async (name) => {
      const path = join(FAULT_TREES, name);
      const made = await tryRead(format, path);
      const [tree] = parsed(readFileSync(path, 'utf8'));
      const id = Object.keys(made.draft?.['trees'] ?? {})[0];
      if (tree === undefined || id === undefined) throw new Error('no tree');
      const model = only(made, id);
      const file = analyzeTree(tree);
      expect(model.probability).toBeCloseTo(file.probability ?? -1, 10);
      if (file.coherent) expect(model.minimalAttackSets.count).toBe(file.minimalAttackSets.count);
    });
  });
});
