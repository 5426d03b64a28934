import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import type { Raw } from '../raw.ts';
import { complaintsOf } from '../read/problems-of.ts';
import { bandSettings, frequency, loss } from './quantities.ts';

function messages(schema: z.ZodType, raw: Raw): readonly string[] {
  const result = schema.safeParse(raw);
  return result.success ? [] : complaintsOf(schema, raw, ['risk'], result.error.issues).map(({ message }) => message);
}

describe('frequency', () => {
  test.each<[Raw, object]>([
    ['0.5', { kind: 'exactly', value: 0.5 }],
    [
      { low: '0.1', high: '2' },
      { kind: 'interval', low: 0.1, high: 2 },
    ],
    [
      { min: '0', likely: '1', max: '4' },
      { kind: 'pert', min: 0, likely: 1, max: 4 },
    ],
    [
      { from: '0', to: '4' },
      { kind: 'uniform', from: 0, to: 4 },
    ],
    [
      { contact: { low: '10', high: '90' }, action: '0.5', capability: '0.4', resistance: { from: '0', to: '1' } },
      {
        contact: { kind: 'interval', low: 10, high: 90 },
        action: { kind: 'exactly', value: 0.5 },
        capability: { kind: 'exactly', value: 0.4 },
        resistance: { kind: 'uniform', from: 0, to: 1 },
      },
    ],
  ])('reads %j', (raw, wanted) => {
    expect(frequency.parse(raw)).toEqual(wanted);
  });

  test.each<[Raw, string]>([
    ['often', 'Cannot read risk: expected a number from 0 up to 10000, found "often"'],
    ['-1', 'Cannot read risk: expected a number from 0 up to 10000, found "-1"'],
    ['NaN', 'Cannot read risk: expected a number from 0 up to 10000, found "NaN"'],
    ['1e999', 'Cannot read risk: expected a number from 0 up to 10000, found "1e999"'],
    [{ low: '3', high: '2' }, 'Cannot read risk: expected 0 < low < high, found a mapping'],
    [{ low: '0', high: '2' }, 'Cannot read risk: expected 0 < low < high, found a mapping'],
    [{ low: '3' }, 'Missing "high" in risk: expected a number from 0 up to 10000'],
    [
      { min: '3', likely: '2', max: '5' },
      'Cannot read risk: expected min <= likely <= max and min < max, found a mapping',
    ],
    [
      { min: '3', likely: '3', max: '3' },
      'Cannot read risk: expected min <= likely <= max and min < max, found a mapping',
    ],
    [{ from: '3', to: '3' }, 'Cannot read risk: expected from < to, found a mapping'],
    [{ contact: '5', acton: '1' }, 'Unknown key "acton" in risk'],
    [{ contact: '5', action: '1.5' }, 'Cannot read risk.action: expected a number from 0 up to 1, found "1.5"'],
    [
      { contact: '5', capability: '1' },
      'Cannot read risk: expected either "vulnerability" or both "capability" and "resistance", found a mapping',
    ],
    [
      { contact: '5', vulnerability: '1', capability: '1', resistance: '1' },
      'Cannot read risk: expected either "vulnerability" or both "capability" and "resistance", found a mapping',
    ],
  ])('refuses %j', (raw, message) => {
    expect(messages(frequency, raw)).toEqual([message]);
  });
});

describe('loss', () => {
  test('reads one figure, or primary and secondary loss', () => {
    expect(loss.parse({ low: '1000', high: '9000' })).toEqual({ kind: 'interval', low: 1000, high: 9000 });
    expect(
      loss.parse({ primary: '5', secondary: { chance: '0.5', fines: { min: '1', likely: '2', max: '9' } } }),
    ).toEqual({
      primary: { kind: 'exactly', value: 5 },
      secondary: { chance: { kind: 'exactly', value: 0.5 }, fines: { kind: 'pert', min: 1, likely: 2, max: 9 } },
    });
  });

  test.each<[Raw, string]>([
    ['1e16', 'Cannot read risk: expected a number from 0 up to 1000000000000000, found "1e16"'],
    [
      { primary: '5', secondary: { chance: '2', fines: '3' } },
      'Cannot read risk.secondary.chance: expected a number from 0 up to 1, found "2"',
    ],
    [{ primary: '5', secondary: { chance: '1', fnes: '3' } }, 'Unknown key "fnes" in risk.secondary'],
    [{ primary: '5', secondary: { fines: '3' } }, 'Missing "chance" in risk.secondary: expected text or a mapping'],
  ])('refuses %j', (raw, message) => {
    expect(messages(loss, raw)).toEqual([message]);
  });
});

test('bandSettings keeps ends that a band can have', () => {
  expect(bandSettings.parse({ 'open-end': '100', spread: 'yes' })).toEqual({ openEnd: 100, spread: true });
  expect(messages(bandSettings, { 'open-end': '1' })[0]).toContain('expected a number from 1.001');
  expect(messages(bandSettings, { 'highest-chance': '1' })[0]).toContain('up to 0.999999');
});
