/**
 * The figures of one view, computed twice: exactly, and from simulated years. The exact values are shown, the
 * simulation gives the interval around each and a check that does not share its method.
 * @module
 */
import type { Estimate, LossCheck, LossFigures, LossPoint, LossScenario } from '../../model/loss.ts';
import { type ExactLoss, exactLoss } from './exact/exact-loss.ts';
import type { Spectrum } from './exact/fft.ts';
import { type LargestLoss, largestAt, largestLoss } from './exact/largest-loss.ts';
import { meanEvents, meanLoss } from './exact/part.ts';
import { exceedanceOf, quantileOf, shortfallOf } from './exact/read-curve.ts';
import {
  meanOf,
  noneOf,
  quantileIn,
  type SortedYears,
  shareAbove,
  shortfallIn,
  sortedYears,
  widthFor,
} from './simulate/order-statistics.ts';

export interface FiguresOptions {
  readonly commonFactor?: number | undefined;
  /** The chance that all intervals of a view hold at once. */
  readonly confidence: number;
}

/** The figures beside the points of the curve: four quantiles, two shortfalls, the mean and the chance of no loss. */
const OTHER_FIGURES = 8;
/** The chances of a year, of which a curve has a point each. */
const CHANCES = [
  ...[0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15],
  ...[0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.025, 0.02, 0.015],
  ...[0.01, 0.008, 0.006, 0.005, 0.004, 0.003, 0.0025, 0.002, 0.0015],
  ...[0.001, 0.0008, 0.0006, 0.0005, 0.0004, 0.0003, 0.0002, 0.0001],
] as const;
/** A curve ends where the simulation has so few years beyond. */
const FEWEST_BEYOND = 100;
/** A grid is fine enough for a loss of so many steps. */
const FEWEST_STEPS = 8;
/** The cells of a grid; with a common factor it is computed for many values of it. */
const CELLS = 32_768;
const COARSE_CELLS = 8192;
/** The quantiles that show how fine a grid is. */
const PROBES = [0.9, 0.95, 0.99, 0.999];

/** The figures of one view, and the chance that a year loses more than any amount. */
export interface ViewedLoss {
  readonly figures: LossFigures;
  exceedance(loss: number): number;
}

/**
 * The figures of one view.
 *
 * @param losses simulated years of the same scenarios
 * @throws {RangeError} when a quantity is impossible
 */
export function viewedLoss(
  scenarios: readonly LossScenario[],
  losses: Float64Array,
  { commonFactor = 1, confidence }: FiguresOptions,
): ViewedLoss {
  const years = sortedYears(losses);
  const chances = CHANCES.filter((chance) => chance * losses.length >= FEWEST_BEYOND);
  const compared = chances.length + OTHER_FIGURES;
  const width = widthFor(confidence, compared);
  const exact = exactly(scenarios, commonFactor);
  const figures = { years, width, exact: exact.fine, blur: blurOf(scenarios) };
  const quantiles = {
    p90: quantileEstimate(0.9, figures),
    p95: quantileEstimate(0.95, figures),
    p99: quantileEstimate(0.99, figures),
    p999: quantileEstimate(0.999, figures),
  };
  const shortfall = { p95: shortfallEstimate(0.95, figures), p99: shortfallEstimate(0.99, figures) };
  const curve = curveOf(chances, figures, exact.largest);
  const expected = scenarios.reduce((sum, scenario) => sum + meanLoss(scenario), 0);
  const mean = meanOf(years, width);
  const none = noneOf(years, width);
  const noLoss = exact.fine?.noLoss ?? none.value;
  const estimates = [
    ...Object.values(quantiles),
    ...Object.values(shortfall),
    ...curve.map(({ loss, low, high }) => ({ value: loss, low, high })),
    { ...mean, value: expected },
    { ...none, value: noLoss },
  ];
  const inside = estimates.filter(({ value, low, high }) => value >= low && value <= high).length;
  const check = { ...exact.check, expected: mean, noLoss: none, compared, inside };
  return {
    figures: { expected, noLoss, quantiles, shortfall, curve, check },
    exceedance: (loss) => (exact.fine === undefined ? shareAbove(years, loss) : exceedanceOf(exact.fine, loss)),
  };
}

interface Figures {
  readonly years: SortedYears;
  readonly width: number;
  readonly exact: ExactLoss | undefined;
  /** By so many steps the grid may move a quantile. */
  readonly blur: number;
}

/** A loss of one size lies between two cells and is shared out; sums of such losses spread with the root of their number. */
function blurOf(scenarios: readonly LossScenario[]): number {
  const even = scenarios.filter(({ primary }) => primary.kind === 'exactly');
  const events = even.reduce((sum, scenario) => sum + meanEvents(scenario), 0);
  return even.length === 0 ? 0 : 4 * (1 + Math.sqrt(events));
}

/**
 * A quantile of a few steps only is read off the simulated years: the grid is too coarse for it. One that the grid has
 * blurred out of its interval is the end of the interval.
 */
function quantileEstimate(p: number, { years, width, exact, blur }: Figures): Estimate {
  const simulated = quantileIn(years, p, width);
  if (exact === undefined) return simulated;
  const { step } = exact.grid;
  const value = quantileOf(exact, p);
  if (value > 0 && value < FEWEST_STEPS * step) return simulated;
  const nearest = Math.min(simulated.high, Math.max(simulated.low, value));
  return { ...simulated, value: Math.abs(nearest - value) <= blur * step ? nearest : value };
}

function shortfallEstimate(p: number, { years, width, exact }: Figures): Estimate {
  const simulated = shortfallIn(years, p, width);
  return exact === undefined ? simulated : { ...simulated, value: shortfallOf(exact, p) };
}

function curveOf(chances: readonly number[], figures: Figures, largest: LargestLoss | undefined): readonly LossPoint[] {
  return chances.map((probability) => {
    const { value: loss, low, high } = quantileEstimate(1 - probability, figures);
    const single = largest === undefined ? undefined : largestAt(largest, probability, Math.max(loss, 1));
    return {
      probability,
      returnPeriod: 1 / probability,
      loss,
      low,
      high,
      ...(single !== undefined && { largest: single }),
    };
  });
}

interface Exactly {
  readonly fine: ExactLoss | undefined;
  readonly largest: LargestLoss | undefined;
  readonly check: Pick<LossCheck, 'method' | 'because' | 'gridError' | 'beyondGrid'>;
}

/** The exact way, and how far a grid with half the cells is from it; not taken where there are too many events. */
function exactly(scenarios: readonly LossScenario[], commonFactor: number): Exactly {
  const transforms = new Map<string, Spectrum>();
  let fine: ExactLoss;
  try {
    fine = exactLoss(scenarios, { commonFactor, transforms, cells: commonFactor === 1 ? CELLS : COARSE_CELLS });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { fine: undefined, largest: undefined, check: { method: 'simulated', because: error.message } };
  }
  const { step, cells } = fine.grid;
  const coarse = exactLoss(scenarios, { commonFactor, transforms, grid: { step: 2 * step, cells: cells / 2 } });
  const moves = PROBES.map((p) => {
    const one = quantileOf(fine, p);
    return one === 0 ? 0 : Math.abs(quantileOf(coarse, p) / one - 1);
  });
  return {
    fine,
    largest: largestLoss(scenarios, commonFactor),
    check: { method: 'exact', gridError: Math.max(...moves), beyondGrid: 1 - (fine.cumulative.at(-1) ?? 1) },
  };
}
