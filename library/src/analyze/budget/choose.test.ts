import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestPortfolio } from './best-portfolio.ts';
import { chooseControls } from './choose-controls.ts';
import { greedySeeds } from './greedy.ts';
import { lossProblem, searchThrough } from './loss-problem.ts';
import { budgets, leastLeft, leftOf, sets } from './random-budget.fixture.ts';
import { wholeFrontier } from './whole-frontier.ts';

/** Equal but for the order in which numbers were added up. */
function expectClose(found: number, exact: number, scale: number): void {
  expect(Math.abs(found - exact)).toBeLessThanOrEqual(1e-8 * Math.max(scale, 1e-300));
}

describe('bestPortfolio', () => {
  it('leaves as little as the best of all sets', () => {
    fc.assert(
      fc.property(budgets(), (sample) => {
        const problem = lossProblem(sample.controls, sample.risks);
        const best = bestPortfolio(problem, { limit: sample.limit });
        const costs = sample.controls.map(({ cost }) => cost);
        const before = leftOf(sample, new Uint8Array(costs.length));
        expectClose(
          best.loss,
          leastLeft(costs, sample.limit, (inPlace) => leftOf(sample, inPlace)),
          before,
        );
        expectClose(leftOf(sample, best.inPlace), best.loss, before);
        expect(best.cost).toBeLessThanOrEqual(sample.limit);
        expect(best.optimal).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('bounds what it cannot prove', () => {
    fc.assert(
      fc.property(budgets(), (sample) => {
        const problem = lossProblem(sample.controls, sample.risks);
        const { bound, loss } = bestPortfolio(problem, { limit: sample.limit, parts: 1 });
        const costs = sample.controls.map(({ cost }) => cost);
        const least = leastLeft(costs, sample.limit, (inPlace) => leftOf(sample, inPlace));
        expect(bound).toBeLessThanOrEqual(least * (1 + 1e-9) + 1e-9);
        expect(loss).toBeGreaterThanOrEqual(least * (1 - 1e-9));
        expect(bound).toBeLessThanOrEqual(loss);
      }),
      { numRuns: 300 },
    );
  });

  // Found by trying 200,000 random problems: each once made the search drop the best set as beaten.
  it.each([
    {
      why: 'a control that costs nothing and where it stands helps nothing',
      costs: [334, 689, 748, 0, 3],
      limit: 1576,
      risks: [
        [8.42, { c1: 0.908, c2: 0.588 }],
        [1.44, { c0: 0.93, c1: 1, c2: 0.222, c4: 0.147 }],
        [621.9, { c0: 1, c1: 1, c2: 0.737, c3: 0.627 }],
        [8.11, { c0: 0.048, c4: 0.316 }],
      ] as const,
    },
    {
      why: 'a tangent that lies below 0',
      costs: [1, 188, 341, 418, 433, 5, 187, 941, 27, 875, 239],
      limit: 1074.1,
      risks: [
        [0.416, { c0: 0.979, c1: 0.953, c3: 0.133, c5: 0.122, c7: 0.586, c8: 0.517, c9: 0.238, c10: 1 }],
        [10.82, { c0: 1, c2: 0.483, c5: 0.45, c6: 0.96 }],
        [4025.7, { c4: 1, c7: 1, c8: 0.016 }],
        [7.35, { c2: 1, c5: 0.802, c7: 0.612, c9: 1 }],
      ] as const,
    },
  ])('keeps the best set in spite of $why', ({ costs, limit, risks }) => {
    const sample = {
      controls: costs.map((cost, index) => ({ id: `c${index}`, cost })),
      risks: risks.map(([loss, effects], index) => ({
        id: `r${index}`,
        frequency: 1,
        loss,
        effects: Object.entries(effects).map(([control, takesOff]) => ({ control, takesOff })),
      })),
    };
    const least = leastLeft(costs, limit, (inPlace) => leftOf(sample, inPlace));
    expectClose(bestPortfolio(lossProblem(sample.controls, sample.risks), { limit }).loss, least, least);
  });

  it('takes what must be in and leaves what must be out', () => {
    const controls = [
      { id: 'good', cost: 5 },
      { id: 'poor', cost: 5 },
    ];
    const risks = [
      {
        id: 'r',
        frequency: 1,
        loss: 100,
        effects: [
          { control: 'good', takesOff: 0.9 },
          { control: 'poor', takesOff: 0.1 },
        ],
      },
    ];
    const problem = lossProblem(controls, risks);
    expect([...bestPortfolio(problem, { limit: 5 }).inPlace]).toEqual([1, 0]);
    expect([...bestPortfolio(problem, { limit: 5, decided: Int8Array.of(-1, 1) }).inPlace]).toEqual([0, 1]);
    expect([...bestPortfolio(problem, { limit: 5, decided: Int8Array.of(0, -1) }).inPlace]).toEqual([0, 1]);
  });
});

describe('wholeFrontier', () => {
  it('is every set that no other beats', () => {
    fc.assert(
      fc.property(budgets(), (sample) => {
        const problem = lossProblem(sample.controls, sample.risks);
        const { points, complete } = wholeFrontier(searchThrough(problem), {
          limit: 1000,
          begin: greedySeeds(problem),
        });
        expect(complete).toBe(true);
        const costs = sample.controls.map(({ cost }) => cost);
        const before = leftOf(sample, new Uint8Array(costs.length));
        const steps = [...new Set([...sets(costs)].map(({ cost }) => cost))];
        for (const budget of steps) {
          const best = points.filter(({ cost }) => cost <= budget).at(-1);
          expectClose(
            best?.loss ?? -1,
            leastLeft(costs, budget, (inPlace) => leftOf(sample, inPlace)),
            before,
          );
        }
        for (const [index, { cost, loss }] of points.slice(1).entries()) {
          expect(cost).toBeGreaterThanOrEqual(points[index]?.cost ?? 0);
          expect(loss).toBeLessThan(points[index]?.loss ?? 0);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('says so when it runs out of parts, with a bound that holds', () => {
    fc.assert(
      fc.property(budgets(), fc.nat(6), (sample, parts) => {
        const problem = lossProblem(sample.controls, sample.risks);
        const { bound } = wholeFrontier(searchThrough(problem), { limit: sample.limit, parts });
        const costs = sample.controls.map(({ cost }) => cost);
        const least = leastLeft(costs, sample.limit, (inPlace) => leftOf(sample, inPlace));
        expect(bound).toBeLessThanOrEqual(least * (1 + 1e-9) + 1e-9);
      }),
      { numRuns: 300 },
    );
  });
});

describe('chooseControls', () => {
  const controls = [
    { id: 'lock', cost: 10 },
    { id: 'bolt', cost: 10 },
    { id: 'insurance', cost: 30 },
    { id: 'charm', cost: 1 },
  ];
  const risks = [
    {
      id: 'theft',
      frequency: 1,
      loss: 100,
      effects: [
        { control: 'lock', takesOff: 0.5 },
        { control: 'bolt', takesOff: 0.5 },
      ],
    },
    { id: 'fire', frequency: 0.1, loss: 1000, effects: [{ control: 'insurance', takesOff: 0.8 }] },
  ];

  it('never counts twice what two controls both prevent', () => {
    const choice = chooseControls(controls, risks, 20);
    expect(choice).toMatchObject({
      before: 200,
      chosen: ['lock', 'bolt'],
      cost: 20,
      after: 125,
      optimal: true,
      gap: 0,
    });
  });

  it('tells the frontier, what more money buys, and what was nearly chosen', () => {
    const choice = chooseControls(controls, risks, 10);
    expect(choice.chosen).toEqual(['lock']);
    expect(choice.frontierComplete).toBe(true);
    expect(choice.frontier.map(({ cost, left }) => [cost, Math.round(left)])).toEqual([
      [0, 200],
      [10, 150],
      [20, 125],
      [30, 120],
      [40, 70],
      [50, 45],
    ]);
    expect(choice.next[0]).toMatchObject({ more: 10, takesOff: 25, perUnit: 2.5, adds: ['bolt'], drops: [] });
    expect(choice.next[1]).toMatchObject({ more: 20, adds: ['insurance'], drops: ['lock'] });
    expect(choice.nearly).toEqual([{ control: 'bolt', cost: 10, left: 150, worse: 0, instead: ['bolt'] }]);
  });

  it('buys nothing that does nothing, nothing when nothing is affordable, and everything that is free', () => {
    expect(chooseControls(controls, risks, 1000).chosen).toEqual(['lock', 'bolt', 'insurance']);
    expect(chooseControls(controls, risks, 0.5)).toMatchObject({
      chosen: [],
      cost: 0,
      before: 200,
      after: 200,
      optimal: true,
      nearly: [],
    });
    expect(
      chooseControls(
        [{ id: 'lock', cost: 0 }],
        [{ id: 'r', frequency: 1, loss: 1, effects: [{ control: 'lock', takesOff: 1 }] }],
        0,
      ),
    ).toMatchObject({ chosen: ['lock'], after: 0 });
    expect(chooseControls([], [], 10)).toMatchObject({ chosen: [], before: 0, after: 0, optimal: true, gap: 0 });
  });

  it.each([
    ['a negative cost', [{ id: 'a', cost: -1 }], [], 1],
    ['a cost that is no number', [{ id: 'a', cost: Number.NaN }], [], 1],
    ['an endless cost', [{ id: 'a', cost: Number.POSITIVE_INFINITY }], [], 1],
    ['a negative limit', [], [], -1],
    ['a limit that is no number', [], [], Number.NaN],
    [
      'two controls of one id',
      [
        { id: 'a', cost: 1 },
        { id: 'a', cost: 1 },
      ],
      [],
      1,
    ],
    ['a negative frequency', [], [{ id: 'r', frequency: -1, loss: 1, effects: [] }], 1],
    ['a loss that overflows', [], [{ id: 'r', frequency: 1e200, loss: 1e200, effects: [] }], 1],
    [
      'an effect above 1',
      [{ id: 'a', cost: 1 }],
      [{ id: 'r', frequency: 1, loss: 1, effects: [{ control: 'a', takesOff: 1.5 }] }],
      1,
    ],
    [
      'a control that is not there',
      [],
      [{ id: 'r', frequency: 1, loss: 1, effects: [{ control: 'b', takesOff: 0.5 }] }],
      1,
    ],
  ])('refuses %s', (_, some, others, limit) => {
    expect(() => chooseControls(some, others, limit)).toThrow(RangeError);
  });
});
