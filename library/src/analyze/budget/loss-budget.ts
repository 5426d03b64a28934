/**
 * Which controls a model should get for a limit: the least expected loss of a year, or the least chance of a large one.
 * @module
 */
import type { RiskRow } from '../../model/analysis.ts';
import type { BudgetReport, CostOptions } from '../../model/budget.ts';
import type { LossScenario } from '../../model/loss.ts';
import type { Model } from '../../model/model.ts';
import { relationsOf } from '../../model/relations.ts';
import { meanLoss } from '../risk/exact/part.ts';
import { valuedRegister } from '../risk/index.ts';
import { eventsBeyond } from './beyond.ts';
import { candidatesOf, costAssumption, reportOf } from './candidates.ts';
import { choose } from './choose.ts';
import { tabledProblem } from './loss-tables.ts';
import { threatTables } from './threat-tables.ts';

/** What to choose for. */
export interface LossBudgetOptions extends CostOptions {
  readonly limit: number;
  /** The register of the model. */
  readonly risks: readonly RiskRow[];
  /** Counts the chance of losing more than this at once instead of the expected loss. */
  readonly beyond?: number | undefined;
}

/**
 * Chooses controls against losses.
 *
 * @throws {RangeError} when the limit or another number is no amount
 */
export function lossBudget(model: Model, options: LossBudgetOptions): BudgetReport {
  const { limit, risks, beyond } = options;
  const { valued, uncounted, currency } = valuedRegister(model, risks);
  const { controlsOfThreat } = relationsOf(model);
  const helping = new Set(valued.flatMap(({ row }) => controlsOfThreat.get(row.threat) ?? []));
  const candidates = candidatesOf(model, helping, { ...options, currency });
  const { controls, sunk } = candidates;
  const measure = (scenario: LossScenario): number =>
    beyond === undefined ? meanLoss(scenario) : eventsBeyond(scenario, beyond);
  const tables = threatTables(model, {
    risks,
    buyable: new Set(controls.map(({ id }) => id)),
    sunk: new Set(sunk),
    measure,
  });
  const choice = choose(controls, tabledProblem(controls, tables), { limit });
  return reportOf(choice, candidates, {
    goal: beyond === undefined ? 'loss' : 'tail',
    measure: beyond === undefined ? 'the expected loss of a year' : `events a year that each cost more than ${beyond}`,
    unit: beyond === undefined ? 'money' : 'events',
    currency,
    about: beyond === undefined ? undefined : { beyond },
    assumptions: [
      costAssumption(options),
      'Controls take levels off as the scheme says (reduces): of those that do the same the best counts, one of another layer takes off one more',
      'A rating made after its controls counts all it lists; what is not there is taken back from it until it is bought',
      ...(uncounted.length === 0 ? [] : [`Not counted in money: ${uncounted.map(({ threat }) => threat).join(', ')}`]),
    ],
  });
}
