import { describe, expect, it } from 'vitest';
import type { AttackTree, TreeAnalysis } from '../../model/attack-tree.ts';
import { ACTING, HOSTILE } from '../hostile-text.fixture.ts';
import { treeJson, treePage, treesJson, treesPage } from './index.ts';
import type { TreeReport } from './tree-report.ts';

const options = { width: 100, color: false };

const TREE: AttackTree = {
  stage: 'attack-tree',
  id: 'vault',
  goal: 'Open the vault',
  root: 3,
  assumptions: ['Told by the owner'],
  nodes: [
    {
      kind: 'step',
      id: 'pick',
      title: 'Pick the lock',
      probability: 0.1,
      cost: 50,
      time: 7200,
      skill: 3,
      counters: [5],
    },
    { kind: 'step', id: 'bribe', probability: 0.00000002, damage: 7 },
    { kind: 'at-least', id: 'both', children: [0, 1], atLeast: 2 },
    { kind: 'or', id: 'vault', children: [0, 2, 2, 4] },
    { kind: 'fixed', id: 'flood', holds: false },
    { kind: 'and', id: 'unless', children: [6, 7], counters: [1] },
    { kind: 'control', id: 'lock', inPlace: true, works: 0.9 },
    { kind: 'control', id: 'guard', inPlace: false },
  ],
};

const ANALYSIS: TreeAnalysis = {
  stage: 'tree-analysis',
  tree: TREE,
  goal: 'Open the vault',
  steps: 2,
  controls: 1,
  gates: 3,
  coherent: true,
  probability: 0.0123456789,
  bounds: { low: 0.0123456789, high: 0.0123456789 },
  minimalAttackSets: {
    count: '82000000000000000000',
    bySize: [
      { steps: 1, sets: 1 },
      { steps: 12, sets: '82000000000000000000' },
    ],
    means: 'All are needed',
  },
  importance: [
    {
      id: 'pick',
      kind: 'step',
      probability: 0.1,
      share: 0.5,
      birnbaum: 0.3,
      criticality: 0.9,
      fussellVesely: 0.95,
      riskAchievementWorth: 12,
      riskReductionWorth: Number.POSITIVE_INFINITY,
    },
    {
      id: 'lock',
      kind: 'control',
      probability: 0.1,
      share: 0.25,
      birnbaum: 0.0001,
      criticality: 0.1,
      fussellVesely: 0.2,
      riskAchievementWorth: 1.5,
      riskReductionWorth: 1.25,
    },
  ],
  best: {
    by: 'probability',
    proven: true,
    attacks: [
      { steps: ['pick'], despite: ['lock'], probability: 0.01, cost: 50, time: 7200, skill: 3, stealth: 0.5 },
      { steps: ['pick', 'bribe'], despite: [], probability: 2e-9 },
    ],
  },
  approximations: { rareEvent: 0.013, minimalCutUpperBound: 0.0125 },
  assumptions: ['Steps are independent'],
  missing: [{ measure: 'cost', of: ['bribe'] }],
};

const REPORT: TreeReport = {
  path: 'vault.xml',
  call: ['vault.xml', 'vault', '--with', 'my data.xml'],
  isModel: false,
  analysis: ANALYSIS,
  probabilities: new Map([
    [3, { low: 0.0123456789, high: 0.0123456789 }],
    [2, { low: 0.01, high: 0.02 }],
    [1, { low: 0, high: 1 }],
  ]),
  damage: {
    points: [
      { cost: 0, damage: 0, steps: [] },
      { cost: 50, damage: 7, steps: ['pick'] },
    ],
    exact: true,
    missing: [],
  },
  defence: {
    points: [
      { spend: 0, attack: 50, controls: [] },
      { spend: 1200, attack: Number.POSITIVE_INFINITY, controls: ['lock', 'guard'] },
    ],
    exact: false,
    missing: [{ measure: 'price', of: ['dog'] }],
  },
};

describe('treePage', () => {
  const page = treePage(REPORT, options);

  it('says how likely the goal is and how many ways there are', () => {
    expect(page).toContain('2 steps · 1 control · 3 gates · 82,000,000,000,000,000,000 minimal attack sets');
    expect(page).toContain('Probability 0.0123457  exact');
    expect(page).toMatch(/12 82,000,000,000,000,000,000 █+\n {2}All are needed\./);
    expect(page.replaceAll(/\s+/g, ' ')).toContain('over attack sets gives 0.013, the minimal cut upper bound 0.0125.');
  });

  it('draws the tree with what each node is likely to be and what stops it', () => {
    expect(page).toContain('Open the vault  any of  1.23 %');
    expect(page).toContain(
      '├─ Pick the lock  cost 50 · time 2h · skill 3\n  │     countered by lock (works 90 %) and guard (not in place) unless bribe',
    );
    expect(page).toContain('├─ both  2 of  1 % to 2 %\n  │  ├─ Pick the lock');
    expect(page).toContain('│  └─ bribe  damage 7\n  ├─ both  2 of  1 % to 2 %  (drawn above)');
    expect(page).toContain('└─ flood  out of reach');
  });

  it('lists the best attacks with the figures that are known', () => {
    expect(page).toMatch(/1 +1 % +50 +2h +3 +50 % +Pick the lock {2}although lock stands/);
    expect(page).toMatch(/2 +2\.0e-9 +· +· +· +· +Pick the lock \+ bribe/);
  });

  it('says what matters, and on what the figures rest', () => {
    expect(page).toMatch(/pick +10 % +50 % +90 % +0\.3 +95 % +×12 +÷∞/);
    expect(page).toContain('of a control: that it fails');
    expect(page).toContain('cost  bribe');
    expect(page).toContain('Steps are independent');
  });

  it('shows what money does on either side', () => {
    expect(page).toMatch(/50 +7 +pick/);
    expect(page).toMatch(/1,200 +none is left +lock, guard\n\n {2}without a price: dog/);
  });

  it('ends with a call that asks what is left without the first step', () => {
    expect(page.trimEnd().split('\n').at(-1)).toBe(
      "Next: vauban tree vault.xml vault --with 'my data.xml' --without pick",
    );
    const model = treePage({ ...REPORT, isModel: true, path: 'model' }, options);
    expect(model.trimEnd().split('\n').at(-1)).toBe('Next: vauban show model trees/vault');
  });

  it('says why there is only a range', () => {
    const { probability: _, ...rest } = ANALYSIS;
    const missing = [
      { measure: 'probability', of: ['a', 'b'] },
      { measure: 'works', of: ['c'] },
    ] as const;
    const unknown = treePage({ ...REPORT, analysis: { ...rest, bounds: { low: 0, high: 1 }, missing } }, options);
    expect(unknown).toContain(
      'Probability unknown  2 steps without a probability, 1 control that does not say how well',
    );
    const large: TreeAnalysis = {
      ...rest,
      bounds: { low: 0.001, high: 0.02 },
      tooLarge: '9 gates over 8 events',
      minimalAttackSets: { bySize: [], means: '' },
      best: { by: 'probability', attacks: [], proven: false },
    };
    const page2 = treePage({ ...REPORT, analysis: large }, options);
    expect(page2).toContain('Probability from 0.001 to 0.02  too large: 9 gates over 8 events');
    expect(page2).toContain('too many attack sets to count');
    expect(page2).toContain('Not found: the tree is too large.');
  });

  it.each(HOSTILE)('lets no text of a file act on the terminal: %j', (text) => {
    const nodes = TREE.nodes.map((node) => ({ ...node, id: `${node.id} ${text}`, title: text }));
    const hostile = { ...ANALYSIS, goal: text, tree: { ...TREE, id: text, goal: text, nodes }, assumptions: [text] };
    expect(treePage({ ...REPORT, analysis: hostile, call: [text, text] }, options)).not.toMatch(ACTING);
  });

  it('draws only so much of a large tree', () => {
    const nodes: AttackTree['nodes'] = [
      ...Array.from({ length: 500 }, (_, index) => ({ kind: 'step' as const, id: `s${index}` })),
      { kind: 'or', id: 'goal', children: Array.from({ length: 500 }, (_, index) => index) },
    ];
    const large = treePage({ ...REPORT, analysis: { ...ANALYSIS, tree: { ...TREE, nodes, root: 500 } } }, options);
    expect(large).toContain('…  too large to draw whole');
    expect(large.split('\n').length).toBeLessThan(150);
  });
});

describe('treeJson', () => {
  it('holds what the contract promises', () => {
    const json = JSON.parse(JSON.stringify(treeJson(REPORT)));
    expect(json).toMatchObject({
      goal: 'Open the vault',
      probability: 0.0123456789,
      minimalAttackSets: { count: '82000000000000000000', bySize: { 1: 1, 12: '82000000000000000000' } },
      importance: [{ id: 'pick', riskReductionWorth: null }, { id: 'lock' }],
      best: [{ steps: ['pick'], despite: ['lock'], cost: 50 }, { steps: ['pick', 'bribe'] }],
      rankedBy: 'probability',
      defence: { points: [{ attack: 50 }, { attack: null }] },
    });
    const { probability: _, ...unknown } = ANALYSIS;
    expect(treeJson({ analysis: unknown })).toMatchObject({ probability: null, bounds: { low: 0.0123456789 } });
  });
});

describe('treesPage', () => {
  const report = {
    path: 'vault.yaml',
    title: 'Vault',
    analyses: [ANALYSIS],
    cheapest: new Map([['vault', 50]]),
    failures: [{ id: 'bad', reason: 'Cannot ask for 2 of the 1 nodes below "bad"' }],
  };

  it('lists all trees, those too that cannot be analyzed', () => {
    const page = treesPage(report, options);
    expect(page).toContain('2 trees');
    expect(page).toMatch(/vault +Open the vault +2 +1 +82,000,000,000,000,000,000 +1\.23 % +50/);
    expect(page).toContain('bad: Cannot ask for 2 of the 1 nodes below "bad"');
    expect(page.trimEnd().split('\n').at(-1)).toBe('Next: vauban tree vault.yaml vault');
    expect(treesJson(report)).toMatchObject({ system: 'Vault', trees: [{ tree: 'vault' }], failures: [{ id: 'bad' }] });
  });
});
