import type { AttackNode, AttackTree, Importance } from 'vauban/browser';
import { describe, expect, it } from 'vitest';
import { weightsOf } from './weights.ts';
import { suppose, supposedOf, whatIfOf } from './what-if.ts';

const nodes: readonly AttackNode[] = [
  { kind: 'or', id: 'root', children: [1, 2] },
  { kind: 'and', id: 'both', children: [3, 4] },
  { kind: 'step', id: 'a' },
  { kind: 'step', id: 'b' },
  { kind: 'step', id: 'c' },
];
const tree: AttackTree = { stage: 'attack-tree', id: 'root', goal: 'Goal', nodes, root: 0, assumptions: [] };
const step = (id: string, figures: Partial<Importance>): Importance => ({ id, kind: 'step', ...figures });

describe('weightsOf', () => {
  it('gives a gate the weight of the heaviest step below it', () => {
    const importance = [
      step('a', { criticality: 0.2 }),
      step('b', { criticality: 0.7 }),
      step('c', { criticality: 0.1 }),
    ];
    expect([...weightsOf(tree, { importance }).of].toSorted()).toEqual([
      [0, 0.7],
      [1, 0.7],
      [2, 0.2],
      [3, 0.7],
      [4, 0.1],
    ]);
  });

  it('weighs by attack sets while chances are missing, and says so', () => {
    const { of, means } = weightsOf(tree, { importance: [step('a', { share: 0.5 })] });
    expect(of.get(2)).toBe(0.5);
    expect(means).toContain('attack sets');
  });
});

describe('what is supposed', () => {
  it('is read from the address and changed one node at a time', () => {
    const whatIf = whatIfOf(new URLSearchParams('without=a,b&given=c'));
    expect(whatIf).toEqual({ without: ['a', 'b'], given: ['c'] });
    expect(suppose(whatIf, 'a', 'given')).toEqual({ without: ['b'], given: ['c', 'a'] });
    expect(suppose(whatIf, 'c', 'as-is')).toEqual({ without: ['a', 'b'], given: [] });
    expect(supposedOf(whatIf, 'b')).toBe('without');
  });
});
