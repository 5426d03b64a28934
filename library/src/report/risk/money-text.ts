/**
 * Money and chances in words, with no more digits than their intervals bear.
 * @module
 */
import type { Estimate } from '../../model/loss.ts';

const UNITS = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
] as const;

/** A value to the place that its interval leaves certain: `4.11M`. */
export function valueText({ value, low, high }: Estimate): string {
  return amountText(value, placeOf(low, high));
}

/** An interval to the same place, its ends outward: `4.07M to 4.15M`. */
export function intervalText({ low, high }: Estimate): string {
  const place = placeOf(low, high);
  if (!Number.isFinite(high)) return `above ${amountText(Math.floor(low / place) * place, place)}`;
  return `${amountText(Math.floor(low / place) * place, place)} to ${amountText(Math.ceil(high / place) * place, place)}`;
}

/** The place of the first digit that an interval leaves open, or of the sixth one: nobody reads more. */
function placeOf(low: number, high: number): number {
  const end = Number.isFinite(high) ? high : low;
  const open = Number.isFinite(high) ? high - low : low;
  return end > 0 ? 10 ** Math.max(Math.floor(Math.log10(open)), Math.floor(Math.log10(end)) - 5) : 1;
}

/** An amount rounded to a place, shortened to thousands, millions ... */
export function amountText(value: number, place: number): string {
  const rounded = Math.round(value / place) * place;
  const [size, letter] = UNITS.find(([unit]) => rounded >= unit) ?? [1, ''];
  const decimals = Math.min(6, Math.max(0, Math.round(Math.log10(size / place))));
  return `${(rounded / size).toLocaleString('en-US', { maximumFractionDigits: decimals, minimumFractionDigits: place < size ? decimals : 0 })}${letter}`;
}

/** An amount with two digits that count: for figures that are no more certain than a band. */
export function roughText(value: number): string {
  if (!(value > 0)) return '0';
  return amountText(value, 10 ** (Math.floor(Math.log10(value)) - 1));
}

/** A chance in percent with so many digits that count; one that hardly ever comes is not told apart from others. */
export function chanceText(chance: number, digits = 2): string {
  if (chance > 0 && chance < 1e-6) return 'below 0.0001 %';
  return `${(100 * chance).toLocaleString('en-US', { maximumSignificantDigits: digits })} %`;
}

/** A number with two digits that count. */
export function numberText(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 2 });
}
