/**
 * What each uncertain input does to the result by itself: it is held at its 5 % and at its 95 % point while all others
 * stay as they are.
 * @module
 */
import type { LossScenario, Swing } from '../../model/loss.ts';
import { distributionOf } from './distribution/distribution.ts';
import { exactLoss } from './exact/exact-loss.ts';
import type { Spectrum } from './exact/fft.ts';
import type { Grid } from './exact/grid.ts';
import { meanLoss } from './exact/part.ts';
import { quantileOf } from './exact/read-curve.ts';
import { inputsOf, withInput } from './with-input.ts';

export interface TornadoOptions {
  readonly commonFactor?: number | undefined;
  /** Ends of inputs that are certain in the scenarios and are not in truth, by `threat/input`. */
  readonly ends?: ReadonlyMap<string, readonly [low: number, high: number]> | undefined;
}

/** So many inputs are shown: those that move the mean most. */
const SHOWN = 12;
/** A grid this much coarser and longer than the chosen one is fine enough for a comparison. */
const CELLS = 2048;
const LONGER = 4;

/**
 * The inputs that move the mean loss of a year most, the strongest first; empty where there are too many events for
 * the exact way.
 *
 * @throws {RangeError} when a quantity is impossible
 */
export function tornadoOf(scenarios: readonly LossScenario[], options: TornadoOptions = {}): readonly Swing[] {
  const total = scenarios.reduce((sum, scenario) => sum + meanLoss(scenario), 0);
  const swings = scenarios.flatMap((scenario) =>
    inputsOf(scenario).flatMap(([input, quantity]) => {
      const { quantile, variance } = distributionOf(quantity);
      const ends =
        variance > 0 ? ([quantile(0.05), quantile(0.95)] as const) : options.ends?.get(`${scenario.id}/${input}`);
      if (ends === undefined) return [];
      const own = meanLoss(scenario);
      const held = ends.map((end) => withInput(scenario, input, end));
      const [from = 0, to = 0] = held.map((changed) => total - own + meanLoss(changed));
      return [{ scenario, input, ends, held, expected: [from, to] as const }];
    }),
  );
  const widest = swings.toSorted((one, other) => width(other.expected) - width(one.expected)).slice(0, SHOWN);
  const quantile = quantiles(scenarios, options.commonFactor);
  if (quantile === undefined) return [];
  return widest.map(({ scenario, input, ends, held, expected }) => {
    const [from = 0, to = 0] = held.map((changed) => quantile(changed));
    return { threat: scenario.id, input, from: ends[0], to: ends[1], expected, p95: [from, to] };
  });
}

function width([from, to]: readonly [number, number]): number {
  return Math.abs(to - from);
}

/** What is lost at most in 95 of 100 years when one scenario is replaced by a changed one. */
function quantiles(
  scenarios: readonly LossScenario[],
  commonFactor: number | undefined,
): ((changed: LossScenario) => number) | undefined {
  const transforms = new Map<string, Spectrum>();
  let grid: Grid;
  try {
    const { step, cells } = exactLoss(scenarios, { commonFactor, cells: CELLS }).grid;
    grid = { step: step * LONGER, cells };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return (changed) => {
    const all = scenarios.map((scenario) => (scenario.id === changed.id ? changed : scenario));
    return quantileOf(exactLoss(all, { commonFactor, grid, transforms }), 0.95);
  };
}
