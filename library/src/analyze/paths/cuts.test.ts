import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttackNode, attackGraph } from './attack-graph.ts';
import { cheapestCut, cheapestStanding } from './cuts.ts';
import { minimumCut } from './minimum-cut.ts';
import { closure, samples, subsets } from './random-graph.fixture.ts';

const WEIGHTS = [1, 2, 0, 3, 1, 5, Number.POSITIVE_INFINITY, 2, 1];

/** The least weight of all sets that cut, by trying each; undefined when none does. */
function lightest(nodes: readonly AttackNode[], sources: readonly number[], target: number): number | undefined {
  let least = Number.POSITIVE_INFINITY;
  for (const set of subsets(nodes.length)) {
    if (set.has(target) || sources.some((source) => set.has(source))) continue;
    if (closure(nodes, sources, set).has(target)) continue;
    least = Math.min(
      least,
      [...set].reduce((sum, node) => sum + (WEIGHTS[node] ?? 0), 0),
    );
  }
  return least === Number.POSITIVE_INFINITY ? undefined : least;
}

const weight = (node: number): number => WEIGHTS[node] ?? 0;

describe('minimumCut', () => {
  it('is as light as the lightest of all sets, and cuts', () => {
    fc.assert(
      fc.property(samples({ gates: false }), ({ nodes, graph, sources, target }) => {
        const cut = minimumCut(graph, { sources, target, weight });
        expect(cut?.weight).toBe(lightest(nodes, sources, target));
        if (cut !== undefined) expect(closure(nodes, sources, new Set(cut.nodes)).has(target)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is empty where no way leads, and none where the start is the target', () => {
    const graph = attackGraph([
      { parents: [], needs: 1 },
      { parents: [], needs: 1 },
    ]);
    expect(minimumCut(graph, { sources: [0], target: 1, weight: () => 1 })).toEqual({ nodes: [], weight: 0 });
    expect(minimumCut(graph, { sources: [0], target: 0, weight: () => 1 })).toBeUndefined();
  });

  it.each([-1, Number.NaN])('refuses a weight of %s', (wrong) => {
    const graph = attackGraph([
      { parents: [], needs: 1 },
      { parents: [0], needs: 1 },
      { parents: [1], needs: 1 },
    ]);
    expect(() => minimumCut(graph, { sources: [0], target: 2, weight: () => wrong })).toThrow(RangeError);
  });
});

describe('cheapestCut', () => {
  it('is as light as the lightest of all sets with gates too', async () => {
    await fc.assert(
      fc.asyncProperty(samples({ gates: true, most: 7 }), async ({ nodes, graph, sources, target }) => {
        const cut = await cheapestCut(graph, { sources, target, weight });
        expect(cut?.weight).toBe(lightest(nodes, sources, target));
      }),
      { numRuns: 60 },
    );
  });
});

describe('cheapestStanding', () => {
  it('buys a control once however many nodes it stands at', async () => {
    const graph = attackGraph([
      { parents: [], needs: 1 },
      { parents: [0], needs: 1 },
      { parents: [0], needs: 1 },
      { parents: [1, 2], needs: 1 },
    ]);
    const standing = [[], [0, 2], [1, 2], []];
    const question = { sources: [0], target: 3, standingAt: (node: number) => standing[node] ?? [] };
    expect(await cheapestStanding(graph, { ...question, cost: [2, 2, 3] })).toEqual({ members: [2], cost: 3 });
    expect(await cheapestStanding(graph, { ...question, cost: [1, 1, 3] })).toEqual({ members: [0, 1], cost: 2 });
    expect(
      await cheapestStanding(graph, { ...question, cost: [1, 1, 3], standingAt: (node) => (node === 1 ? [0] : []) }),
    ).toBeUndefined();
  });
});
