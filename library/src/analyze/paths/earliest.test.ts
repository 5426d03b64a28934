import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackGraph } from './attack-graph.ts';
import { clockworkFor, earliest, isDone } from './earliest.ts';
import { samples, times } from './random-graph.fixture.ts';

describe('earliest', () => {
  it('finds the times that computing every node again and again ends with, gates and cycles included', () => {
    const local = fc.array(fc.constantFrom(0, 0.5, 1, 3, 40, Number.POSITIVE_INFINITY), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(samples({ gates: true }), local, ({ nodes, graph, sources }, takes) => {
        const clockwork = clockworkFor(graph, sources, graph.days);
        clockwork.done.set(takes.slice(0, graph.size));
        earliest(graph, sources, clockwork);
        const found = nodes.map((_, node) =>
          isDone(clockwork, node) ? (clockwork.done[node] ?? 0) : Number.POSITIVE_INFINITY,
        );
        expect(found).toEqual(times(nodes, sources, takes));
      }),
      { numRuns: 400 },
    );
  });

  it('does not depend on the span of the calendar', () => {
    const nodes = Array.from({ length: 200 }, (_, node) => ({
      parents: node === 0 ? [] : [node - 1, (node * 7) % node],
      needs: 1,
      days: 1,
    }));
    const graph = attackGraph(nodes);
    const good = clockworkFor(graph, [0], graph.days);
    for (const span of [1e-6, 0.3, 1e6]) {
      const clockwork = { ...good, span };
      clockwork.done.fill(1.25);
      earliest(graph, [0], clockwork);
      expect(clockwork.done[199]).toBe(
        times(
          nodes,
          [0],
          nodes.map(() => 1.25),
        )[199],
      );
    }
  });

  it('never reaches what needs nothing and is no start', () => {
    const graph = attackGraph([
      { parents: [], needs: 1 },
      { parents: [], needs: 'all' },
      { parents: [1], needs: 1 },
    ]);
    const clockwork = clockworkFor(graph, [0], graph.days);
    earliest(graph, [0], clockwork);
    expect([isDone(clockwork, 0), isDone(clockwork, 1), isDone(clockwork, 2)]).toEqual([true, false, false]);
  });
});
