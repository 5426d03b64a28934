/**
 * A logarithmic axis: where a value stands, and where its ticks are.
 * @module
 */

export interface LogScale {
  /** Where a value stands, in pixels; values beyond the ends stand at the ends. */
  readonly at: (value: number) => number;
  /** The powers of ten on the axis. */
  readonly ticks: readonly number[];
}

/** An axis from a power of ten to another around the values. */
export function logScale(values: readonly number[], from: number, to: number): LogScale {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  const low = Math.floor(Math.log10(Math.min(...positive)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive)) - 1e-9));
  if (positive.length === 0) return { at: () => from, ticks: [] };
  const at = (value: number): number => {
    const share = value > 0 ? (Math.log10(value) - low) / (high - low) : 0;
    return from + (to - from) * Math.min(1, Math.max(0, share));
  };
  return { at, ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)) };
}
