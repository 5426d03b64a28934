/**
 * The largest single loss of a year, in closed form: no event is above x with the chance
 * `exp(-rate (1 - F(x)))`, and independent threats multiply (occurrence exceedance).
 * @module
 */
import type { LossScenario } from '../../../model/loss.ts';
import { commonFactors } from '../common-factor.ts';
import { distributionOf } from '../distribution/distribution.ts';
import { cumulated } from './grid.ts';
import { everyEvent, type Part, partOf } from './part.ts';
import { exceedanceOf } from './read-curve.ts';
import { type Severity, severityMoments, severitySpectrum } from './severity.ts';

/** The chance that the largest event of a year is above a loss. */
export type LargestLoss = (loss: number) => number;

/** So many cells hold a loss that is made of several. */
const CELLS = 8192;

/**
 * Prepares the chance that the largest event of a year is above a loss.
 *
 * @throws {RangeError} when a quantity is impossible
 */
export function largestLoss(scenarios: readonly LossScenario[], commonFactor = 1): LargestLoss {
  const parts = scenarios.map(partOf);
  const chances = parts.map(({ scenario }) => severityCdf(scenario));
  const common = commonFactors(commonFactor, 0);
  return (loss) => {
    const within = chances.map((chance) => chance(loss));
    return common.weights.reduce(
      (sum, weight, node) => sum + weight * (1 - noneAbove(parts, within, common.values[node] ?? 1)),
      0,
    );
  };
}

function noneAbove(parts: readonly Part[], within: readonly number[], times: number): number {
  return parts.reduce((product, part, index) => product * everyEvent(part, within[index] ?? 1, times), 1);
}

/** The chance that an event costs at most x; on a grid where several losses add up. */
function severityCdf(severity: Severity): (loss: number) => number {
  const primary = distributionOf(severity.primary);
  if (severity.secondary === undefined) return primary.cdf;
  const losses = [primary, ...Object.values(severity.secondary.forms).map(distributionOf)];
  const reach = losses.reduce((sum, loss) => sum + loss.quantile(1 - 1e-8), 0);
  const grid = { step: (1.1 * (reach || 1)) / CELLS, cells: CELLS };
  const cumulative = cumulated(severitySpectrum(severity, grid));
  const curve = { grid, cumulative, noLoss: severityMoments(severity).none };
  return (loss) => 1 - exceedanceOf(curve, loss);
}

/** The loss that the largest event of a year is above with the chance p: halved down to a part in a million. */
export function largestAt(chance: LargestLoss, p: number, highest: number): number {
  if (chance(0) <= p) return 0;
  let low = 0;
  let high = highest;
  for (let step = 0; step < 100 && chance(high) > p; step += 1) high *= 2;
  for (let step = 0; step < 60 && high - low > 1e-7 * high; step += 1) {
    const middle = (low + high) / 2;
    if (chance(middle) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
