import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closure, samples } from './random-graph.fixture.ts';
import { attackOn, reachable } from './reachable.ts';

describe('reachable', () => {
  it('finds what adding nodes until nothing changes finds, whatever is taken away', () => {
    fc.assert(
      fc.property(
        samples({ gates: true }),
        fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
        ({ nodes, graph, sources }, removed) => {
          const gone = new Set(removed);
          const { round } = reachable(graph, sources, (node) => !gone.has(node));
          const found = [...round.keys()].filter((node) => (round[node] ?? -1) >= 0);
          expect(found).toEqual([...closure(nodes, sources, gone)].sort((one, other) => one - other));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('attackOn', () => {
  it('gives nodes that are an attack by themselves, each after what it needs', () => {
    fc.assert(
      fc.property(samples({ gates: true }), ({ nodes, graph, sources, target }) => {
        const attack = attackOn(graph, reachable(graph, sources), target);
        expect(attack !== undefined).toBe(closure(nodes, sources).has(target));
        if (attack === undefined) return;
        const others = new Set([...nodes.keys()].filter((node) => !attack.includes(node)));
        expect(closure(nodes, sources, others).has(target)).toBe(true);
        for (const [place, node] of attack.entries()) {
          const before = new Set([...nodes.keys()].filter((other) => !attack.slice(0, place + 1).includes(other)));
          expect(closure(nodes, sources, before).has(node)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
