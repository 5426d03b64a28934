import { describe, expect, test } from 'vitest';
import { axes, builtIn } from './built-in.fixture.ts';
import { decide } from './decide.ts';
import { rate } from './rate.ts';

const five = builtIn('five-by-five');
const critical = rate(five, axes({ probability: 5, impact: 5 }));
const high = rate(five, axes({ probability: 2, impact: 5 }));
/** Chance 0.3 x 55,000 = 16,500 a year. */
const moderate = rate(five, axes({ probability: 3, impact: 3 }));
/** Chance 0.005 x 55,000 = 275 a year. */
const low = rate(five, axes({ probability: 1, impact: 3 }));

function answers(decision: ReturnType<typeof decide>): readonly string[] | undefined {
  return decision?.steps.map(({ answer }) => answer);
}

describe('decide', () => {
  test('asks for immediate action on a critical risk and asks no further', () => {
    const decision = decide(five, critical, { cost: 1 });
    expect(answers(decision)).toEqual(['yes']);
    expect(decision).toMatchObject({ outcomes: ['Immediate action required'], optional: false });
  });

  test('asks to prioritize mitigation of a high risk', () => {
    const decision = decide(five, high);
    expect(decision?.steps).toEqual([
      { ask: 'Is risk CRITICAL?', answer: 'no', because: 'The level is high' },
      { ask: 'Is risk HIGH?', answer: 'yes', because: 'The level is high' },
    ]);
    expect(decision).toMatchObject({ outcomes: ['Prioritize mitigation'], action: 'Mitigate with priority' });
  });

  test('implements a mitigation that costs less than the annualized loss', () => {
    const decision = decide(five, moderate, { cost: 16_499 });
    expect(answers(decision)).toEqual(['no', 'no', 'yes']);
    expect(decision?.advice).toBe('Implement mitigation');
  });

  test('considers acceptance or transfer at the annualized loss, though the impact is higher', () => {
    const decision = decide(five, moderate, { cost: 16_500 });
    expect(decision?.steps[2]).toEqual({
      ask: 'Is mitigation cost < impact?',
      answer: 'no',
      because:
        '16,500 USD is not below the annualized loss of 16,500 USD (30% a year x 55,000 USD), which decides; 16,500 USD is below the impact of 55,000 USD',
      cost: expect.objectContaining({
        currency: 'USD',
        comparisons: [
          { with: 'annualized-loss', threshold: { value: 16_500, atLeast: false }, answer: 'no' },
          { with: 'impact', threshold: { value: 55_000, atLeast: false }, answer: 'yes' },
        ],
      }),
    });
    expect(decision?.outcomes).toEqual(['Consider accepting risk or transfer']);
  });

  test('gives the thresholds and both outcomes while the cost is not known', () => {
    const decision = decide(five, moderate);
    expect(answers(decision)).toEqual(['no', 'no', 'unknown']);
    expect(decision?.steps[2]?.because).toBe(
      'The cost is not known: yes below the annualized loss of 16,500 USD (30% a year x 55,000 USD), which decides; yes below the impact of 55,000 USD',
    );
    expect(decision?.outcomes).toEqual(['Implement mitigation', 'Consider accepting risk or transfer']);
  });

  test('lets the action of a low level govern and offers the tree as an option', () => {
    const decision = decide(five, low, { cost: 100 });
    expect(decision).toMatchObject({
      outcomes: ['Implement mitigation'],
      action: 'Accept or monitor',
      optional: true,
      advice: 'Accept or monitor (the action of the level low governs; optional: Implement mitigation)',
    });
    expect(decide(five, moderate, { cost: 100 })?.optional).toBe(false);
  });

  test('says nothing certain about a cost above the lower end of an open band', () => {
    const rare = rate(five, axes({ probability: 1, impact: 5 }));
    expect(rare.level).toBe('moderate');
    expect(answers(decide(five, rare, { cost: 4_999 }))).toEqual(['no', 'no', 'yes']);
    const decision = decide(five, rare, { cost: 5_000 });
    expect(answers(decision)).toEqual(['no', 'no', 'unknown']);
    expect(decision?.steps[2]?.because).toContain('5,000 USD may be below the annualized loss of 5,000 USD or more');
  });

  test('ends an open band of chance at 1', () => {
    const frequent = rate(five, axes({ probability: 5, impact: 1 }));
    const [yearly] = decide(five, frequent)?.steps[2]?.cost?.comparisons ?? [];
    expect(yearly?.threshold.value).toBeCloseTo(0.95 * 500);
  });

  test('leaves every question open when the level is not known', () => {
    const decision = decide(five, { level: undefined, axes: new Map() }, { cost: 1 });
    expect(answers(decision)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(decision?.outcomes).toHaveLength(4);
    expect(decision?.steps[2]?.because).toBe('The scheme "five-by-five" gives no loss in money for this rating');
  });

  test('has nothing to say in a scheme without a tree', () => {
    expect(decide(builtIn('cvss'), { level: 'high', axes: new Map() })).toBeUndefined();
  });

  test('refuses a level of another scheme', () => {
    expect(() => decide(five, { level: 'note', axes: new Map() })).toThrow(RangeError);
  });
});
