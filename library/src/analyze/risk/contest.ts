/**
 * Whether attempts win: the vulnerability of Open FAIR.
 * @module
 */
import type { LossScenario } from '../../model/loss.ts';
import { type Distribution, distributionOf } from './distribution/distribution.ts';
import { nodesOf } from './distribution/nodes.ts';

/** So many values hold the error below 1e-8. */
const NODES = 1024;

const known = new WeakMap<object, number>();

/**
 * The chance that the capability drawn for an attempt is above the resistance drawn for it; 1 where there is no
 * contest. It is the mean of the cumulative function of the one over the other, the narrower one.
 */
export function vulnerability({ contest }: Pick<LossScenario, 'contest'>): number {
  if (contest === undefined) return 1;
  const found = known.get(contest);
  if (found !== undefined) return found;
  const capability = distributionOf(contest.capability);
  const resistance = distributionOf(contest.resistance);
  const chance =
    resistance.variance <= capability.variance ? 1 - meanCdf(capability, resistance) : meanCdf(resistance, capability);
  known.set(contest, chance);
  return chance;
}

function meanCdf(of: Distribution, over: Distribution): number {
  const { values, weights } = nodesOf(over, NODES);
  return weights.reduce((sum, weight, node) => sum + weight * of.cdf(values[node] ?? 0), 0);
}
