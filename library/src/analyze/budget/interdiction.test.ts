import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestPath, type Interdiction, interdict } from './interdiction.ts';
import { sets } from './random-budget.fixture.ts';

/** The least chance of the best path over all choices within the limits, one of each group at most. */
function leastChance(problem: Interdiction, limits: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { inPlace } of sets(problem.options.map(() => 0))) {
    const taken = problem.options.filter((_, index) => inPlace[index] === 1);
    const groups = taken.flatMap(({ group }) => group ?? []);
    const fits = limits.every(
      (limit, index) => taken.reduce((sum, { costs }) => sum + (costs[index] ?? 0), 0) <= limit,
    );
    if (!fits || new Set(groups).size < groups.length) continue;
    least = Math.min(
      least,
      bestPath(problem, (option) => inPlace[option] === 1),
    );
  }
  return least;
}

const share = fc.constantFrom(0, 0.01, 0.3, 0.5, 0.9, 1);
const problems: fc.Arbitrary<Interdiction> = fc.record({
  size: fc.constant(5),
  source: fc.constant(0),
  target: fc.constant(4),
  options: fc.array(
    fc.record({ costs: fc.tuple(fc.nat(3), fc.nat(3)), group: fc.constantFrom(undefined, undefined, 'levels') }),
    { minLength: 4, maxLength: 4 },
  ),
  edges: fc.array(
    fc.record({
      from: fc.nat(4),
      to: fc.nat(4),
      chance: fc.constantFrom(0, 0.2, 0.5, 0.8, 1),
      controls: fc.uniqueArray(fc.record({ option: fc.nat(3), leaves: share }), {
        selector: ({ option }) => option,
        maxLength: 2,
      }),
      cases: fc.array(
        fc.record({ options: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }), leaves: share }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 3, maxLength: 9 },
  ),
});

describe('interdict', () => {
  it('leaves the least chance of all choices, for two limits at once', async () => {
    await fc.assert(
      fc.asyncProperty(problems, fc.tuple(fc.nat(6), fc.nat(6)), async (problem, limits) => {
        const found = await interdict(problem, limits);
        expect(found.chance).toBeCloseTo(leastChance(problem, limits), 9);
        expect(found.chance).toBe(bestPath(problem, (option) => found.chosen.includes(option)));
        for (const [index, limit] of limits.entries()) expect(found.costs[index]).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 40 },
    );
  });

  // A web server, a database behind it and six measures, as in Singhal and Ou (NIST IR 7788) and Khouzani et al.:
  // their published chances for what can be bought, with a direct and an indirect cost for each.
  describe('on the published network of seven places', () => {
    const MEASURES = { web: 1e-7, server: 1e-7, database: 1e-7, net1: 0.7, net2: 0.01, training1: 0.5, training2: 0.3 };
    const names = Object.keys(MEASURES);
    const edge = (from: number, to: number, chance: number, ...against: readonly (keyof typeof MEASURES)[]) => ({
      from,
      to,
      chance,
      controls: against.map((name) => ({ option: names.indexOf(name), leaves: MEASURES[name] })),
    });
    const network: Interdiction = {
      size: 7,
      source: 0,
      target: 6,
      options: names.map((name) => ({
        costs: [1, name === 'database' ? 5 : 1],
        group: name.startsWith('training') ? 'training' : undefined,
      })),
      edges: [
        edge(0, 1, 0.5, 'training1', 'training2'),
        edge(0, 1, 0.8, 'training1', 'training2'),
        edge(0, 3, 1),
        edge(1, 2, 0.9, 'web', 'net1'),
        edge(2, 3, 1),
        edge(2, 5, 1, 'net2'),
        edge(4, 1, 1, 'training1', 'training2'),
        edge(4, 5, 1),
        edge(3, 4, 0.2, 'server', 'training1', 'training2', 'net2'),
        edge(5, 6, 0.6, 'database'),
      ],
    };

    it.each([
      [[0, 0], 0.432, []],
      [[2, 2], 4.32e-8, ['web', 'server']],
      [[3, 3], 4.32e-10, ['web', 'server', 'net2']],
      [[3, 7], 4.32e-15, ['web', 'server', 'database']],
    ])('for the limits %s the chance is %s', async (limits, chance, chosen) => {
      const found = await interdict(network, limits);
      expect(found.chance / chance).toBeCloseTo(1, 9);
      expect(found.chosen.map((option) => names[option])).toEqual(chosen);
      expect(found.optimal).toBe(true);
      expect(leastChance(network, limits) / chance).toBeCloseTo(1, 9);
    });
  });

  it('has nothing to do where no path leads', async () => {
    const problem = { size: 2, source: 0, target: 1, edges: [], options: [{ costs: [1] }] };
    expect(await interdict(problem, [5])).toMatchObject({ chosen: [], chance: 0, optimal: true });
  });

  it.each([
    ['a chance above 1', { edges: [{ from: 0, to: 1, chance: 2 }] }],
    ['a chance that is no number', { edges: [{ from: 0, to: 1, chance: Number.NaN }] }],
    ['an edge to nowhere', { edges: [{ from: 0, to: 9, chance: 1 }] }],
    ['an option that is not there', { edges: [{ from: 0, to: 1, chance: 1, controls: [{ option: 4, leaves: 0.5 }] }] }],
    ['a negative cost', { options: [{ costs: [-1] }] }],
    ['a cost too few', { options: [{ costs: [] }] }],
    ['a target that is not there', { target: 7 }],
  ])('refuses %s', async (_, wrong) => {
    const right = { size: 2, source: 0, target: 1, edges: [{ from: 0, to: 1, chance: 1 }], options: [{ costs: [1] }] };
    await expect(interdict({ ...right, ...wrong }, [1])).rejects.toThrow(RangeError);
  });
});
