/**
 * A scenario with what the exact way needs of it again and again.
 * @module
 */
import type { LossScenario } from '../../../model/loss.ts';
import { vulnerability } from '../contest.ts';
import { distributionOf } from '../distribution/distribution.ts';
import type { Nodes } from '../distribution/nodes.ts';
import { ratesOf } from './rates.ts';
import { type SeverityMoments, severityMoments } from './severity.ts';

export interface Part {
  readonly scenario: LossScenario;
  readonly rates: Nodes;
  /** The highest of them. */
  readonly highest: number;
  /** Whether the rate is one number. */
  readonly fixed: boolean;
  /** Mean events a year. */
  readonly mean: number;
  readonly severity: SeverityMoments;
}

/**
 * Prepares a scenario.
 *
 * @throws {RangeError} when a quantity is impossible
 */
export function partOf(scenario: LossScenario): Part {
  const rates = ratesOf(scenario);
  const highest = rates.values.reduce((high, rate) => Math.max(high, rate), 0);
  return {
    scenario,
    rates,
    highest,
    fixed: rates.values.length === 1,
    mean: meanEvents(scenario),
    severity: severityMoments(scenario),
  };
}

/** The mean number of events in a year. */
export function meanEvents(scenario: LossScenario): number {
  const factors = Object.values(scenario.rate).map((quantity) => distributionOf(quantity).mean);
  return factors.reduce((product, mean) => product * mean, vulnerability(scenario));
}

/** The mean loss of a year: independent means multiply. */
export function meanLoss(scenario: LossScenario): number {
  return meanEvents(scenario) * severityMoments(scenario).mean;
}

/**
 * The chance that every event of a year has a property that one has with the chance x.
 *
 * @param times what the rate is multiplied by in such a year
 */
export function everyEvent({ rates }: Part, x: number, times: number): number {
  return rates.weights.reduce(
    (sum, weight, node) => sum + weight * Math.exp(times * (rates.values[node] ?? 0) * (x - 1)),
    0,
  );
}
