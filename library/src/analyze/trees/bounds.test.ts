import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttackTree } from '../../model/attack-tree.ts';
import { tryEverything } from './brute-force.fixture.ts';
import { analyzeTree } from './index.ts';
import { anyTree } from './random-tree.fixture.ts';
import { solved } from './solve.ts';

/** A tree without the numbers of some of its nodes. */
function without(tree: AttackTree, hidden: readonly number[]): AttackTree {
  const isHidden = (index: number): boolean => hidden.some((pick) => pick % tree.nodes.length === index);
  return {
    ...tree,
    nodes: tree.nodes.map((node, index) =>
      isHidden(index) ? { ...node, probability: undefined, works: undefined } : node,
    ),
  };
}

describe('bounds', () => {
  it('hold the probability whatever the missing numbers are', () => {
    fc.assert(
      fc.property(anyTree({ negated: true, most: 7 }), fc.array(fc.nat(1000), { maxLength: 4 }), (tree, hidden) => {
        const { probability } = tryEverything(tree);
        const analysis = analyzeTree(without(tree, hidden));
        expect(analysis.bounds.low).toBeLessThanOrEqual(probability + 1e-12);
        expect(analysis.bounds.high).toBeGreaterThanOrEqual(probability - 1e-12);
        if (analysis.probability !== undefined) expect(analysis.probability).toBeCloseTo(probability, 12);
        else expect(analysis.missing.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('are reached where no step may be left undone on purpose', () => {
    fc.assert(
      fc.property(anyTree({ most: 6 }), fc.array(fc.nat(1000), { maxLength: 3 }), (tree, hidden) => {
        const bare = without(tree, hidden);
        const filled = (value: number): AttackTree => ({
          ...bare,
          nodes: bare.nodes.map((node) =>
            node.kind === 'step'
              ? { ...node, probability: node.probability ?? value }
              : node.kind === 'control'
                ? { ...node, works: node.works ?? 1 - value }
                : node,
          ),
        });
        const { low, high } = analyzeTree(bare).bounds;
        expect(low).toBeCloseTo(tryEverything(filled(0)).probability, 12);
        expect(high).toBeCloseTo(tryEverything(filled(1)).probability, 12);
      }),
      { numRuns: 300 },
    );
  });

  it('hold the probability of a tree that outgrows its budget', () => {
    let large = 0;
    fc.assert(
      fc.property(anyTree({ negated: true, most: 8 }), fc.integer({ min: 3, max: 12 }), (tree, budget) => {
        const { modules, tooLarge } = solved(tree, budget);
        const { low, high } = modules.at(-1)?.bounds ?? { low: 1, high: 0 };
        const { probability } = tryEverything(tree);
        if (tooLarge !== undefined) large += 1;
        expect(low).toBeLessThanOrEqual(probability + 1e-12);
        expect(high).toBeGreaterThanOrEqual(probability - 1e-12);
        if (tooLarge === undefined) expect(low).toBeCloseTo(probability, 12);
      }),
      { numRuns: 2000 },
    );
    expect(large).toBeGreaterThan(100);
  });
});
