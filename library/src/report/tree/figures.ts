/**
 * Figures of attack trees in words.
 * @module
 */
import type { Bounds } from '../../model/attack-tree.ts';

/** A probability to six digits, as other tools print it, so that it can be compared. */
export function probabilityText(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** A probability for reading: in percent, or as a power of ten where percents say nothing. */
export function chanceText(value: number): string {
  if (value > 0 && value < 1e-5) return value.toExponential(1);
  return `${(100 * value).toLocaleString('en-US', { maximumSignificantDigits: 3 })} %`;
}

/** A probability, or the range it lies in; nothing when it may be anything. */
export function boundsText({ low, high }: Bounds): string {
  if (low === high) return chanceText(low);
  return low === 0 && high === 1 ? '' : `${chanceText(low)} to ${chanceText(high)}`;
}

/** A number with three digits that count. */
export function numberText(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '∞';
  if (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e9)) return value.toExponential(2);
  return value.toLocaleString('en-US', { maximumSignificantDigits: value >= 1000 ? 15 : 3, maximumFractionDigits: 2 });
}

/** A count, which may be too large for a number. */
export function countText(count: number | string): string {
  return BigInt(count).toLocaleString('en-US');
}

const UNITS = [
  [31_536_000, 'y'],
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'm'],
  [1, 's'],
] as const;

/** Seconds in the unit that fits. */
export function timeText(seconds: number): string {
  const [size, unit] = UNITS.find(([least]) => seconds >= least) ?? [1, 's'];
  return `${(seconds / size).toLocaleString('en-US', { maximumSignificantDigits: 3 })}${unit}`;
}
