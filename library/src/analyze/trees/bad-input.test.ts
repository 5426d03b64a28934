import { describe, expect, it } from 'vitest';
import type { AttackNode, AttackTree } from '../../model/attack-tree.ts';
import { analyzeTree, attackSets, bestAttacks, costDamageFront, defenceFront } from './index.ts';
import { solved } from './solve.ts';

function treeFrom(nodes: readonly AttackNode[], root = nodes.length - 1): AttackTree {
  return { stage: 'attack-tree', id: 'bad', goal: 'Bad', nodes, root, assumptions: [] };
}

const step = (numbers: object): AttackNode => ({ kind: 'step', id: 'a', ...numbers });

describe('a tree that cannot be', () => {
  it.each<[string, AttackTree, string]>([
    [
      'a probability above one',
      treeFrom([step({ probability: 1.5 })]),
      'Cannot take the probability of "a": expected a number from 0 to 1, found 1.5',
    ],
    ['a probability below zero', treeFrom([step({ probability: -0.1 })]), 'found -0.1'],
    ['no number', treeFrom([step({ probability: Number.NaN })]), 'found NaN'],
    [
      'a negative cost',
      treeFrom([step({ cost: -1 })]),
      'Cannot take the cost of "a": expected a number from 0, found -1',
    ],
    ['an infinite time', treeFrom([step({ time: Number.POSITIVE_INFINITY })]), 'found Infinity'],
    [
      'a skill of six',
      treeFrom([step({ skill: 6 })]),
      'Cannot take the skill of "a": expected a number from 0 to 5, found 6',
    ],
    ['a text for a number', treeFrom([step({ detectability: '0.5' })]), 'Cannot take the detectability of "a"'],
    ['an empty gate', treeFrom([{ kind: 'or', id: 'g', children: [] }]), 'Cannot read the gate "g"'],
    [
      'more than there are',
      treeFrom([step({}), { kind: 'at-least', id: 'g', children: [0], atLeast: 2 }]),
      'Cannot ask for 2 of the 1 nodes below "g"',
    ],
    [
      'none of them',
      treeFrom([step({}), { kind: 'at-least', id: 'g', children: [0], atLeast: 0 }]),
      'Cannot ask for 0 of',
    ],
    [
      'half a node',
      treeFrom([step({}), { kind: 'at-least', id: 'g', children: [0, 0], atLeast: 1.5 }]),
      'Cannot ask for 1.5 of',
    ],
    [
      'not of two',
      treeFrom([step({}), { kind: 'not', id: 'g', children: [0, 0] }]),
      'expected one node that must not happen, found 2',
    ],
    [
      'a node that is not there',
      treeFrom([{ kind: 'or', id: 'g', children: [7] }]),
      'Cannot find node 7 of the tree "bad": it has 1',
    ],
    ['no root', treeFrom([], 0), 'Cannot find node 0'],
    [
      'a cycle',
      treeFrom([
        { kind: 'or', id: 'a', children: [1] },
        { kind: 'and', id: 'b', children: [0] },
      ]),
      'Cannot put a node below itself: b -> a -> b',
    ],
    [
      'a counter that counters itself',
      treeFrom([{ kind: 'control', id: 'c', inPlace: true, counters: [0] }]),
      'c -> c',
    ],
  ])('is refused: %s', (_, tree, message) => {
    expect(() => analyzeTree(tree)).toThrow(RangeError);
    expect(() => analyzeTree(tree)).toThrow(message);
  });

  it('is refused in the options as well', () => {
    const tree = treeFrom([step({ probability: 0.5 })]);
    for (const limit of [0, -1, 1.5, Number.NaN])
      expect(() => bestAttacks(tree, { by: 'steps', limit })).toThrow(RangeError);
  });

  it('may be constant', () => {
    const always = analyzeTree(treeFrom([{ kind: 'fixed', id: 'f', holds: true }]));
    expect([always.probability, always.minimalAttackSets.count, always.best.attacks.length]).toEqual([1, 1, 1]);
    const never = analyzeTree(treeFrom([{ kind: 'fixed', id: 'f', holds: false }]));
    expect([never.probability, never.minimalAttackSets.count, never.best.attacks]).toEqual([0, 0, []]);
    expect(defenceFront(treeFrom([{ kind: 'fixed', id: 'f', holds: true }])).points).toEqual([
      { spend: 0, attack: 0, controls: [] },
    ]);
  });
});

describe('a large tree', () => {
  const many = 10_000;
  const steps = Array.from(
    { length: many },
    (_, index): AttackNode => ({ kind: 'step', id: `s${index}`, probability: 1e-5, cost: index % 97 }),
  );
  const all = steps.map((_, index) => index);

  it.each(['or', 'and', 'then'] as const)('is computed when a gate "%s" is wide', (kind) => {
    const analysis = analyzeTree(treeFrom([...steps, { kind, id: 'g', children: all }]), { limit: 3 });
    expect(analysis.probability).toBeCloseTo(kind === 'or' ? -Math.expm1(many * Math.log1p(-1e-5)) : 0, 11);
    expect(analysis.minimalAttackSets.count).toBe(kind === 'or' ? many : 1);
  });

  it('is computed when it is deep', () => {
    const nodes: AttackNode[] = [...steps];
    let below = 0;
    for (let index = 1; index < many; index += 1) {
      below = nodes.push({ kind: index % 2 === 0 ? 'or' : 'and', id: `g${index}`, children: [below, index] }) - 1;
    }
    const tree = treeFrom(nodes);
    const analysis = analyzeTree(tree, { limit: 3, by: 'cost' });
    expect(analysis.minimalAttackSets.count).toBe(many / 2);
    expect(analysis.best.proven).toBe(true);
    expect(attackSets(tree).next().done).toBe(false);
    expect(costDamageFront(tree).missing).toEqual([{ measure: 'damage', of: ['bad'] }]);
  });

  it('that no diagram holds is bounded', () => {
    let state = 7;
    const pick = (): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return state % 300;
    };
    const nodes = steps.slice(0, 300).map((node): AttackNode => ({ ...node, probability: 0.1 }) as AttackNode);
    const gates = Array.from(
      { length: 400 },
      (_, index) => nodes.push({ kind: 'or', id: `o${index}`, children: [pick(), pick(), pick(), pick()] }) - 1,
    );
    const tree = treeFrom([...nodes, { kind: 'and', id: 'top', children: gates }]);
    const analysis = analyzeTree(tree, { budget: 1 << 16 });
    expect(analysis.tooLarge).toMatch(/gates over .* events that cannot be taken apart/);
    expect(analysis.probability).toBeUndefined();
    expect(analysis.bounds.low).toBeGreaterThan(0);
    expect(analysis.bounds.high).toBeLessThan(1e-10);
    expect(analysis.minimalAttackSets.count).toBeUndefined();
    expect(analysis.best).toEqual({ by: 'probability', attacks: [], proven: false });
    expect([...attackSets(tree)]).toEqual([]);
    expect(defenceFront(tree).exact).toBe(false);
  });

  it('of many members that need only a few is refused a diagram before the stack ends', () => {
    const { tooLarge, modules } = solved(
      treeFrom([...steps, { kind: 'at-least', id: 'g', children: all, atLeast: 2 }]),
    );
    expect(tooLarge).toBeDefined();
    // The true value is about (np)^2 / 2 = 0.0047.
    expect(modules.at(-1)?.bounds.low).toBeLessThan(0.0046);
    expect(modules.at(-1)?.bounds.high).toBeGreaterThan(0.0048);
  });
});
