/**
 * Money in words, with no more digits than its interval bears.
 * @module
 */
import type { Estimate } from 'vauban/browser';
import { amountText, chanceText } from '../../parts/figure-words.ts';

/** How many digits of a value its interval leaves certain, from two to four. */
export function digitsOf({ value, low, high }: Estimate): number {
  const open = high - low;
  if (!(value > 0) || !Number.isFinite(open) || !(open > 0)) return 2;
  return Math.min(4, Math.max(2, Math.floor(Math.log10(value)) - Math.floor(Math.log10(open)) + 1));
}

/** A value as far as it is certain. */
export function estimateText(estimate: Estimate): string {
  return amountText(estimate.value, digitsOf(estimate));
}

/** The interval of a value, its ends outward. */
export function intervalText(estimate: Estimate): string {
  const { low, high } = estimate;
  const digits = digitsOf(estimate) + 1;
  const from = amountText(outward(low, digits, Math.floor), digits);
  return Number.isFinite(high) ? `${from} to ${amountText(outward(high, digits, Math.ceil), digits)}` : `above ${from}`;
}

function outward(value: number, digits: number, round: (value: number) => number): number {
  if (!(value > 0)) return 0;
  const place = 10 ** (Math.floor(Math.log10(value)) - digits + 1);
  // What is off by the last bit of a number is not off.
  return round(Number((value / place).toPrecision(12))) * place;
}

/** A chance in percent with two digits; one that hardly ever comes is not told apart from others. */
export function rareText(chance: number): string {
  return chance > 0 && chance < 1e-6 ? 'below 0.0001 %' : chanceText(Number(chance.toPrecision(2)));
}
