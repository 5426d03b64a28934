/**
 * Chances, amounts and times in words, with no more digits than anybody needs.
 * @module
 */
import type { Bounds } from 'vauban/browser';

/** A chance in percent; a power of ten where percents say nothing. */
export function chanceText(chance: number): string {
  if (chance > 0 && chance < 1e-5) return chance.toExponential(1);
  return `${(100 * chance).toLocaleString('en-US', { maximumSignificantDigits: 3 })} %`;
}

/** A chance, or the range it lies in; nothing when it may be anything. */
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

/** A number with its noun. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

const TIMES = [
  [31_536_000, 'y'],
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'm'],
  [1, 's'],
] as const;

/** Seconds in the unit that fits. */
export function timeText(seconds: number): string {
  const [size, unit] = TIMES.find(([least]) => seconds >= least) ?? [1, 's'];
  return `${(seconds / size).toLocaleString('en-US', { maximumSignificantDigits: 3 })}${unit}`;
}

const SIZES = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
] as const;

/** An amount with so many digits that count, in thousands, millions and so on. */
export function amountText(value: number, digits = 2): string {
  if (!(value > 0)) return '0';
  const rounded = Number(value.toPrecision(digits));
  const [size, letter] = SIZES.find(([least]) => rounded >= least) ?? [1, ''];
  return `${(rounded / size).toLocaleString('en-US', { maximumSignificantDigits: digits })}${letter}`;
}
