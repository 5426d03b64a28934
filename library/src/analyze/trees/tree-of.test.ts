import { describe, expect, it } from 'vitest';
import { inEnvironment } from '../../model/environment.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { analyzeTree, attackSets, bestAttacks, fixNodes, nodeProbabilities, treeOf } from './index.ts';

const HEAD = `
system: { title: Vault }
controls:
  hsm: { title: Key hardware, status: done, cost: { once: 20000, yearly: 5000 } }
  isolation: { status: in-progress }
  guard: { status: planned, cost: 40000 }
`;

function modelOf(trees: string) {
  return readTexts([{ name: 'vault.yaml', text: HEAD + trees }]).model;
}

const STEAL = `
threats: { T1: { tree: physical }, T2: { tree: steal } }
environments: { test: { excludes: { threats: [T1] } } }
trees:
  steal:
    goal: Steal the key
    or: [physical, rce]
    nodes:
      physical: { tree: physical }
      rce: { title: Run code, probability: 0.02, time: 5d, countered-by: [ { control: isolation, works: 0.9, countered-by: [vpn] }, { control: hsm, works: 0.5 } ] }
      vpn: { probability: 0.1, time: 1w }
  physical:
    goal: Get in
    then: [break-in, carry]
    nodes:
      break-in: { probability: 0.5, cost: 100, countered-by: [guard] }
      carry: { probability: 0.4, cost: 10, damage: 7, skill: 2, detectability: 0.3 }
`;

describe('treeOf', () => {
  it('follows trees, counters and what counters them', () => {
    const tree = treeOf(modelOf(STEAL), 'steal');
    const { probability = Number.NaN, steps, controls, assumptions } = analyzeTree(tree);
    // Physical: 0.5 * 0.4. Code: 0.02, isolation fails or is overcome, the hardware fails.
    expect(probability).toBeCloseTo(1 - (1 - 0.2) * (1 - 0.02 * (1 - 0.9 * 0.9) * 0.5), 12);
    expect({ steps, controls }).toEqual({ steps: 4, controls: 2 });
    expect(assumptions).toContain('Controls that are not in place stop nobody: guard');
    expect([...attackSets(tree)]).toEqual(
      expect.arrayContaining([
        { steps: ['physical/break-in', 'physical/carry'], despite: [] },
        { steps: ['rce'], despite: ['isolation', 'hsm'] },
        { steps: ['rce', 'vpn'], despite: ['hsm'] },
      ]),
    );
    expect(bestAttacks(tree, { by: 'time', limit: 9 }).attacks.map(({ time }) => time)).toEqual([432_000, 604_800]);
    expect(tree.nodes.find(({ id }) => id === 'hsm')).toMatchObject({
      inPlace: true,
      price: 25_000,
      title: 'Key hardware',
    });
    expect(tree.nodes.find(({ id }) => id === 'physical/carry')).toMatchObject({
      damage: 7,
      skill: 2,
      detectability: 0.3,
    });
  });

  it('gives each node its probability', () => {
    const tree = treeOf(modelOf(STEAL), 'physical');
    const found = [...nodeProbabilities(tree)].map(([node, { low }]) => [tree.nodes[node]?.id, low]);
    expect(Object.fromEntries(found)).toEqual({ physical: 0.2, 'break-in': 0.5, carry: 0.4, guard: 0 });
  });

  it('counts the controls that it is told are there', () => {
    const model = modelOf(STEAL);
    const none = analyzeTree(treeOf(model, 'steal', { isInPlace: () => false }));
    expect(none.probability).toBeCloseTo(1 - 0.8 * 0.98, 12);
    expect(none.controls).toBe(0);
    const all = analyzeTree(treeOf(model, 'steal', { isInPlace: () => true }));
    expect(all.missing).toContainEqual({ measure: 'works', of: ['guard'] });
    expect(all.missing.map(({ measure }) => measure)).not.toContain('probability');
    expect(all.probability).toBeUndefined();
    expect(all.bounds.low).toBeCloseTo(0.02 * 0.19 * 0.5, 12);
  });

  it('leaves out what an environment excludes and what is out of scope', () => {
    const { probability, assumptions } = analyzeTree(treeOf(inEnvironment(modelOf(STEAL), 'test'), 'steal'));
    expect(probability).toBeCloseTo(0.02 * 0.19 * 0.5, 12);
    expect(assumptions).toContain('"physical" is left out: the environment "test" excludes T1');
    const out = modelOf(`
trees: { t: { goal: G, or: [a, b], nodes: { a: { probability: 0.5, out-of-scope: Nobody lives there }, b: { probability: 0.25 } } } }`);
    const analysis = analyzeTree(treeOf(out, 't'));
    expect(analysis.probability).toBe(0.25);
    expect(analysis.assumptions).toContain('"a" is left out: Nobody lives there');
  });

  it('makes one node of what is named twice, and one event of a control that works equally well twice', () => {
    const shared = modelOf(`
trees:
  t:
    goal: G
    and: [one, other]
    nodes:
      one: { or: [laptop, a] }
      other: { or: [laptop, b] }
      laptop: { probability: 0.5, countered-by: [ { control: hsm, works: 0.5 } ] }
      a: { probability: 0.5, countered-by: [ { control: hsm, works: 0.5 } ] }
      b: { probability: 0.5, countered-by: [ { control: hsm, works: 0.25 } ] }`);
    const tree = treeOf(shared, 't');
    expect(tree.nodes.filter(({ id }) => id === 'hsm').length).toBe(2);
    expect(tree.assumptions).toEqual(['"hsm" works differently well in different places, and independently there']);
    // The hardware fails where it works half the time, and then laptop, or a and b with the other failure.
    expect(analyzeTree(tree).probability).toBeCloseTo(0.5 * (0.5 + 0.5 * (0.5 * 0.5 * 0.75)), 12);
  });

  it('takes the numbers of a gate for a step after what is below it', () => {
    const model = modelOf(
      'trees: { t: { goal: G, and: [a], probability: 0.5, time: 1h, nodes: { a: { probability: 0.5, time: 2h } } } }',
    );
    const tree = treeOf(model, 't');
    expect(analyzeTree(tree).probability).toBe(0.25);
    expect(bestAttacks(tree, { by: 'time' }).attacks[0]?.time).toBe(3 * 3600);
    expect(tree.assumptions).toEqual(['The numbers of "t" count for a step of its own, after what is below it']);
  });

  it('takes a counter that nobody describes for a step without numbers', () => {
    const model = modelOf(
      'trees: { t: { goal: G, or: [a], nodes: { a: { probability: 0.5, countered-by: [ { control: hsm, works: 1, countered-by: [theft] } ] } } } }',
    );
    const { bounds, missing, assumptions } = analyzeTree(treeOf(model, 't'));
    expect(bounds).toEqual({ low: 0, high: 0.5 });
    expect(missing).toEqual([{ measure: 'probability', of: ['theft'] }]);
    expect(assumptions).toContain('Nobody describes "theft": it is taken for a step without numbers');
  });

  it.each([
    ['nothing of that name', 'a', 'or: [b]', 'Cannot find the tree "a": expected one of t'],
    ['an empty gate', 't', 'or: []', 'Cannot read the gate "t": expected at least one node below it'],
    ['two gates', 't', 'or: [a], and: [a]', 'Cannot read the node "t": expected one gate, found 2'],
    ['too many', 't', 'at-least: 2, of: [a]', 'Cannot ask for 2 of the 1 nodes below "t"'],
    ['a number without nodes', 't', 'at-least: 2', 'Cannot read the node "t": expected "of" beside "at-least"'],
    ['a node below itself', 't', 'or: [c]', 'Cannot put a node below itself: c -> d -> c'],
    ['a tree below itself', 't', 'tree: t', 'Cannot put a node below itself: t -> t'],
    ['no such tree', 't', 'tree: moon', 'Cannot find the tree "moon"'],
  ])('refuses %s', (_, id, gate, message) => {
    const model = modelOf(`trees: { t: { goal: G, ${gate}, nodes: { a: {}, c: { or: [d] }, d: { or: [c] } } } }`);
    expect(() => treeOf(model, id)).toThrow(message);
  });
});

describe('fixNodes', () => {
  it('gives what the attacker has, and takes what is out of reach', () => {
    const tree = treeOf(modelOf(STEAL), 'physical');
    expect(analyzeTree(fixNodes(tree, new Map([['break-in', true]]))).probability).toBe(0.4);
    expect(analyzeTree(fixNodes(tree, new Map([['carry', false]]))).probability).toBe(0);
    expect(fixNodes(tree, new Map([['carry', false]])).assumptions).toEqual(['"carry" is taken to be out of reach']);
    expect(() => fixNodes(tree, new Map([['moon', true]]))).toThrow(
      'Cannot find the node "moon" in the tree "physical"',
    );
  });
});
