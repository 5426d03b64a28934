import { describe, expect, it } from 'vitest';
import { curvesOf } from './curves.ts';
import { mostOf, nextAfter, pointAt } from './frontier.ts';
import { logScale } from './log-scale.ts';
import { estimateText, intervalText } from './money.ts';

const report = {
  before: 100,
  frontier: [
    { cost: 0, left: 100, controls: [] },
    { cost: 10, left: 60, controls: ['a'] },
    { cost: 25, left: 20, controls: ['b', 'c'] },
  ],
};

describe('the front of budgets', () => {
  it.each([
    [0, 0],
    [9, 0],
    [10, 10],
    [24, 10],
    [99, 25],
  ])('a sum of %s spends %s', (sum, cost) => expect(pointAt(report, sum).cost).toBe(cost));

  it('says what the next sum adds and drops', () => {
    expect(nextAfter(report, pointAt(report, 10))).toMatchObject({ adds: ['b', 'c'], drops: ['a'] });
    expect(nextAfter(report, pointAt(report, 25))).toBeUndefined();
    expect(mostOf(report)).toBe(25);
  });
});

describe('logScale', () => {
  it('reaches from one power of ten to another', () => {
    const { at, ticks } = logScale([17, 4000], 0, 300);
    expect(ticks).toEqual([10, 100, 1000, 10_000]);
    expect([at(10), at(100), at(10_000), at(0), at(1e9)]).toEqual([0, 100, 300, 0, 300]);
  });
});

describe('curvesOf', () => {
  const curve = (factor: number) => ({
    curve: [0.5, 0.1, 0.00001].map((probability) => ({
      probability,
      returnPeriod: 1 / probability,
      loss: factor / probability,
      low: factor,
      high: factor,
    })),
  });
  it('makes one of those that cannot be told apart and leaves out the rarest', () => {
    const views = { inherent: curve(100), claimed: curve(10), proven: curve(99.5) };
    const curves = curvesOf({ views } as unknown as Parameters<typeof curvesOf>[0]);
    expect(curves.map(({ label }) => label)).toEqual(['as claimed', 'as proven and without controls']);
    expect(curves[0]?.points).toHaveLength(2);
  });
});

describe('money', () => {
  it('shows no more digits than the interval bears', () => {
    expect(estimateText({ value: 4_109_560, low: 4_070_000, high: 4_153_000 })).toBe('4.11M');
    expect(intervalText({ value: 4_109_560, low: 4_070_000, high: 4_153_000 })).toBe('4.07M to 4.153M');
    expect(estimateText({ value: 0, low: 0, high: 0 })).toBe('0');
  });
});
