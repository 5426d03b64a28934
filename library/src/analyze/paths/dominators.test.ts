import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackGraph } from './attack-graph.ts';
import { chokePoints } from './choke-points.ts';
import { dominators, dominatorsOf } from './dominators.ts';
import { closure, samples } from './random-graph.fixture.ts';

describe('dominators', () => {
  it('are the nodes without which no way is left', () => {
    fc.assert(
      fc.property(samples({ gates: false }), ({ nodes, graph, sources }) => {
        const above = dominators(graph, sources);
        const all = closure(nodes, sources);
        for (const node of nodes.keys()) {
          const needed = [...nodes.keys()].filter(
            (other) =>
              other !== node &&
              !sources.includes(other) &&
              all.has(node) &&
              !closure(nodes, sources, new Set([other])).has(node),
          );
          const found = dominatorsOf(above, node).filter((other) => !sources.includes(other));
          expect([...found].sort((one, other) => one - other)).toEqual(needed);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('have no common one when there are several starts', () => {
    const graph = attackGraph([
      { parents: [], needs: 1 },
      { parents: [], needs: 1 },
      { parents: [0, 1], needs: 1 },
    ]);
    expect(dominatorsOf(dominators(graph, [0, 1]), 2)).toEqual([]);
  });

  it('are found in a chain of 100,000 nodes', () => {
    const graph = attackGraph(
      Array.from({ length: 100_000 }, (_, node) => ({ parents: node === 0 ? [] : [node - 1], needs: 1 })),
    );
    expect(dominatorsOf(dominators(graph, [0]), 99_999)).toHaveLength(99_999);
  });
});

describe('chokePoints', () => {
  it('are what every attack needs, with gates too', () => {
    fc.assert(
      fc.property(samples({ gates: true }), ({ nodes, graph, sources, target }) => {
        const found = chokePoints(graph, dominators(graph, sources), { sources, target });
        const needed = closure(nodes, sources).has(target)
          ? [...nodes.keys()].filter(
              (node) =>
                node !== target && !sources.includes(node) && !closure(nodes, sources, new Set([node])).has(target),
            )
          : [];
        expect([...found].sort((one, other) => one - other)).toEqual(needed);
      }),
      { numRuns: 400 },
    );
  });
});
