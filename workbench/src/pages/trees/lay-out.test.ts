import type { AttackNode, AttackTree } from 'vauban/browser';
import { describe, expect, it } from 'vitest';
import { layOut } from './lay-out.ts';

function treeOf(nodes: readonly AttackNode[]): AttackTree {
  return { stage: 'attack-tree', id: 't', goal: 'Goal', nodes, root: 0, assumptions: [] };
}
const step = (id: string): AttackNode => ({ kind: 'step', id });

describe('layOut', () => {
  it('puts the goal at the left and beside the middle of its steps', () => {
    const drawing = layOut(treeOf([{ kind: 'or', id: 't', children: [1, 2] }, step('a'), step('b')]), {
      showCounters: true,
    });
    const [a, root, b] = drawing?.boxes ?? [];
    expect([a?.node.id, root?.node.id, b?.node.id]).toEqual(['a', 't', 'b']);
    expect(root?.x).toBe(0);
    expect(a?.x).toBeGreaterThan(0);
    const middle = (box: typeof a): number => (box?.y ?? 0) + (box?.height ?? 0) / 2;
    expect(middle(root)).toBeCloseTo((middle(a) + middle(b)) / 2);
  });

  it('lets no boxes of one column overlap', () => {
    const nodes: AttackNode[] = [{ kind: 'and', id: 't', children: [1, 2, 3] }];
    for (const gate of [1, 2, 3]) nodes.push({ kind: 'or', id: `g${gate}`, children: [2 + 2 * gate, 3 + 2 * gate] });
    for (let at = 4; at < 10; at += 1)
      nodes.push({ kind: 'step', id: `s${at}`, title: 'A step with a rather long name' });
    const boxes = layOut(treeOf(nodes), { showCounters: true })?.boxes ?? [];
    for (const one of boxes) {
      for (const other of boxes) {
        if (one === other || one.x !== other.x) continue;
        expect(one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true);
      }
    }
  });

  it('draws a shared node once and refers to it', () => {
    const nodes: AttackNode[] = [
      { kind: 'or', id: 't', children: [1, 2] },
      { kind: 'and', id: 'one', children: [3] },
      { kind: 'and', id: 'two', children: [3] },
      step('shared'),
    ];
    const boxes = layOut(treeOf(nodes), { showCounters: true })?.boxes ?? [];
    expect(boxes.filter(({ node }) => node.id === 'shared').map(({ isAgain }) => isAgain)).toEqual([false, true]);
  });

  it('numbers what has an order and shows what overcomes a control', () => {
    const nodes: AttackNode[] = [
      { kind: 'then', id: 't', children: [1] },
      { kind: 'step', id: 'a', counters: [2] },
      { kind: 'and', id: 'lock countered by key', children: [3], counters: [4] },
      { kind: 'control', id: 'lock', inPlace: true },
      step('key'),
    ];
    const boxes = layOut(treeOf(nodes), { showCounters: true })?.boxes ?? [];
    expect(boxes.find(({ node }) => node.id === 'a')).toMatchObject({ turn: 1, counters: [{ node: { id: 'lock' } }] });
    expect(boxes.find(({ node }) => node.id === 'key')).toMatchObject({ overcomes: 'lock' });
    expect(layOut(treeOf(nodes), { showCounters: false })?.boxes).toHaveLength(2);
  });

  it('draws nothing that nobody could look at', () => {
    const nodes: AttackNode[] = [{ kind: 'or', id: 't', children: Array.from({ length: 500 }, (_, at) => at + 1) }];
    for (let at = 0; at < 500; at += 1) nodes.push(step(`s${at}`));
    expect(layOut(treeOf(nodes), { showCounters: true })).toBeUndefined();
  });
});
