import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hittingSet } from './hitting-set.ts';
import { sets as allSets } from './random-budget.fixture.ts';

/** The cheapest choice by trying each; infinite when none hits everything. */
function cheapest(cost: readonly number[], sets: readonly (readonly number[])[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { inPlace, cost: spent } of allSets(cost)) {
    if (sets.every((set) => set.some((member) => inPlace[member] === 1))) least = Math.min(least, spent);
  }
  return least;
}

const missedOf =
  (sets: readonly (readonly number[])[]) =>
  (taken: ReadonlySet<number>): readonly number[] | undefined =>
    sets.find((set) => !set.some((member) => taken.has(member)));

describe('hittingSet', () => {
  it('is as cheap as the cheapest of all choices, and no member of it is needless', async () => {
    const questions = fc.record({
      cost: fc.array(fc.constantFrom(0, 1, 1, 2, 3.5, 10), { minLength: 6, maxLength: 6 }),
      sets: fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 4 }), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(questions, async ({ cost, sets }) => {
        const found = await hittingSet({ cost, missed: missedOf(sets) });
        expect(found.cost).toBeCloseTo(cheapest(cost, sets), 9);
        expect(found.optimal).toBe(true);
        if (found.members === undefined) return;
        expect(missedOf(sets)(new Set(found.members))).toBeUndefined();
        for (const member of found.members) {
          expect(missedOf(sets)(new Set(found.members.filter((other) => other !== member)))).toBeDefined();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('makes only the sets it needs', async () => {
    // One of three from each of eight places: 6561 sets, all of which the three of the cheapest place hit.
    const cost = Array.from({ length: 24 }, (_, member) => (member >= 21 ? 1 : 2));
    const places = Array.from({ length: 8 }, (_, place) => [3 * place, 3 * place + 1, 3 * place + 2]);
    const found = await hittingSet({
      cost,
      missed: (taken) => {
        const free = places.map((place) => place.find((member) => !taken.has(member)));
        return free.some((member) => member === undefined) ? undefined : free.flatMap((member) => member ?? []);
      },
    });
    expect(found).toMatchObject({ members: [21, 22, 23], cost: 3, optimal: true });
    expect(found.sets).toBeLessThan(50);
  });

  it('gives an answer that is not proven when it may make no more sets', async () => {
    const found = await hittingSet({
      cost: [1, 1, 1, 1],
      missed: missedOf([
        [0, 1],
        [2, 3],
        [1, 2],
      ]),
      most: 1,
    });
    expect(found.optimal).toBe(false);
    expect(
      missedOf([
        [0, 1],
        [2, 3],
        [1, 2],
      ])(new Set(found.members)),
    ).toBeUndefined();
    expect(found.bound).toBeLessThanOrEqual(found.cost);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a cost of %s', async (wrong) => {
    await expect(hittingSet({ cost: [wrong], missed: () => undefined })).rejects.toThrow(RangeError);
  });

  it('refuses a set that is hit already, instead of asking for ever', async () => {
    await expect(hittingSet({ cost: [1], missed: () => [0] })).rejects.toThrow(RangeError);
  });
});
