/**
 * Amounts of a budget in words: money to three digits, chances in percent, counts as they are.
 * @module
 */
import type { BudgetReport } from '../../model/budget.ts';
import { amountText, chanceText } from '../risk/money-text.ts';

/** What something costs: as it is, for a cost is a known number. */
export function costText(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** Money, to three digits that count. */
export function moneyText(value: number): string {
  if (!(value > 0)) return '0';
  return amountText(value, 10 ** (Math.floor(Math.log10(value)) - 2));
}

/** What is left, in the unit of the report. */
export function leftText({ unit }: Pick<BudgetReport, 'unit'>, value: number): string {
  switch (unit) {
    case 'money':
      return moneyText(value);
    case 'chance':
      return chanceText(value, 3);
    default:
      return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
  }
}
