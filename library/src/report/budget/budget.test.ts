import { expect, test } from 'vitest';
import type { BudgetReport } from '../../model/budget.ts';
import { smallReport } from '../small-report.fixture.ts';
import { budgetJson, budgetPage } from './index.ts';

const options = { width: 120, color: false };

const BUDGET: BudgetReport = {
  goal: 'loss',
  measure: 'the expected loss of a year',
  unit: 'money',
  currency: 'USD',
  limit: 5000,
  chosen: ['watch'],
  cost: 4000.5,
  before: 2_000_000,
  after: 500_000,
  optimal: true,
  gap: 0,
  frontier: [
    { cost: 0, left: 2_000_000, controls: [] },
    { cost: 4000.5, left: 500_000, controls: ['watch'] },
    { cost: 9000, left: 250_000, controls: ['lock', 'watch'] },
  ],
  frontierComplete: true,
  next: [{ more: 4999.5, takesOff: 250_000, perUnit: 50, adds: ['lock'], drops: [] }],
  nearly: [
    { control: 'moat', cost: 5000, left: 500_000, worse: 0, instead: ['moat'] },
    { control: 'dog', cost: 100, left: 900_000, worse: 400_000, instead: ['dog'] },
  ],
  asked: {},
  costs: { watch: 4000.5, lock: 4999.5, moat: 5000, dog: 100 },
  sunk: ['wall'],
  unknownCost: ['charm'],
  leftOut: [{ control: 'spell', because: 'It costs GOLD, the losses are in USD' }],
  assumptions: ['Bands are money'],
};

test('budgetPage tells what to buy, what it takes off, what comes next and what was nearly chosen', () => {
  const page = budgetPage(smallReport(), BUDGET, options);
  expect(page).toContain('what to buy for 5,000 USD');
  expect(page).toContain('1 control for 4,000.5 · the expected loss of a year: 2.00M → 500K, 75 % less');
  expect(page).toContain('Proven: no other choice within the limit leaves less.');
  expect(page).toMatch(/watch +Watch TEXT +4,000.5/);
  expect(page).toMatch(/4,999.5 +250K +50.0 +lock +·/);
  expect(page).toMatch(/moat +5,000 +500K +as good/);
  expect(page).toMatch(/dog +100 +900K +400K/);
  expect(page).toContain('3 best sets, every one there is');
  expect(page).toMatch(/▸ +4,000.5 ██████░+ 500K +watch/);
  expect(page).toMatch(/No cost stated +charm/);
  expect(page).toMatch(/There already +1 control/);
  expect(page).toMatch(/spell +It costs GOLD/);
  expect(page).toContain('Bands are money');
  expect(page.trimEnd().split('\n').at(-1)).toBe("Next: vauban budget 'models/my shop' --limit 9000");
});

test('budgetPage says what is not proven, and how far off it may be', () => {
  const page = budgetPage(smallReport(), { ...BUDGET, optimal: false, gap: 0.2, frontierComplete: false }, options);
  expect(page).toContain('Not proven: another choice could leave at best 20 % less.');
  expect(page).toContain('3 best sets of those looked at');
});

test('budgetPage asks for a cost where nobody says one', () => {
  const page = budgetPage(smallReport(), { ...BUDGET, chosen: [], cost: 0, after: BUDGET.before, next: [] }, options);
  expect(page).toContain('Nothing that helps can be bought.');
  expect(page.trimEnd().split('\n').at(-1)).toBe(
    "Next: vauban budget 'models/my shop' --limit 5000 --assume-cost 10000",
  );
});

test('budgetPage counts attacks and chances in their own units, and repeats what was asked', () => {
  const attacks = {
    ...BUDGET,
    goal: 'attacks',
    unit: 'attacks',
    before: 12,
    after: 3,
    about: { tree: 'steal' },
    asked: { years: 3, assumeCost: 7, reconsider: true },
  } as const;
  const page = budgetPage(
    smallReport(),
    { ...attacks, stopsAll: { controls: ['watch', 'lock'], cost: 9000 } },
    options,
  );
  expect(page).toContain(': 12 → 3, 75 % less');
  expect(page).toContain('The cheapest way to stop every attack costs 9,000: watch, lock');
  expect(page.trimEnd().split('\n').at(-1)).toBe(
    "Next: vauban budget 'models/my shop' --limit 9000 --goal attacks --tree steal --years 3 --assume-cost 7 --reconsider",
  );
  expect(budgetPage(smallReport(), { ...attacks, stopsAll: null }, options)).toContain('No choice stops every attack');
  const chance = { ...BUDGET, unit: 'chance', before: 0.5, after: 0.012_34 } as const;
  expect(budgetPage(smallReport(), chance, options)).toContain(': 50 % → 1.23 %');
});

test('budgetPage draws a long frontier with its ends and the choice', () => {
  const frontier = Array.from({ length: 60 }, (_, index) => ({
    cost: index,
    left: 1000 / (index + 1),
    controls: [`c${index}`],
  }));
  const page = budgetPage(smallReport(), { ...BUDGET, before: 1000, frontier, chosen: ['c40'] }, options);
  const lines = page.split('\n').filter((line) => /[█░]{24}/.test(line));
  expect(lines.length).toBeLessThanOrEqual(16);
  for (const id of ['c0', 'c40', 'c59']) expect(lines.some((line) => line.endsWith(id))).toBe(true);
});

test('budgetJson gives the same as data', () => {
  expect(budgetJson(smallReport(), BUDGET)).toEqual({ system: 'Shop TEXT', ...BUDGET });
});
