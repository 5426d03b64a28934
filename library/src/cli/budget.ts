/**
 * `vauban budget`: which controls to buy for a limit, provably best.
 * @module
 */
import { attackBudget, lossBudget, pathBudget, treeBudget } from '../analyze/budget/index.ts';
import { treeOf } from '../analyze/trees/index.ts';
import type { BudgetGoal, BudgetReport, CostOptions } from '../model/budget.ts';
import { partsOf } from '../model/id.ts';
import { VaubanError } from '../model/problem.ts';
import { budgetJson, budgetPage, type CheckReport } from '../report/index.ts';
import { findEntry } from './find-entry.ts';
import { exitOf, type LoadOptions, load } from './load.ts';
import { emit, emitJson, terminal, withProgress } from './terminal.ts';

interface BudgetFlags extends LoadOptions {
  readonly format: 'text' | 'json';
  readonly limit: string;
  readonly goal: BudgetGoal;
  /** The tree of the goals "attacks" and "tree". */
  readonly tree?: string;
  /** The loss that the goal "tail" counts from. */
  readonly beyond?: string;
  readonly years: string;
  readonly assumeCost?: string;
  readonly reconsider?: boolean;
}

type Task = CostOptions & { readonly limit: number };

/** Prints what to buy. */
export async function budget(path: string, flags: BudgetFlags): Promise<void> {
  const task: Task = {
    limit: amountOf(flags.limit, 'limit'),
    years: amountOf(flags.years, 'years'),
    assumeCost: flags.assumeCost === undefined ? undefined : amountOf(flags.assumeCost, 'assume-cost'),
    reconsider: flags.reconsider === true,
  };
  const report = await load(path, flags);
  const result = await withProgress('Choosing', () => chosen(report, flags, task));
  if (flags.format === 'json') emitJson(budgetJson(report, result));
  else emit(budgetPage(report, result, terminal()));
  process.exitCode = exitOf([report]);
}

/** The choice; what is too large or cannot be weighed is a mistake in the call, not a failure of ours. */
async function chosen(report: CheckReport, flags: BudgetFlags, task: Task): Promise<BudgetReport> {
  try {
    return await choiceFor(report, flags, task);
  } catch (error) {
    if (error instanceof RangeError) throw new VaubanError('USAGE', error.message, { cause: error });
    throw error;
  }
}

async function choiceFor(
  { read: { model }, analysis }: CheckReport,
  flags: BudgetFlags,
  task: Task,
): Promise<BudgetReport> {
  const { risks } = analysis;
  switch (flags.goal) {
    case 'loss':
      return lossBudget(model, { ...task, risks });
    case 'tail':
      if (flags.beyond === undefined) {
        throw new VaubanError('USAGE', 'Cannot count large losses: expected --beyond with the loss that is too large');
      }
      return lossBudget(model, { ...task, risks, beyond: amountOf(flags.beyond, 'beyond') });
    case 'path':
      return pathBudget(model, task);
    default: {
      const [first, ...others] = model.trees.keys();
      const named = flags.tree ?? (others.length === 0 ? first : undefined);
      if (named === undefined) {
        throw new VaubanError(
          'USAGE',
          `Cannot choose against attacks: expected --tree with one of ${[...model.trees.keys()].join(', ')}`,
        );
      }
      const { id } = partsOf(findEntry(model, ['trees'], { id: named, wanted: 'a tree' }));
      const tree = treeOf(model, id);
      return flags.goal === 'tree' ? treeBudget(model, { ...task, tree }) : attackBudget(model, { ...task, tree });
    }
  }
}

function amountOf(written: string, name: string): number {
  const number = written.trim() === '' ? Number.NaN : Number(written.replaceAll('_', ''));
  if (Number.isFinite(number) && number >= 0) return number;
  throw new VaubanError('USAGE', `Cannot read --${name} "${written}": expected a number from 0`);
}
