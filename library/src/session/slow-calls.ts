/**
 * What takes longer: run as jobs that can be cancelled, one function a call.
 * @module
 */
import { attackBudget, lossBudget, pathBudget } from '../analyze/budget/index.ts';
import { attackPaths, type PathsOptions } from '../analyze/paths/index.ts';
import { affordableYears, lossReport, scenariosByView, valuedRegister } from '../analyze/risk/index.ts';
import { treeOf } from '../analyze/trees/index.ts';
import type { AttackPaths } from '../model/attack-path.ts';
import type { BudgetGoal, BudgetReport } from '../model/budget.ts';
import type { LossAnalysis } from '../model/loss.ts';
import type { Session } from './session.ts';

/** What to buy, and for how much. */
export interface BudgetArgs {
  readonly goal: BudgetGoal;
  readonly limit: number;
  readonly tree?: string;
  /** What a control costs whose cost nobody states. */
  readonly assumeCost?: number;
}

/** Slow calls. */
export interface SlowCalls {
  risk: (session: Session, args: { readonly years?: number; readonly seed?: number }) => LossAnalysis | undefined;
  budget: (session: Session, args: BudgetArgs) => Promise<BudgetReport>;
  paths: (session: Session, args: Pick<PathsOptions, 'from' | 'asset' | 'view'>) => Promise<AttackPaths>;
}

/** The slow calls. */
export const SLOW_CALLS: SlowCalls = {
  risk: ({ report, sources }, { years, seed = 1 }) => {
    const { model } = report.read;
    const proofs = sources.look && new Map(sources.look.posture.states.map((state) => [state.id, state]));
    const register = valuedRegister(model, report.analysis.risks, { proofs });
    if (register.valued.length === 0) return undefined;
    const asked = years ?? Math.min(200_000, affordableYears(Object.values(scenariosByView(register)).flat()));
    return lossReport(model, register, { seed, years: asked });
  },
  budget: async ({ report: { read, analysis } }, { goal, limit, tree, assumeCost }) => {
    const { model } = read;
    const task = { limit, years: 1, assumeCost, reconsider: false };
    if (goal === 'path') return pathBudget(model, task);
    if (goal === 'attacks' && tree !== undefined) return attackBudget(model, { ...task, tree: treeOf(model, tree) });
    return lossBudget(model, { ...task, risks: analysis.risks });
  },
  paths: ({ report, sources }, args) => {
    const states = sources.look?.posture.states.filter(({ state }) => state === 'PROVEN');
    const proven = states && new Set(states.map(({ id }) => id));
    return attackPaths(report.read.model, { ...args, proven });
  },
};
