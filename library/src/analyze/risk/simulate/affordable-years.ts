/**
 * How many years are simulated when nobody says.
 * @module
 */
import type { LossScenario } from '../../../model/loss.ts';
import { distributionOf } from '../distribution/distribution.ts';

/** A few seconds of work. */
const ATTEMPTS = 3e8;
const MOST = 1_000_000;
const FEWEST = 50_000;

/** A round number of years that takes seconds: a million, or fewer where a year has many attempts. */
export function affordableYears(scenarios: readonly LossScenario[]): number {
  const attempts = scenarios.reduce((sum, { rate }) => sum + meanOf(rate), 0);
  const years = Math.min(MOST, Math.max(FEWEST, ATTEMPTS / Math.max(1, attempts)));
  const place = 10 ** Math.floor(Math.log10(years));
  return Math.floor(years / place) * place;
}

function meanOf(rate: LossScenario['rate']): number {
  return Object.values(rate).reduce((product, quantity) => product * distributionOf(quantity).mean, 1);
}
