/**
 * Published answers, and the public fault trees of the Aralia set where `../shared` has them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readGalileo } from '../../inputs/galileo/read-galileo.ts';
import { readOpenPsa } from '../../inputs/open-psa/read-open-psa.ts';
import type { AttackNode, AttackTree, Importance } from '../../model/attack-tree.ts';
import { analyzeTree, attackSets, bestAttacks } from './index.ts';

const CORPUS = fileURLToPath(new URL('../../../../../shared/corpus/engines', import.meta.url));
const hasCorpus = existsSync(join(CORPUS, 'vectors.json'));
if (!hasCorpus) console.log('Skipping the Aralia fault trees: there is no ../shared beside the repository');

const A = { kind: 'step', id: 'A', probability: 0.1 } as const;
const B = { kind: 'step', id: 'B', probability: 0.2 } as const;
const C = { kind: 'step', id: 'C', probability: 0.3 } as const;

function treeFrom(nodes: readonly AttackNode[], root = nodes.length - 1): AttackTree {
  return { stage: 'attack-tree', id: 'published', goal: 'Published', nodes, root, assumptions: [] };
}

function gate(kind: 'or' | 'and' | 'xor' | 'at-least' | 'not', children: readonly number[], atLeast = 0): AttackNode {
  return { kind, id: kind, children, atLeast };
}

describe('the core tests of scram', () => {
  it.each<[string, readonly AttackNode[], number, number | undefined, number]>([
    ['or', [A, B, C, gate('or', [0, 1, 2])], 0.496, 0.6, 3],
    ['two pairs', [A, B, C, gate('and', [0, 1]), gate('and', [1, 2]), gate('or', [3, 4])], 0.074, 0.08, 2],
    ['two of three', [A, B, C, gate('at-least', [0, 1, 2], 2)], 0.098, 0.11, 3],
    ['odd', [A, B, C, gate('xor', [0, 1, 2])], 0.404, undefined, 3],
    ['or not', [A, B, gate('not', [1]), gate('or', [0, 2])], 0.82, undefined, 1],
  ])('%s', (_, nodes, probability, rareEvent, sets) => {
    const analysis = analyzeTree(treeFrom(nodes));
    expect(analysis.probability).toBeCloseTo(probability, 12);
    if (rareEvent !== undefined) expect(analysis.approximations?.rareEvent).toBeCloseTo(rareEvent, 12);
    expect(analysis.minimalAttackSets.count).toBe(sets);
    expect(analysis.coherent).toBe(rareEvent !== undefined);
  });
});

describe('the importance tests of Storm', () => {
  const measures = (rows: readonly Importance[]) => {
    const sorted = rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    return (name: keyof Importance): readonly unknown[] => sorted.map((row) => row[name]);
  };

  it('a mixed tree', () => {
    const text = `toplevel "F"; "F" and "x1" "F1" "F2"; "F1" or "x2" "x3"; "F2" or "x4" "x5" "x6";
      "x1" lambda=${Math.LN2}; "x2" lambda=${Math.LN2}; "x3" lambda=0.2; "x4" lambda=${Math.LN2}; "x5" lambda=0.6; "x6" lambda=1;`;
    const [tree] = readGalileo({ name: 'storm.dft', text }).trees;
    const { probability, importance } = analyzeTree(tree ?? treeFrom([A]));
    expect(probability).toBeCloseTo(0.2655055433, 10);
    const of = measures(importance);
    const near = (wanted: readonly number[]) => wanted.map((value) => expect.closeTo(value, 5));
    expect(of('birnbaum')).toEqual(near([0.531011, 0.368041, 0.224763, 0.0596235, 0.0543206, 0.0810368]));
    expect(of('criticality')).toEqual(near([1, 0.693094, 0.153453, 0.112283, 0.09231, 0.192934]));
    expect(of('fussellVesely')).toEqual(near([1, 0.846547, 0.306906, 0.556142, 0.501849, 0.703097]));
    expect(of('riskAchievementWorth')).toEqual(near([2, 1.693094, 1.693094, 1.112283, 1.112283, 1.112283]));
    expect(of('riskReductionWorth')).toEqual([
      Number.POSITIVE_INFINITY,
      ...near([3.25832778, 1.18127, 1.126485, 1.101698, 1.239056]),
    ]);
  });

  it('two of four', () => {
    const half = (id: string): AttackNode => ({ kind: 'step', id, probability: 0.5 });
    const { probability, importance } = analyzeTree(
      treeFrom([half('a'), half('b'), half('c'), half('d'), gate('at-least', [0, 1, 2, 3], 2)]),
    );
    expect(probability).toBeCloseTo(0.6875, 12);
    for (const row of importance) {
      expect(row.birnbaum).toBeCloseTo(0.375, 12);
      expect(row.criticality).toBeCloseTo((0.375 * 0.5) / 0.6875, 12);
      expect(row.fussellVesely).toBeCloseTo(0.636_363_636_364, 11);
      expect(row.riskAchievementWorth).toBeCloseTo(1.272_727_272_727, 11);
      expect(row.riskReductionWorth).toBeCloseTo(1.375, 12);
    }
  });
});

describe('graphs that are no trees', () => {
  it('cost 25 where adding up branch by branch says 35 (adtrees)', () => {
    const cost = (id: string, amount: number): AttackNode => ({ kind: 'step', id, cost: amount });
    const tree = treeFrom([
      cost('a', 10),
      cost('b', 16),
      cost('c', 10),
      cost('d', 5),
      gate('or', [0, 1]),
      gate('and', [3, 2]),
      gate('or', [5, 1]),
      gate('and', [4, 6, 2]),
    ]);
    const { attacks } = bestAttacks(tree, { by: 'cost' });
    expect(attacks.map(({ steps, cost: sum }) => [sum, steps])).toEqual([
      [25, ['a', 'c', 'd']],
      [26, ['b', 'c']],
    ]);
  });

  it('have 2^m minimal attacks (adtrees)', () => {
    const pairs = Array.from({ length: 100 }, (_, index) => index);
    const nodes: AttackNode[] = pairs.flatMap((pair) => [
      { kind: 'step', id: `a${pair}` },
      { kind: 'step', id: `b${pair}` },
    ]);
    const gates = pairs.map((pair) => nodes.push(gate('or', [2 * pair, 2 * pair + 1])) - 1);
    const tree = treeFrom([...nodes, gate('and', gates)]);
    expect(analyzeTree(tree).minimalAttackSets).toMatchObject({
      count: String(2n ** 100n),
      bySize: [{ steps: 100, sets: String(2n ** 100n) }],
    });
    expect(attackSets(tree).next().value?.steps.length).toBe(100);
    expect(bestAttacks(tree, { by: 'steps', limit: 500 }).attacks.length).toBe(500);
  });

  it('count what is shared once (Wang et al., 2008)', () => {
    const chance = (id: string, probability: number): AttackNode => ({ kind: 'step', id, probability });
    const tree = treeFrom([
      chance('ftp01', 0.8),
      chance('rsh01', 0.9),
      chance('sshd', 0.1),
      chance('ftp02', 0.8),
      chance('rsh02', 0.9),
      chance('ftp12', 0.8),
      chance('rsh12', 0.9),
      chance('bof', 0.1),
      gate('and', [0, 1]),
      gate('or', [8, 2]),
      gate('and', [3, 4]),
      gate('and', [9, 5, 6]),
      gate('or', [10, 11]),
      gate('and', [12, 7]),
    ]);
    expect(analyzeTree(tree).probability).toBeCloseTo(0.087_079_68, 8);
  });
});

interface Answer {
  readonly model: string;
  readonly probability: string | null;
  readonly minimalCutSets: string | null;
  readonly orderDistribution: string | null;
}

/** Models that together take a second or two; the benchmark runs all. */
const FAST = [
  'baobab1',
  'baobab2',
  'cea9601',
  'chinese',
  'das9201',
  'das9204',
  'das9209',
  'das9601',
  'edf9201',
  'edf9206',
  'edfpa15b',
  'elf9601',
  'ftr10',
  'isp9602',
  'isp9607',
  'jbd9601',
];

describe.skipIf(!hasCorpus)('the Aralia fault trees (skipped where ../shared is absent)', () => {
  it.each(FAST)('%s has the probability and the minimal sets that scram finds', (name) => {
    const { models } = JSON.parse(readFileSync(join(CORPUS, 'vectors.json'), 'utf8')) as {
      readonly models: readonly Answer[];
    };
    const answer = models.find(({ model }) => model === name);
    const file = join(CORPUS, 'aralia', `${name}.xml`);
    const { trees, problems } = readOpenPsa([{ name: file, text: readFileSync(file, 'utf8') }]);
    expect(problems).toEqual([]);
    const { probability = Number.NaN, minimalAttackSets, importance } = analyzeTree(trees[0] ?? treeFrom([A]));
    expect(Number(probability.toPrecision(6))).toBe(Number(answer?.probability));
    expect(String(minimalAttackSets.count)).toBe(answer?.minimalCutSets);
    if (answer?.orderDistribution != null) {
      const sizes = answer.orderDistribution
        .split(' ')
        .flatMap((sets, size) => (sets === '0' ? [] : [{ steps: size + 1, sets: Number(sets) }]));
      expect(minimalAttackSets.bySize).toEqual(sizes);
    }
    // Every step that matters has all five measures, and none is nonsense.
    for (const { birnbaum = Number.NaN, fussellVesely = Number.NaN } of importance) {
      expect(Math.abs(birnbaum)).toBeLessThanOrEqual(1);
      expect(fussellVesely).toBeGreaterThanOrEqual(0);
      expect(fussellVesely).toBeLessThanOrEqual(1 + 1e-9);
    }
  });
});
