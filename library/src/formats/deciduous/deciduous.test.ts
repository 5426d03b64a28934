import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyzeTree, treeOf } from '../../analyze/trees/index.ts';
import { glanceAt } from '../glance.ts';
import { CORPUS, expectedCounts, fileOf, hasCorpus, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';

const SAMPLE = fileURLToPath(new URL('sample.yaml', import.meta.url));
const looks = (text: string): boolean => format.looksLike(glanceAt(fileOf('a', text)));

/** A node with a sequential gate. */
function inOrder(...nodes: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries([['then', nodes]]);
}

describe('deciduous', () => {
  it('knows its files by lists that lead somewhere', () => {
    expect(looks(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(looks('facts: { encryption: none }\ngoals: []')).toBe(false);
    expect(looks('attacks:\n- a: A\ngoals:\n- b: B')).toBe(false);
    expect(looks('goals:\n- b: B\n  from: [reality]')).toBe(false);
  });

  it('reads the sample: goals as threats with trees, mitigations as controls', async () => {
    const made = await tryRead(format, SAMPLE);
    expect(made.problems).toEqual([]);
    expect(made.counts).toEqual({
      threats: 5,
      mitigations: 4,
      nodes: 11,
      facts: 1,
      attacks: 5,
      goals: 1,
      edges: 17,
      backwards: 1,
    });
    expect(made.draft?.['controls']).toMatchObject({
      'bars-at-the-window': { title: 'Bars at the window', status: 'done' },
      'a-locked-box-for-the-book': { status: 'planned' },
    });
    expect(made.draft?.['controls']?.['somebody-watches']).not.toHaveProperty('status');
    expect(made.draft?.['threats']).toEqual({
      'have-the-recipe': {
        title: 'Have the recipe',
        tree: 'have-the-recipe',
        controls: ['the-baker-keeps-silent', 'a-locked-box-for-the-book', 'bars-at-the-window'],
        origin: expect.anything(),
      },
    });
    const { nodes, ...goal } = Object(made.draft?.['trees']?.['have-the-recipe']);
    expect(goal).toMatchObject({ goal: 'Have the recipe', or: ['ask-baker', 'read-book', 'break-box'] });
    expect(nodes).toMatchObject({
      'ask-baker': { title: 'Ask the baker', 'countered-by': ['the-baker-keeps-silent'] },
      'read-book': inOrder('read-book-before', 'read-book-step'),
      'read-book-before': { or: ['climb-in', 'hire-on'] },
      'climb-in': inOrder('window-open', 'climb-in-step'),
      'window-open': { tags: ['fact'], 'countered-by': ['bars-at-the-window'] },
      'break-box': inOrder('break-box-before', 'break-box-step'),
      'break-box-before': { or: ['climb-in', 'hire-on'] },
    });
    expect(nodes['hire-on']).not.toHaveProperty('then');
  });

  it('says what it leaves out, with places', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, count, at }) => [message, count, at?.line])).toEqual([
      ['"theme" is kept, but says nothing to Vauban', 1, 3],
      ['mitigations: the source does not say whether one is in place', 2, 32],
      ['edges: labels are kept, but say nothing to Vauban', 1, 7],
      ['edges: one from a mitigation is read as another way, without the step that is mitigated', 3, 17],
      ['edges: one from a name that nothing has is left out', 1, 26],
      ['edges: one to a mitigation that answers no attack is kept, but says nothing to Vauban', 2, 41],
      ['edges: "backwards" is kept, but says nothing to Vauban', 1, 48],
    ]);
  });

  it('makes a tree that can be computed', async () => {
    const { read } = await tryRead(format, SAMPLE);
    if (read === undefined) throw new Error('nothing was read');
    const { minimalAttackSets, controls } = analyzeTree(treeOf(read.model, 'have-the-recipe'));
    expect(minimalAttackSets.bySize).toEqual([
      { steps: 1, sets: 1 },
      { steps: 2, sets: 2 },
      { steps: 3, sets: 2 },
    ]);
    expect(controls, 'one of the three is only planned').toBe(2);
  });

  it('reads edges in every spelling', async () => {
    const text = [
      'attacks:',
      '- a: A',
      '- b: B',
      '  from: a',
      '- c: C',
      '  from: [{ a: label }, { b: { backwards: true } }, { a: null, backwards: yes }]',
      '- d',
      'goals:',
      '- g: G',
      '  from: [c, d]',
      '- a: again',
      '- from: [a]',
      'mitigations:',
    ].join('\n');
    const { counts, lost, draft } = await tryRead(format, fileOf('a.yaml', text));
    expect(counts).toMatchObject({ attacks: 4, goals: 1, edges: 6, backwards: 2, mitigations: 0 });
    expect(draft?.['trees']?.['g']).toMatchObject({ or: ['c', 'd'], nodes: { b: inOrder('a', 'b-step') } });
    expect(lost.map(({ message }) => message)).toEqual([
      'goals: a second entry of the same name is left out',
      'goals: an entry without a name is left out',
      'edges: labels are kept, but say nothing to Vauban',
      'edges: "backwards" is kept, but says nothing to Vauban',
    ]);
  });

  it('cuts circles', async () => {
    const text = 'attacks:\n- a: A\n  from: [b]\n- b: B\n  from: [a]\ngoals:\n- g: G\n  from: [b, g]\n';
    const { draft, lost } = await tryRead(format, fileOf('a.yaml', text));
    expect(Object.keys(draft?.['trees'] ?? {})).toEqual(['g']);
    expect(lost.map(({ message }) => message)).toContain('edges: one that leads back in a circle is left out');
  });

  it.each([
    ['nothing', ''],
    ['a list', '- a\n- b'],
    ['something else', 'services: { web: {} }'],
    ['no YAML', 'attacks: [unclosed'],
    ['a number', 'attacks: {}\ngoals: 3'.replace('3', '')],
    ['deep nesting', `attacks: ${'['.repeat(5000)}`],
  ])('refuses %s with one problem', async (_, text) => {
    const made = await tryRead(format, fileOf('bad.yaml', text));
    expect(made.draft).toBeUndefined();
    expect(made.problems).toHaveLength(1);
  });

  it.each([
    [
      'wrong types',
      'attacks: { a: 1 }\ngoals: [[g], 3, null, { from: { from: [1] } }, { g: [x], from: [[y], {}, null] }]',
    ],
    ['names of the language', 'attacks:\n- __proto__: x\n- constructor: y\n  from: [__proto__, toString]\ngoals: []'],
    ['a file cut in half', readFileSync(SAMPLE, 'utf8').slice(0, 700)],
  ])('reads around %s', async (_, text) => {
    const made = await tryRead(format, fileOf('odd.yaml', text));
    expect(made.problems).toEqual([]);
    expect(made.counts['nodes']).toBeGreaterThan(0);
  });

  it('reads large files in time', async () => {
    const attacks = Array.from(
      { length: 10_000 },
      (_, place) => `- a${place}: A${place}\n  from: [m${place - 1}, a${place - 1}]`,
    );
    const answers = Array.from(
      { length: 10_000 },
      (_, place) => `- m${place}: M${place}\n  from: [a${place}, m${place + 1}]`,
    );
    const text = `attacks:\n${attacks.join('\n')}\nmitigations:\n${answers.join('\n')}\ngoals:\n- g: G\n  from: [a9999]`;
    const glance = glanceAt(fileOf('big.yaml', text));
    glance.tree();
    const start = performance.now();
    const read = await format.loadRead?.();
    const made = await read?.(glance, { open: () => undefined });
    expect(made?.counts['nodes']).toBe(20_001);
    const messages = made?.lost.map(({ message }) => message);
    expect(messages).toContain('edges: more ways around mitigations than are followed');
    expect(performance.now() - start).toBeLessThan(8000);
  });

  const rows = expectedCounts('attack-tree').filter(({ path }) => path.endsWith('.yaml'));
  describe.skipIf(!hasCorpus)('on public decision trees', () => {
    it('has all of them', () => expect(rows).toHaveLength(3));

    it.each(rows)('counts what $path holds, and every tree of it can be computed', async ({ path, counts }) => {
      const full = join(CORPUS, path);
      expect(looks(readFileSync(full, 'utf8'))).toBe(true);
      const made = await tryRead(format, full);
      expect(made.counts).toMatchObject(counts);
      expect(made.text).toBe((await tryRead(format, full)).text);
      const model = made.read?.model;
      if (model === undefined) throw new Error('nothing was read');
      expect(model.controls.size).toBe(counts['mitigations']);
      for (const id of model.trees.keys()) {
        expect(Number(analyzeTree(treeOf(model, id)).minimalAttackSets.count)).toBeGreaterThan(0);
      }
    });
  });
});
