import { describe, expect, it } from 'vitest';
import { addDays, readCycle, readDate } from './dates.ts';

describe('readDate', () => {
  it.each([
    ['2024-07-01', '2024-07-01', '2024-07-01'],
    ['2024-07-01T10:00:00Z', '2024-07-01', '2024-07-01'],
    ['2024/7/1', '2024-07-01', '2024-07-01'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1st July 2024', '2024-07-01', '2024-07-01'],
    ['**July 1, 2024**', '2024-07-01', '2024-07-01'],
    ['Sept 2024', '2024-09-01', '2024-09-30'],
    ['Q3 2024', '2024-07-01', '2024-09-30'],
    ['2024-Q4', '2024-10-01', '2024-12-31'],
    ['31.12.2024', '2024-12-31', '2024-12-31'],
    ['12/31/2024', '2024-12-31', '2024-12-31'],
    ['31/12/2024', '2024-12-31', '2024-12-31'],
    ['07/01/2024', '2024-01-07', '2024-07-01'],
    ['2024', '2024-01-01', '2024-12-31'],
  ])('reads %s', (written, first, last) => {
    expect(readDate(written)).toEqual({ first, last });
  });

  it.each(['YYYY-MM-DD', '2024-13-01', '2024-02-30', '31.02.2024', 'soon', '', '1.2.3', 'x'.repeat(100)])(
    'does not read %j',
    (written) => {
      expect(readDate(written)).toBeUndefined();
    },
  );
});

describe('readCycle', () => {
  it.each([
    ['Annual', 366],
    ['quarterly', 92],
    ['every 6 months', 184],
    ['every 2 weeks', 14],
    ['90 days', 90],
    ['when needed', undefined],
  ])('reads %s', (written, days) => {
    expect(readCycle(written)).toBe(days);
  });
});

describe('addDays', () => {
  it('goes over the end of a year', () => {
    expect(addDays('2024-12-30', 3)).toBe('2025-01-02');
  });
});
