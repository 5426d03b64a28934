import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose } from './choose.ts';
import { tabledProblem } from './loss-tables.ts';
import { monotoneProblem } from './monotone-problem.ts';
import { leastLeft } from './random-budget.fixture.ts';

/** A table of losses that only fall as kinds join: from random amounts that each set of kinds takes off. */
function tableOf(drops: readonly number[], kinds: number): readonly number[] {
  return Array.from({ length: 1 << kinds }, (_, set) =>
    drops.reduce(
      (left, drop, some) => (some > 0 && some < 1 << kinds && (set & some) === some ? left * drop : left),
      1000,
    ),
  );
}

const problems = fc.record({
  costs: fc.array(fc.constantFrom(0, 1, 2, 4, 7), { minLength: 6, maxLength: 6 }),
  kinds: fc.array(fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
  drops: fc.array(fc.constantFrom(1, 1, 0.5, 0.9, 0), { minLength: 8, maxLength: 8 }),
  limit: fc.constantFrom(0, 2, 5, 9, 40),
});

describe('tabledProblem', () => {
  it('leads to the best of all sets, whatever controls do together', () => {
    fc.assert(
      fc.property(problems, ({ costs, kinds, drops, limit }) => {
        const controls = costs.map((cost, index) => ({ id: `c${index}`, cost }));
        // Each control is of one of three kinds in each risk, or does not matter there.
        const risks = kinds.map((of, risk) => ({
          id: `r${risk}`,
          kinds: [0, 1, 2].map((kind) => controls.filter((_, index) => of[index] === kind).map(({ id }) => id)),
          expected: tableOf(drops, 3),
        }));
        const left = (inPlace: Uint8Array): number =>
          kinds.reduce((sum, of, risk) => {
            const present = of.reduce(
              (bits, kind, index) => (kind < 3 && inPlace[index] === 1 ? bits | (1 << kind) : bits),
              0,
            );
            return sum + (risks[risk]?.expected[present] ?? 0);
          }, 0);
        const choice = choose(controls, tabledProblem(controls, risks), { limit });
        expect(choice.after).toBeCloseTo(leastLeft(costs, limit, left), 6);
        expect(choice.optimal).toBe(true);
        for (const { cost, left: rest } of choice.frontier) expect(rest).toBeCloseTo(leastLeft(costs, cost, left), 6);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a table of the wrong size', [['a']], [1]],
    ['a table in which more controls leave more', [['a']], [1, 2]],
    ['a loss that is no number', [['a']], [1, Number.NaN]],
    ['a control that is not there', [['b']], [2, 1]],
    ['too many kinds', Array.from({ length: 13 }, () => ['a']), []],
  ])('refuses %s', (_, kinds, expected) => {
    expect(() => tabledProblem([{ id: 'a', cost: 1 }], [{ id: 'r', kinds, expected }])).toThrow(RangeError);
  });
});

describe('monotoneProblem', () => {
  it('leads to the best of all sets for a measure that is no sum', () => {
    const measures = fc.record({
      costs: fc.array(fc.constantFrom(0, 1, 2, 4), { minLength: 5, maxLength: 5 }),
      ways: fc.array(fc.uniqueArray(fc.nat(4), { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      limit: fc.nat(9),
    });
    fc.assert(
      fc.property(measures, ({ costs, ways, limit }) => {
        // The best of several ways, each of which some controls make half as likely.
        const measure = (inPlace: Uint8Array): number =>
          Math.max(...ways.map((way) => way.reduce((left, control) => (inPlace[control] === 1 ? left / 2 : left), 1)));
        const controls = costs.map((cost, index) => ({ id: `c${index}`, cost }));
        const choice = choose(controls, monotoneProblem(costs, measure), { limit });
        expect(choice.after).toBe(leastLeft(costs, limit, measure));
        expect(choice.optimal).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
