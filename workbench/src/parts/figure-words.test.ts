import { describe, expect, it } from 'vitest';
import { amountText, boundsText, chanceText, countText, numberText, timeText } from './figure-words.ts';

describe('figures in words', () => {
  it.each([
    [0.037002, '3.7 %'],
    [1, '100 %'],
    [0, '0 %'],
    [1e-7, '1.0e-7'],
  ])('says the chance %s as %s', (chance, text) => expect(chanceText(chance)).toBe(text));

  it('says a range, and nothing of what may be anything', () => {
    expect(boundsText({ low: 0.1, high: 0.2 })).toBe('10 % to 20 %');
    expect(boundsText({ low: 0, high: 1 })).toBe('');
  });

  it.each([
    [0, '0'],
    [4_109_560, '4.1M'],
    [716_000, '720K'],
    [999_600, '1M'],
    [12, '12'],
  ])('shortens %s to %s', (value, text) => expect(amountText(value)).toBe(text));

  it('says times, numbers and counts', () => {
    expect(timeText(604_800)).toBe('7d');
    expect(timeText(190_944)).toBe('2.21d');
    expect(numberText(30_550)).toBe('30,550');
    expect(numberText(Number.POSITIVE_INFINITY)).toBe('∞');
    expect(countText('12345678901234567890')).toBe('12,345,678,901,234,567,890');
  });
});
