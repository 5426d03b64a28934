import { describe, expect, it } from 'vitest';
import { isPast, lastDay } from './last-day.ts';

describe('lastDay', () => {
  it.each([
    ['2024', '2024-12-31'],
    ['2024-02', '2024-02-29'],
    ['2023-02', '2023-02-28'],
    ['2024-07', '2024-07-31'],
    ['2024-07-05', '2024-07-05'],
    ['2024-07-05T10:00Z', '2024-07-05'],
  ])('reads %s as %s', (date, day) => expect(lastDay(date)).toBe(day));
});

describe('isPast', () => {
  it.each([
    ['2026-11-21', true],
    ['2026-11-22', false],
    ['2026-11', false],
    ['2026-10', true],
    ['2025', true],
    ['2026', false],
  ])('says of %s on 2026-11-22: %s', (date, past) => {
    expect(isPast(date, '2026-11-22')).toBe(past);
    expect(isPast(date, '2026-11-22T09:30:00Z')).toBe(past);
  });
});
