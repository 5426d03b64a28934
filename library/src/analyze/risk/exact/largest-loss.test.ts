import { expect, test } from 'vitest';
import { FAIR, REGISTER, scenario } from '../register.fixture.ts';
import { exactLoss } from './exact-loss.ts';
import { largestAt, largestLoss } from './largest-loss.ts';
import { exceedanceOf } from './read-curve.ts';

test('largestLoss is the closed form for one threat', () => {
  const chance = largestLoss([scenario('x', 1.5, { kind: 'uniform', from: 0, to: 10 })]);
  expect(chance(4)).toBeCloseTo(1 - Math.exp(-1.5 * 0.6), 12);
  expect(chance(0)).toBeCloseTo(1 - Math.exp(-1.5), 12);
  expect(chance(10)).toBe(0);
});

test('largestLoss is never above the loss of the whole year, and near it where events are rare', () => {
  const chance = largestLoss(REGISTER);
  const exact = exactLoss(REGISTER);
  for (const loss of [1e4, 1e5, 1e6, 4e6, 1e7, 2e7]) {
    expect(chance(loss)).toBeLessThanOrEqual(exceedanceOf(exact, loss) + 1e-4);
  }
  expect(chance(1e7) / exceedanceOf(exact, 1e7)).toBeGreaterThan(0.7);
});

test('largestLoss sums secondary losses, as a hand-made mixture does', () => {
  const chance = largestLoss([
    {
      ...scenario('x', 1, { kind: 'exactly', value: 100 }),
      secondary: { chance: { kind: 'exactly', value: 0.25 }, forms: { fines: { kind: 'exactly', value: 900 } } },
    },
  ]);
  expect(chance(500)).toBeCloseTo(1 - Math.exp(-0.25), 6);
  expect(chance(50)).toBeCloseTo(1 - Math.exp(-1), 6);
  expect(chance(1100)).toBeCloseTo(0, 6);
});

test('largestAt undoes it', () => {
  const chance = largestLoss(REGISTER);
  for (const p of [0.5, 0.05, 0.001]) expect(chance(largestAt(chance, p, 1))).toBeCloseTo(p, 6);
  expect(largestAt(chance, 0.9, 1)).toBe(0);
  expect(largestAt(largestLoss([]), 0.1, 1)).toBe(0);
});

test('largestLoss of the FAIR model is a chance at every loss', () => {
  const chance = largestLoss([FAIR], 2);
  expect(chance(0)).toBeCloseTo(1, 6);
  expect(chance(45_000)).toBeGreaterThan(chance(60_000));
  expect(chance(1e9)).toBeCloseTo(0, 9);
});
