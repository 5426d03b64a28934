import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttackNode, attackGraph } from './attack-graph.ts';
import { defended } from './defended.ts';
import { diceFor, fillExponential, fillUniform } from './draws.ts';
import { samples } from './random-graph.fixture.ts';
import { reachProbability } from './reach-probability.ts';
import { sampleTimes } from './sample-times.ts';

const START: AttackNode = { parents: [], needs: 1 };
const everything = () => true;

function timesOf(nodes: readonly AttackNode[], target: number, tries = 20_000): Float64Array {
  const graph = attackGraph(nodes);
  const [found] = sampleTimes(graph, defended(graph, everything), {
    sources: [0],
    targets: [target],
    samples: tries,
    seed: 7,
  });
  return found?.days ?? new Float64Array(0);
}

const mean = (days: Float64Array): number => days.reduce((sum, time) => sum + time, 0) / days.length;

describe('fillExponential', () => {
  const dice = new Int32Array(4);
  const numbers = new Float64Array(400_000);
  diceFor(1, 2, dice);
  fillExponential(dice, numbers);

  it('has the moments and the tail of an exponential of mean 1, within four sigma', () => {
    const n = numbers.length;
    expect(Math.abs(mean(numbers) - 1)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(mean(numbers.map((x) => x * x)) - 2)).toBeLessThan(4 * Math.sqrt(20 / n));
    for (const x of [0.01, 0.5, 1, 3, 7.8, 9]) {
      const chance = Math.exp(-x);
      const share = numbers.filter((one) => one > x).length / n;
      expect(Math.abs(share - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / n));
    }
  });

  it('is the same for the same seed and try, and another for another', () => {
    const first = (seed: number, attempt: number): number => {
      const into = new Float64Array(3);
      diceFor(seed, attempt, dice);
      fillUniform(dice, into);
      fillExponential(dice, into);
      return into[2] ?? 0;
    };
    expect(first(5, 9)).toBe(first(5, 9));
    expect(first(5, 9)).not.toBe(first(5, 10));
    expect(first(2 ** 32 + 5, 9)).not.toBe(first(5, 9));
  });
});

describe('sampleTimes', () => {
  it('takes as long as the laws of exponential times say', () => {
    const step = (parents: readonly number[], days: number): AttackNode => ({ parents, needs: 1, days });
    const close = (found: number, exact: number, sigma: number) =>
      expect(Math.abs(found - exact)).toBeLessThan((4 * sigma) / Math.sqrt(20_000));
    close(mean(timesOf([START, step([0], 2)], 1)), 2, 2);
    // One after the other add up; the first of two with means 1 and 1 takes 1/2, the last 3/2.
    close(mean(timesOf([START, step([0], 2), step([1], 3)], 2)), 5, Math.sqrt(13));
    close(mean(timesOf([START, step([0], 1), step([0], 1), { parents: [1, 2], needs: 1 }], 3)), 0.5, 0.5);
    close(
      mean(timesOf([START, step([0], 1), step([0], 1), { parents: [1, 2], needs: 'all' }], 3)),
      1.5,
      Math.sqrt(1.25),
    );
    // The second of three: 1/3 + 1/2.
    close(
      mean(timesOf([START, step([0], 1), step([0], 1), step([0], 1), { parents: [1, 2, 3], needs: 2 }], 4)),
      5 / 6,
      Math.sqrt(13) / 6,
    );
  });

  it('does one piece of work once, wherever it stands', () => {
    const shared: AttackNode = { parents: [0], needs: 1, days: 1, step: 1 };
    const days = timesOf([START, shared, shared, { parents: [1, 2], needs: 'all' }], 3);
    expect(Math.abs(mean(days) - 1)).toBeLessThan(4 / Math.sqrt(20_000));
  });

  it('agrees with the exact probability, within four sigma', () => {
    fc.assert(
      fc.property(samples({ gates: true }), ({ nodes, sources, target }) => {
        const graph = attackGraph(
          nodes.map((node, index) => ({
            ...node,
            ...(index % 2 === 1 && { chance: 0.6 }),
            guards: [{ control: index % 3, stops: 0.2, slows: 1 }],
          })),
        );
        const defense = defended(graph, everything);
        const { low } = reachProbability(graph, defense, { sources, target });
        const [found] = sampleTimes(graph, defense, { sources, targets: [target], samples: 2000, seed: 3 });
        const share = (found?.days.length ?? 0) / 2000;
        expect(Math.abs(share - low)).toBeLessThanOrEqual(4.5 * Math.sqrt((low * (1 - low)) / 2000) + 1e-12);
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it('never gets there sooner or more often when a control is added: the same try draws the same numbers', () => {
    const nodes: readonly AttackNode[] = [
      START,
      { parents: [0], needs: 1, days: 1, guards: [{ control: 0, stops: 0.5, slows: 2 }] },
      { parents: [0], needs: 1, days: 3, chance: 0.5 },
      { parents: [1, 2], needs: 1 },
    ];
    const graph = attackGraph(nodes);
    const days = (inPlace: boolean) =>
      sampleTimes(
        graph,
        defended(graph, () => inPlace),
        { sources: [0], targets: [3], samples: 500, seed: 1 },
      )[0]?.days ?? [];
    const [without, slowed] = [days(false), days(true)];
    expect(slowed.length).toBeLessThan(without.length);
    for (const [index, time] of slowed.entries()) expect(time).toBeGreaterThanOrEqual(without[index] ?? 0);
  });

  it('tells the ways apart by what each try needed, gates included', () => {
    const graph = attackGraph([
      START,
      { parents: [0], needs: 1, days: 1 },
      { parents: [0], needs: 1, days: 1 },
      { parents: [1, 2], needs: 'all' },
      { parents: [0], needs: 1, days: 1 },
      { parents: [3, 4], needs: 1 },
    ]);
    const [found] = sampleTimes(graph, defended(graph, everything), {
      sources: [0],
      targets: [5],
      samples: 1000,
      seed: 2,
    });
    const ways = found?.ways.map(({ nodes }) => [...nodes].sort().join(' '));
    expect(new Set(ways)).toEqual(new Set(['0 4 5', '0 1 2 3 5']));
    expect(found?.ways.reduce((sum, { tries }) => sum + tries, 0)).toBe(1000);
    // Both of two come before a third in one of three orders.
    expect(found?.ways[0]?.tries).toBeGreaterThan(600);
  });

  it('reaches nothing in a cycle that no start leads into', () => {
    expect(timesOf([START, { parents: [2], needs: 1 }, { parents: [1], needs: 1 }], 2, 10)).toHaveLength(0);
  });

  it.each([0, 1.5, Number.NaN, -1, 1e9])('refuses %s samples', (wrong) => {
    expect(() => timesOf([START], 0, wrong)).toThrow(RangeError);
  });

  it('refuses a seed that is no whole number', () => {
    const graph = attackGraph([START]);
    const run = (seed: number) => () =>
      sampleTimes(graph, defended(graph, everything), { sources: [0], targets: [0], samples: 1, seed });
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53]) expect(run(wrong)).toThrow(RangeError);
  });
});
