/**
 * How often a year a scenario loses more than some amount at once.
 * @module
 */
import type { LossScenario } from '../../model/loss.ts';
import { distributionOf } from '../risk/distribution/distribution.ts';
import { meanEvents } from '../risk/exact/part.ts';
import { exactLoss, exceedanceOf } from '../risk/index.ts';

/** So rare that two events in one year do not matter. */
const RARE = 1e-6;

/** The mean number of events a year that each cost more than an amount. */
export function eventsBeyond(scenario: LossScenario, amount: number): number {
  const events = meanEvents(scenario);
  if (events === 0) return 0;
  if (scenario.secondary === undefined) return events * (1 - distributionOf(scenario.primary).cdf(amount));
  const { id, title, primary, secondary } = scenario;
  const one = { id, title, primary, secondary, rate: { rare: { kind: 'exactly', value: RARE } } } as const;
  return (events * exceedanceOf(exactLoss([one]), amount)) / RARE;
}
