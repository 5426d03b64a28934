import { describe, expect, test } from 'vitest';
import { builtIn } from './built-in.fixture.ts';
import { compareLevels, levelOf, riskLevel } from './level-of.ts';

const five = builtIn('five-by-five');

describe('levelOf', () => {
  test.each([
    ['MOD', 'moderate'],
    ['MODERATE', 'moderate'],
    ['medium', 'moderate'],
    ['Moderate', 'moderate'],
    ['CRIT', 'critical'],
    ['CRITICAL', 'critical'],
    ['HIGH', 'high'],
    [' low ', 'low'],
  ])('reads %s as %s', (word, level) => {
    expect(levelOf(five, word)).toBe(level);
  });

  test('knows no level of another scheme', () => {
    expect(levelOf(five, 'note')).toBeUndefined();
    expect(levelOf(builtIn('three-by-three'), 'note')).toBe('note');
  });
});

describe('riskLevel', () => {
  test('says what a level asks for', () => {
    expect(['low', 'moderate', 'high', 'critical'].map((id) => riskLevel(five, id)?.action)).toEqual([
      'Accept or monitor',
      'Mitigate when feasible',
      'Mitigate with priority',
      'Immediate action required',
    ]);
  });
});

describe('compareLevels', () => {
  test('sorts from the lowest to the highest', () => {
    const sorted = ['CRIT', 'low', 'high', 'MOD'].sort((first, second) => compareLevels(five, first, second));
    expect(sorted).toEqual(['low', 'MOD', 'high', 'CRIT']);
  });

  test('finds aliases of one level equal', () => {
    expect(compareLevels(five, 'MOD', 'moderate')).toBe(0);
  });

  test('refuses a level that the scheme does not have', () => {
    expect(() => compareLevels(five, 'note', 'low')).toThrow(RangeError);
  });
});
