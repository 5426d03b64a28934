import { expect, test } from 'vitest';
import { FAIR, REGISTER, scenario } from '../register.fixture.ts';
import { affordableYears } from './affordable-years.ts';

test('affordableYears is a million unless a year has many attempts', () => {
  expect(affordableYears([])).toBe(1_000_000);
  expect(affordableYears(REGISTER)).toBe(1_000_000);
  expect(affordableYears([FAIR])).toBe(200_000);
  expect(affordableYears([scenario('x', 1e6, { kind: 'exactly', value: 1 })])).toBe(50_000);
});
