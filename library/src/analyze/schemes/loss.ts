/**
 * What a threat is expected to cost, from the bands of its axes: the middle of the chance times the middle of the
 * loss. The middle stands for the whole band, so the figures decide between rough orders of magnitude and no more.
 * @module
 */
import type { Scheme } from '../../model/model.ts';

/** Money, in the currency of the scheme. */
export interface Amount {
  readonly value: number;
  /** Whether the band has no upper end, so that the value is its lower end and the true one may be higher. */
  readonly atLeast: boolean;
}

/** What a threat is expected to cost. */
export interface Loss {
  /** The chance in a year, from 0 to 1. */
  readonly chance: number | undefined;
  /** What one event costs. */
  readonly once: Amount | undefined;
  /** What it costs in a mean year: chance x once. */
  readonly yearly: Amount | undefined;
  readonly currency: string;
}

type Range = readonly [number, number | 'open'];

/**
 * Estimates what a threat costs.
 *
 * @param axes the levels of its axes, by id
 */
export function lossOf(scheme: Scheme, axes: ReadonlyMap<string, string>): Loss {
  let chance: number | undefined;
  let once: Amount | undefined;
  let currency = '';
  for (const [name, level] of axes) {
    const axis = scheme.axes?.get(name);
    const { frequency, loss } = axis?.levels?.get(level) ?? {};
    if (frequency !== undefined) chance = middleOfChance(frequency);
    if (loss === undefined) continue;
    once = middleOfLoss(loss);
    currency = axis?.currency ?? '';
  }
  const yearly = chance === undefined || once === undefined ? undefined : { ...once, value: chance * once.value };
  return { chance, once, yearly, currency };
}

function middleOfChance([low, high]: Range): number {
  return (low + (high === 'open' ? 1 : high)) / 2;
}

function middleOfLoss([low, high]: Range): Amount {
  return high === 'open' ? { value: low, atLeast: true } : { value: (low + high) / 2, atLeast: false };
}
