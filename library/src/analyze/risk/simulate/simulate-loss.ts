/**
 * Years of losses by simulation, in the thread at hand.
 * @module
 */
import type { LossScenario } from '../../../model/loss.ts';
import { type PlanOptions, planOf } from './plan.ts';
import { simulateRange } from './simulate-range.ts';

export interface YearsOptions extends PlanOptions {
  /** How many years. */
  readonly years: number;
}

/** Fewer years say nothing of one year in a thousand; more do not fit into memory beside their copies. */
const FEWEST = 20_000;
const MOST = 20_000_000;

/**
 * The loss of each year. The same seed gives the same years, to the last bit, wherever they are computed.
 *
 * @throws {RangeError} when a quantity or an option is impossible
 */
export function simulateLoss(scenarios: readonly LossScenario[], options: YearsOptions): Float64Array {
  const losses = new Float64Array(checkedYears(options.years));
  simulateRange(planOf(scenarios, options), 0, losses);
  return losses;
}

/** The number of years, when it can be. */
export function checkedYears(years: number): number {
  if (Number.isInteger(years) && years >= FEWEST && years <= MOST) return years;
  throw new RangeError(`Cannot simulate ${years} years: expected a whole number from ${FEWEST} to ${MOST}`);
}
