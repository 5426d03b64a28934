/**
 * Budgets: what `vauban budget MODEL` prints.
 * @module
 */
import type { BudgetReport } from '../../model/budget.ts';
import type { CheckReport } from '../check-report.ts';
import { plainData } from '../plain-data.ts';
import { printBlocks, type TerminalOptions } from '../terminal/print.ts';
import { budgetDocument } from './budget-document.ts';

/** The page. */
export function budgetPage(report: CheckReport, budget: BudgetReport, options: TerminalOptions): string {
  return printBlocks(budgetDocument(report, budget, options.width), options);
}

/** The same as data. */
export function budgetJson({ read }: CheckReport, budget: BudgetReport): unknown {
  return { system: read.model.system.title ?? null, ...(plainData(budget) as Record<string, unknown>) };
}
