/**
 * What the exact distribution of the loss of a year says: chances, quantiles and shortfalls.
 * @module
 */
import type { ExactLoss } from './exact-loss.ts';

type Curve = Pick<ExactLoss, 'grid' | 'cumulative' | 'noLoss'>;

/** The chance that a year loses more than x. */
export function exceedanceOf({ grid, cumulative, noLoss }: Curve, x: number): number {
  if (x < 0) return 1;
  const place = x / grid.step - 0.5;
  const k = Math.floor(place);
  // No loss at all is a step of its own at 0; up to half a cell the curve runs from there.
  const below = k < 0 ? noLoss : (cumulative[Math.min(k, grid.cells - 1)] ?? 1);
  const above = cumulative[Math.min(k + 1, grid.cells - 1)] ?? 1;
  const share = k < 0 ? x / grid.step / 0.5 : place - k;
  return Math.max(0, 1 - (below + share * (above - below)));
}

/** The loss that a year stays at or below with the chance p; infinite beyond the end of the grid. */
export function quantileOf({ grid, cumulative, noLoss }: Curve, p: number): number {
  if (p <= noLoss) return 0;
  let low = -1;
  let high = grid.cells;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 1) >= p) high = middle;
    else low = middle;
  }
  if (high === grid.cells) return Number.POSITIVE_INFINITY;
  const above = cumulative[high] ?? 1;
  if (high === 0) return above > noLoss ? ((p - noLoss) / (above - noLoss)) * 0.5 * grid.step : 0;
  const below = cumulative[low] ?? 0;
  return (low + 0.5 + (p - below) / (above - below)) * grid.step;
}

/** The mean loss of the years beyond the quantile p; what lies beyond the grid is known from the mean of all. */
export function shortfallOf(exact: ExactLoss, p: number): number {
  const { grid, cumulative, noLoss, expected } = exact;
  const end = quantileOf(exact, p);
  // The mean up to the quantile is end p less the area below the curve.
  let area = 0;
  let from = 0;
  let below = noLoss;
  for (let k = 0; k < grid.cells && from < end; k += 1) {
    const to = (k + 0.5) * grid.step;
    const above = cumulative[k] ?? 1;
    const stop = Math.min(to, end);
    const reached = below + ((above - below) * (stop - from)) / (to - from);
    area += ((below + reached) / 2) * (stop - from);
    from = to;
    below = above;
  }
  return (expected - (end === 0 ? 0 : end * p - area)) / (1 - p);
}
