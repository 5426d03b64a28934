import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distributionOf } from '../distribution/distribution.ts';
import { anyQuantity } from '../quantity.fixture.ts';
import { massesOf, severityMoments } from './severity.ts';

test('massesOf keeps the mean of what lies on the grid', () => {
  fc.assert(
    fc.property(anyQuantity(), fc.double({ min: 1.1, max: 60, noNaN: true }), (quantity, fineness) => {
      const distribution = distributionOf(quantity);
      const cells = 4096;
      const step = (fineness * distribution.quantile(1 - 1e-12)) / cells;
      const masses = massesOf(distribution, { step, cells });
      expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9);
      expect(masses.reduce((sum, mass, k) => sum + mass * k * step, 0) / distribution.mean).toBeCloseTo(1, 6);
      expect(masses.every((mass) => mass >= 0)).toBe(true);
    }),
  );
});

test('massesOf leaves out what lies beyond the grid', () => {
  const masses = massesOf(distributionOf({ kind: 'uniform', from: 0, to: 20 }), { step: 1, cells: 11 });
  expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(0.5, 12);
  expect(massesOf(distributionOf({ kind: 'exactly', value: 50 }), { step: 1, cells: 8 })).toEqual(new Float64Array(8));
});

test('severityMoments adds the secondary loss with its chance', () => {
  const { mean, square, none } = severityMoments({
    primary: { kind: 'exactly', value: 10 },
    secondary: {
      chance: { kind: 'exactly', value: 0.5 },
      forms: { fines: { kind: 'exactly', value: 90 }, reputation: { kind: 'exactly', value: 0 } },
    },
  });
  expect({ mean, square, none }).toEqual({ mean: 55, square: 5050, none: 0 });
  const nothing = {
    primary: { kind: 'exactly', value: 0 },
    secondary: { chance: { kind: 'exactly', value: 0.2 }, forms: { fines: { kind: 'exactly', value: 5 } } },
  } as const;
  expect(severityMoments(nothing).none).toBeCloseTo(0.8, 12);
});
