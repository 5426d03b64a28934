/**
 * The page about a budget: what to buy, what it takes off, what more money would buy, what was nearly chosen, and the
 * frontier of all budgets.
 * @module
 */
import type { BudgetReport } from '../../model/budget.ts';
import { nameOf } from '../../model/relations.ts';
import type { CheckReport } from '../check-report.ts';
import { type Block, type Field, type Inline, inline, joined, span } from '../page/block.ts';
import { command } from '../page/command.ts';
import { count } from '../page/count.ts';
import { titleOf } from '../page/header.ts';
import { chanceText } from '../risk/money-text.ts';
import { costText, leftText, moneyText } from './amounts.ts';
import { frontierSection } from './frontier-picture.ts';

/** The blocks of the page. */
export function budgetDocument(report: CheckReport, budget: BudgetReport, width: number): readonly Block[] {
  const { limit, currency, assumptions } = budget;
  return [
    {
      kind: 'heading',
      level: 1,
      text: titleOf(report),
      aside: [span(`what to buy for ${costText(limit)}${currency === '' ? '' : ` ${currency}`}`, 'quiet')],
    },
    { kind: 'text', text: summary(budget) },
    { kind: 'text', text: proof(budget) },
    ...chosenBlocks(report, budget),
    ...stopsAllBlocks(budget),
    ...nextBlocks(budget),
    ...nearlyBlocks(budget),
    ...frontierSection(budget, width),
    ...leftOutBlocks(budget),
    { kind: 'heading', level: 2, text: [span('Assumptions')] },
    { kind: 'list', items: assumptions.map((assumption) => [span(assumption, 'quiet')]) },
    { kind: 'next', command: nextCommand(report, budget) },
  ];
}

function summary(budget: BudgetReport): Inline {
  const { chosen, cost, before, after, measure } = budget;
  const share = before > 0 ? `, ${chanceText((before - after) / before, 3)} less` : '';
  return inline(
    joined(
      [
        `${count(chosen.length, 'control')} for ${costText(cost)}`,
        inline(
          `${measure}: ${leftText(budget, before)} → `,
          span(leftText(budget, after), after < before ? 'good' : undefined),
          share,
        ),
      ],
      ' · ',
    ),
  );
}

function proof({ optimal, gap }: BudgetReport): Inline {
  return optimal
    ? [span('Proven: no other choice within the limit leaves less.', 'quiet')]
    : [span(`Not proven: another choice could leave at best ${chanceText(gap)} less.`, 'fair')];
}

function chosenBlocks({ read }: CheckReport, { chosen, costs }: BudgetReport): readonly Block[] {
  if (chosen.length === 0)
    return [{ kind: 'text', apart: true, text: [span('Nothing that helps can be bought.', 'fair')] }];
  return [
    { kind: 'heading', level: 2, text: [span('Buy')] },
    {
      kind: 'table',
      columns: [
        { title: 'Control', shrink: 'cut', least: 16 },
        { title: 'Title', shrink: 'cut', least: 16, drop: 1 },
        { title: 'Cost', align: 'right' },
      ],
      rows: chosen.map((id) => {
        const control = read.model.controls.get(id);
        return [
          [span(id, 'strong')],
          [span(control === undefined ? '' : nameOf(control))],
          [span(costText(costs[id] ?? 0))],
        ];
      }),
    },
  ];
}

function stopsAllBlocks({ goal, stopsAll }: BudgetReport): readonly Block[] {
  if (goal !== 'attacks') return [];
  return [
    {
      kind: 'text',
      apart: true,
      text:
        stopsAll === null || stopsAll === undefined
          ? [span('No choice stops every attack: some meet no control that could be bought.', 'bad')]
          : inline(
              `The cheapest way to stop every attack costs ${costText(stopsAll.cost)}: `,
              joined(
                stopsAll.controls.map((id) => span(id, 'strong')),
                ', ',
              ),
            ),
    },
  ];
}

function nextBlocks(budget: BudgetReport): readonly Block[] {
  const { next } = budget;
  if (next.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span('What more money would buy')] },
    {
      kind: 'table',
      columns: [
        { title: 'More', align: 'right' },
        { title: 'Takes off', align: 'right' },
        { title: budget.unit === 'money' ? 'For each 1' : 'For each 1,000', align: 'right', drop: 1 },
        { title: 'Buys', shrink: 'wrap', least: 20 },
        { title: 'Instead of', shrink: 'wrap', least: 12, drop: 2 },
      ],
      rows: next.map(({ more, takesOff, perUnit, adds, drops }) => [
        [span(costText(more))],
        [span(leftText(budget, takesOff))],
        [span(budget.unit === 'money' ? moneyText(perUnit) : leftText(budget, perUnit * 1000))],
        joined(adds, ', '),
        drops.length === 0 ? [span('·', 'quiet')] : joined(drops, ', '),
      ]),
    },
  ];
}

function nearlyBlocks(budget: BudgetReport): readonly Block[] {
  const { nearly, unit } = budget;
  if (nearly.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span('Nearly chosen')], aside: [span('the best choice that has it', 'quiet')] },
    {
      kind: 'table',
      columns: [
        { title: 'Control', shrink: 'cut', least: 16 },
        { title: 'Cost', align: 'right' },
        { title: 'Leaves', align: 'right' },
        { title: unit === 'money' ? 'More a year' : 'More', align: 'right' },
      ],
      rows: nearly.map(({ control, cost, left, worse }) => [
        [span(control, 'strong')],
        [span(costText(cost))],
        [span(leftText(budget, left))],
        [worse > 0 ? span(leftText(budget, worse)) : span('as good', 'good')],
      ]),
    },
  ];
}

function leftOutBlocks({ unknownCost, leftOut, sunk }: BudgetReport): readonly Block[] {
  const fields: Field[] = [];
  if (unknownCost.length > 0) fields.push({ name: 'No cost stated', value: joined(unknownCost, ', '), tone: 'fair' });
  for (const { control, because } of leftOut) fields.push({ name: control, value: [span(because)] });
  if (sunk.length > 0) fields.push({ name: 'There already', value: [span(count(sunk.length, 'control'))] });
  if (fields.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: [span('Not in question')] },
    { kind: 'fields', fields },
  ];
}

/** What to do about what stands in the way of a better answer. */
function nextCommand({ path }: CheckReport, budget: BudgetReport): string {
  const { chosen, unknownCost, next, limit, goal, about, asked } = budget;
  const { years = 1, assumeCost, reconsider } = asked;
  const again = (most: number, ...words: readonly string[]): string =>
    command(
      'budget',
      path,
      '--limit',
      String(most),
      ...(goal === 'loss' ? [] : ['--goal', goal]),
      ...(about === undefined ? [] : 'tree' in about ? ['--tree', about.tree] : ['--beyond', String(about.beyond)]),
      ...(years === 1 ? [] : ['--years', String(years)]),
      ...(assumeCost === undefined ? [] : ['--assume-cost', String(assumeCost)]),
      ...(reconsider === true ? ['--reconsider'] : []),
      ...words,
    );
  if (chosen.length === 0 && unknownCost.length > 0) return again(limit, '--assume-cost', '10000');
  const [more] = next;
  if (more !== undefined) return again(Math.ceil(budget.cost + more.more));
  return chosen[0] === undefined ? command('check', path) : command('show', path, chosen[0]);
}
