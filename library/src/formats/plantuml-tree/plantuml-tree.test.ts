import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyzeTree, treeOf } from '../../analyze/trees/index.ts';
import { glanceAt } from '../glance.ts';
import { CORPUS, expectedCounts, fileOf, hasCorpus, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';

const SAMPLE = fileURLToPath(new URL('sample.plantuml', import.meta.url));
const looks = (text: string): boolean => format.looksLike(glanceAt(fileOf('a', text)));

function tried(...lines: readonly string[]) {
  return tryRead(format, fileOf('tree.puml', ['@startuml', ...lines, '@enduml'].join('\n')));
}

describe('plantuml-tree', () => {
  it('knows its files by an agent or a gate', () => {
    expect(looks(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(looks('@startuml\nalice -> bob : hello\n@enduml')).toBe(false);
    expect(looks('agent "A" as a\n')).toBe(false);
  });

  it('reads the sample: a tree for each root, what both reach as a tree of its own', async () => {
    const made = await tryRead(format, SAMPLE);
    expect(made.problems).toEqual([]);
    expect(made.counts).toEqual({
      nodes: 12,
      and_gates: 1,
      or_gates: 0,
      cloud_nodes: 1,
      edges: 12,
      roots: 1,
      leaves: 5,
      isolated: 0,
      shared_nodes: 1,
    });
    expect(made.draft?.['system']).toMatchObject({ title: 'Bicycle shop' });
    expect(made.draft?.['trees']).toEqual({
      'ride-away-with-a-bicycle': {
        goal: 'Ride away with a bicycle',
        origin: { format: 'plantuml-tree', id: 'ride' },
        and: ['enter', 'lock'],
        nodes: {
          enter: { title: 'Enter the shop', tree: 'enter-the-shop' },
          lock: { title: 'Open the lock', 'at-least': 2, of: ['code', 'key', 'dog'] },
          code: { title: 'Know the code' },
          key: { title: 'Copy the key' },
          dog: { title: 'Distract the dog' },
        },
      },
      'read-the-customer-book': {
        goal: 'Read the customer book',
        origin: { format: 'plantuml-tree', id: 'book', kept: '{"looks":"#LightYellow"}' },
        or: ['enter', 'clerk'],
        nodes: { enter: { title: 'Enter the shop', tree: 'enter-the-shop' }, clerk: {} },
      },
      'enter-the-shop': {
        goal: 'Enter the shop',
        origin: { format: 'plantuml-tree', id: 'enter', kept: '{"labels":{"book":"by day"}}' },
        or: ['door', 'other'],
        nodes: {
          door: { title: 'Through the door' },
          other: { title: 'Further ways that the source leaves out', tags: ['left-out'] },
        },
      },
    });
  });

  it('says what it leaves out, with places', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message, at }) => [message, at?.line])).toEqual([
      ['lines that say nothing to Vauban are kept under the system', 31],
      ['nodes: colors and stereotypes are kept, but say nothing to Vauban', 7],
      ['nodes: a cloud is left out on purpose in the source, and a step without numbers here', 26],
      ['nodes: one that no line declares is named by an arrow', 29],
      ['arrows: labels are kept, but say nothing to Vauban', 24],
      ['arrows: one that leads back in a circle is left out', 30],
    ]);
  });

  it('makes trees that can be computed, across shared trees', async () => {
    const { read } = await tryRead(format, SAMPLE);
    if (read === undefined) throw new Error('nothing was read');
    const { minimalAttackSets } = analyzeTree(treeOf(read.model, 'ride-away-with-a-bicycle'));
    expect(minimalAttackSets.bySize).toEqual([{ steps: 3, sets: 6 }]);
  });

  it.each([
    ['agent "A b" as a', 'agent "Goal" as g', 'g --> a'],
    ['agent a as "A b"', 'agent Goal', 'Goal --> a'],
    ['agent a [', 'A b', ']', 'agent "Goal"', '"Goal" -down-> a'],
    ['agent a as "A\\nb"', 'agent "Goal" as g', "/' nothing '/", 'g <.[#red]. a'],
    ['skinparam agent {', '  BorderColor red', '}', 'agent a as "//A// __b__"', 'agent "Goal" as g', 'g-->a'],
  ])('reads a goal and a step however they are written (%#)', async (...lines) => {
    const { draft, counts } = await tried(...lines);
    expect(counts).toMatchObject({ nodes: 2, edges: 1 });
    expect(draft?.['trees']).toMatchObject({ goal: { or: ['a'], nodes: { a: { title: 'A b' } } } });
  });

  it('keeps a gate that has siblings as a node', async () => {
    const { draft } = await tried(
      'agent "Goal" as g',
      'interface "AND" as x',
      'g --> x',
      'g --> c',
      'x --> a',
      'x --> b',
    );
    expect(draft?.['trees']).toMatchObject({ goal: { or: ['x', 'c'], nodes: { x: { and: ['a', 'b'] } } } });
  });

  it('starts a circle of nothing but itself at its first node', async () => {
    const { draft, lost } = await tried('agent "A" as a', 'agent "B" as b', 'a --> b', 'b --> a', 'a --> a');
    expect(draft?.['trees']).toEqual({
      a: { goal: 'A', or: ['b'], nodes: { b: { title: 'B' } }, origin: expect.anything() },
    });
    expect(lost[0]).toMatchObject({ count: 2 });
  });

  it.each([
    ['nothing', ''],
    ['only a frame', '@startuml\n@enduml\n'],
    ['a sequence', '@startuml\n...\n@enduml'],
    ['binary junk', '\u0000\u0001\u0002'],
  ])('refuses %s with one problem', async (_, text) => {
    const made = await tryRead(format, fileOf('bad.puml', text));
    expect(made.draft).toBeUndefined();
    expect(made.problems).toHaveLength(1);
  });

  it.each([
    ['a block that never ends', 'agent "A" as a\nnote left\nagent "B" as b'],
    ['a label that never ends', 'agent "A as a\nagent "B" as b\nagent c ['],
    ['names of the language', 'agent "x" as __proto__\nagent "y" as constructor\n__proto__ --> constructor'],
    ['direction marks', 'agent "\u202Eevil\u0007" as a\nagent "" as b\na --> b'],
  ])('reads around %s', async (_, text) => {
    const made = await tryRead(format, fileOf('odd.puml', `@startuml\n${text}`));
    expect(made.counts['nodes']).toBeGreaterThan(0);
    expect(made.problems).toEqual([]);
  });

  it('reads long chains and long lines in time', async () => {
    const chain = Array.from({ length: 20_000 }, (_, place) => `n${place} --> n${place + 1}`);
    const long = Array.from({ length: 200 }, () => `${'-'.repeat(5000)}\na ${'-'.repeat(3000)}[ b`);
    const start = performance.now();
    const read = await format.loadRead?.();
    const made = await read?.(glanceAt(fileOf('big.puml', ['@startuml', ...chain, ...long].join('\n'))), {
      open: () => undefined,
    });
    expect(made?.counts['nodes']).toBe(20_001);
    expect(performance.now() - start).toBeLessThan(4000);
  });

  const rows = expectedCounts('attack-tree').filter(({ path }) => path.endsWith('.plantuml'));
  describe.skipIf(!hasCorpus)('on public attack trees', () => {
    it('has all of them', () => expect(rows).toHaveLength(6));

    it.each(rows)('counts what $path holds, and every tree of it can be computed', async ({ path, counts }) => {
      const full = join(CORPUS, path);
      expect(looks(readFileSync(full, 'utf8'))).toBe(true);
      const made = await tryRead(format, full);
      expect(made.counts).toEqual(counts);
      expect(made.text).toBe((await tryRead(format, full)).text);
      const model = made.read?.model;
      if (model === undefined) throw new Error('nothing was read');
      for (const id of model.trees.keys()) {
        expect(Number(analyzeTree(treeOf(model, id)).minimalAttackSets.count)).toBeGreaterThan(0);
      }
    });
  });
});
