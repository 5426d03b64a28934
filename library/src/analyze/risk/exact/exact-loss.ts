/**
 * The distribution of the loss of a year, exactly but for a grid: transforms of compound Poisson sums (Panjer, Willmot:
 * Insurance Risk Models, 1992).
 * @module
 */
import type { LossScenario } from '../../../model/loss.ts';
import { commonFactors } from '../common-factor.ts';
import { distributionOf } from '../distribution/distribution.ts';
import type { Nodes } from '../distribution/nodes.ts';
import { compound } from './compound.ts';
import type { Spectrum } from './fft.ts';
import { cumulated, type Grid } from './grid.ts';
import { everyEvent, type Part, partOf } from './part.ts';
import { MOST_EVENTS } from './rates.ts';
import { quantileOf } from './read-curve.ts';
import { severitySpectrum } from './severity.ts';

export interface ExactOptions {
  /** See common-factor.ts; 1 leaves the threats independent. */
  readonly commonFactor?: number | undefined;
  /** The grid of an earlier result; without it one is chosen that holds all but two of a million years. */
  readonly grid?: Grid | undefined;
  /** How many cells a chosen grid has: a power of 2. */
  readonly cells?: number | undefined;
  /** Transforms of earlier calls on the same grid; further ones are added. */
  readonly transforms?: Map<string, Spectrum> | undefined;
}

/** The loss of a year. */
export interface ExactLoss {
  readonly grid: Grid;
  readonly expected: number;
  readonly noLoss: number;
  /** The chance that a year loses at most `(k + 1/2) step`, for each k. */
  readonly cumulative: Float64Array;
}

/** A chosen grid ends where so few years lose more. */
const BEYOND = 2e-6;
/** Years of so little weight cannot be told from the rest. */
const RARE = 1e-8;
const CELLS = 32_768;
const COARSE_CELLS = 1024;

/**
 * The loss of a year. The order of the scenarios does not matter.
 *
 * @throws {RangeError} when a quantity is impossible or there are too many events for this way of computing
 */
export function exactLoss(scenarios: readonly LossScenario[], options: ExactOptions = {}): ExactLoss {
  const { commonFactor = 1, transforms = new Map<string, Spectrum>(), cells = CELLS } = options;
  const sorted = scenarios.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const parts = sorted.map(partOf).filter(({ mean }) => mean > 0);
  const events = parts.reduce((sum, { mean }) => sum + mean, 0);
  const common = commonFactors(commonFactor, events);
  refuseCrowds(parts, common);
  const grid = options.grid ?? chosenGrid(parts, commonFactors(commonFactor, 0), cells);
  return {
    grid,
    expected: parts.reduce((sum, { mean, severity }) => sum + mean * severity.mean, 0),
    noLoss: common.weights.reduce((sum, weight, node) => sum + weight * noLossIn(parts, common.values[node] ?? 1), 0),
    cumulative: yearsOn(grid, { parts, common, transforms }),
  };
}

/** Refuses more events than there are powers to be summed, but in years that hardly ever come. */
function refuseCrowds(parts: readonly Part[], common: Nodes): void {
  const times = common.values.reduce(
    (high, value, node) => ((common.weights[node] ?? 0) > RARE ? Math.max(high, value) : high),
    0,
  );
  const crowded = parts.find(({ highest }) => !(highest * times <= MOST_EVENTS));
  if (crowded === undefined) return;
  throw new RangeError(
    `Cannot compute "${crowded.scenario.id}" exactly: expected at most ${MOST_EVENTS} events a year, found ${Math.round(crowded.highest * times)}`,
  );
}

function noLossIn(parts: readonly Part[], times: number): number {
  return parts.reduce((product, part) => product * everyEvent(part, part.severity.none, times), 1);
}

interface Years {
  readonly parts: readonly Part[];
  readonly common: Nodes;
  readonly transforms: Map<string, Spectrum>;
}

function yearsOn(grid: Grid, { parts, common, transforms }: Years): Float64Array {
  if (parts.length === 0) return new Float64Array(grid.cells).fill(1);
  const severities = parts.map(({ scenario: { primary, secondary } }) => {
    const key = JSON.stringify([primary, secondary, grid]);
    const known = transforms.get(key) ?? severitySpectrum({ primary, secondary }, grid);
    transforms.set(key, known);
    return known;
  });
  return cumulated(compound(parts, severities, common));
}

/** A grid that ends where all but a few years lose less, found on a coarse one that is moved until it fits. */
function chosenGrid(parts: readonly Part[], common: Nodes, cells: number): Grid {
  const worst = common.values.reduce((high, times) => Math.max(high, times), 0);
  let length = parts.reduce((sum, part) => sum + reachOf(part, worst), 0);
  if (length === 0) return { step: 1, cells };
  for (let round = 0; round < 60; round += 1) {
    const grid = { step: length / COARSE_CELLS, cells: COARSE_CELLS };
    const cumulative = yearsOn(grid, { parts, common, transforms: new Map() });
    const end = quantileOf({ grid, cumulative, noLoss: 0 }, 1 - BEYOND);
    if (end < length / 2) length = Math.max(end * 1.1, grid.step);
    else if (end < length) return { step: (end * 1.05) / cells, cells };
    else length *= 2;
  }
  return { step: length / cells, cells };
}

/** What a scenario loses at most in nearly every year, roughly. */
function reachOf({ scenario, highest, severity }: Part, worst: number): number {
  const rate = worst * highest;
  const single = distributionOf(scenario.primary).quantile(1 - Math.min(0.5, BEYOND / Math.max(rate, 1)));
  return rate * severity.mean + 6 * Math.sqrt(rate * severity.square) + single;
}
