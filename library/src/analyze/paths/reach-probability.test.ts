import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttackNode, attackGraph } from './attack-graph.ts';
import { defended } from './defended.ts';
import { closure, samples, subsets } from './random-graph.fixture.ts';
import { reachProbability } from './reach-probability.ts';

const everything = () => true;

/** The same graph with steps in doubt and controls, by the numbers of `doubts`. */
function doubtful(nodes: readonly AttackNode[], doubts: readonly number[]): readonly AttackNode[] {
  return nodes.map((node, index) => {
    const kind = doubts[index] ?? 0;
    if (kind === 1) return { ...node, chance: 0.3, step: 100 + (index % 3) };
    if (kind === 2) return { ...node, guards: [{ control: index % 4, stops: 0.25, slows: 1 }] };
    return node;
  });
}

/** By going through every way in which steps and controls can turn out. */
function enumerated(nodes: readonly AttackNode[], sources: readonly number[], target: number): number {
  const steps = [...new Set(nodes.flatMap(({ chance, step }) => (chance === undefined ? [] : [step ?? 0])))];
  const controls = [...new Set(nodes.flatMap(({ guards = [] }) => guards.map(({ control }) => control)))];
  let probability = 0;
  for (const good of subsets(steps.length + controls.length)) {
    let weight = 1;
    for (const [index] of steps.entries()) weight *= good.has(index) ? 0.3 : 0.7;
    for (const [index] of controls.entries()) weight *= good.has(steps.length + index) ? 0.75 : 0.25;
    const removed = new Set(
      [...nodes.keys()].filter((node) => {
        const { chance, step, guards = [] } = nodes[node] ?? { parents: [], needs: 1 };
        const fails = chance !== undefined && !good.has(steps.indexOf(step ?? 0));
        return fails || guards.some(({ control }) => !good.has(steps.length + controls.indexOf(control)));
      }),
    );
    if (closure(nodes, sources, removed).has(target)) probability += weight;
  }
  return probability;
}

describe('reachProbability', () => {
  it('is what going through all outcomes gives', () => {
    const kinds = fc.array(fc.nat(2), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(samples({ gates: true }), kinds, ({ nodes, sources, target }, doubts) => {
        const all = doubtful(nodes, [0, ...doubts.slice(1)]);
        const graph = attackGraph(all);
        const { low, high } = reachProbability(graph, defended(graph, everything), { sources, target });
        expect(low).toBeCloseTo(enumerated(all, sources, target), 12);
        expect(high - low).toBeLessThan(1e-12);
      }),
      { numRuns: 500 },
    );
  });

  it('gives bounds that hold when its budget is spent', () => {
    fc.assert(
      fc.property(samples({ gates: true }), fc.nat(3), ({ nodes, sources, target }, budget) => {
        const all = doubtful(nodes, [0, 1, 2, 1, 2, 1, 2, 1, 2]);
        const graph = attackGraph(all);
        const { low, high } = reachProbability(graph, defended(graph, everything), { sources, target, budget });
        const exact = enumerated(all, sources, target);
        expect(low).toBeLessThanOrEqual(exact + 1e-12);
        expect(high).toBeGreaterThanOrEqual(exact - 1e-12);
      }),
    );
  });

  // Wang, Islam, Long, Singhal, Jajodia (DBSec 2008): two user accounts that each help to get the other.
  it('gives 0.08707968 for the published network with a cycle', () => {
    const graph = attackGraph([
      { parents: [], needs: 1 },
      { parents: [0], needs: 1, chance: 0.8 }, // 1 ftp from outside to host 1
      { parents: [1], needs: 1, chance: 0.9 }, // 2 rsh from outside to host 1
      { parents: [0], needs: 1, chance: 0.1 }, // 3 sshd of host 1
      { parents: [2, 3, 12], needs: 1 }, // 4 user of host 1
      { parents: [0], needs: 1, chance: 0.8 }, // 5 ftp from outside to host 2
      { parents: [5], needs: 1, chance: 0.9 }, // 6 rsh from outside to host 2
      { parents: [4], needs: 1, chance: 0.8 }, // 7 ftp from host 1 to host 2
      { parents: [7], needs: 1, chance: 0.9 }, // 8 rsh from host 1 to host 2
      { parents: [6, 8], needs: 1 }, // 9 user of host 2
      { parents: [9], needs: 1, chance: 0.1 }, // 10 root of host 2
      { parents: [9], needs: 1, chance: 0.8 }, // 11 ftp from host 2 to host 1
      { parents: [11], needs: 1, chance: 0.9 }, // 12 rsh from host 2 to host 1
    ]);
    const { low, high } = reachProbability(graph, defended(graph, everything), { sources: [0], target: 10 });
    expect(low).toBeCloseTo(0.08707968, 12);
    expect(high).toBeCloseTo(0.08707968, 12);
  });
});
