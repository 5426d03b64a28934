/**
 * Bands of a scheme as uncertain numbers: how often a year, and how much each time.
 * @module
 */
import type { Quantity } from '../../model/loss.ts';
import type { Scheme } from '../../model/model.ts';
import type { BandSettings } from '../../model/schema/quantities.ts';
import { BAND_TABLE, type BandTable } from './band-table.ts';

/** A band as a scheme writes it: from, up to. */
type Band = readonly [number, number | 'open'];

/** A band that became a figure. */
export interface BandFigure {
  readonly input: 'frequency' | 'loss';
  readonly axis: string;
  readonly level: string;
  readonly quantity: Quantity;
  /** Both ends as used, as chances in a year or as money. */
  readonly low: number;
  readonly high: number;
  /** Whether the lower or the upper end is a setting and not the scheme's own. */
  readonly lowIsSet: boolean;
  readonly highIsSet: boolean;
  /** The middle, by which a figure of the model's own moves when controls move the rating. */
  readonly middle: number;
}

/** What a rating says in figures; an axis that says nothing is left out. */
export interface BandFigures {
  readonly frequency?: BandFigure;
  readonly loss?: BandFigure;
  readonly currency?: string;
}

/** The table with what a scheme of the model says differently. */
export function tableOf(
  scheme: (Scheme & { readonly bands?: BandSettings | undefined }) | undefined,
  { version, ...table }: BandTable = BAND_TABLE,
): BandTable {
  const { openEnd, highestChance, spread } = scheme?.bands ?? {};
  return {
    version,
    openEnd: openEnd ?? table.openEnd,
    highestChance: highestChance ?? table.highestChance,
    spread: spread ?? table.spread,
  };
}

/** The figures for the levels of a rating, by axis. */
export function bandFigures(scheme: Scheme, axes: ReadonlyMap<string, string>, table: BandTable): BandFigures {
  let figures: BandFigures = {};
  for (const [axis, level] of axes) {
    const described = scheme.axes?.get(axis);
    const { frequency, loss } = described?.levels?.get(level) ?? {};
    const often = frequency && frequencyFigure({ axis, level }, frequency, table);
    const costs = loss && lossFigure({ axis, level }, loss, table);
    if (often !== undefined) figures = { ...figures, frequency: often };
    if (costs !== undefined)
      figures = { ...figures, loss: costs, ...(described?.currency !== undefined && { currency: described.currency }) };
  }
  return figures;
}

interface Level {
  readonly axis: string;
  readonly level: string;
}

/**
 * A chance p in a year as events a year: a Poisson number is above 0 with the chance p at the rate -ln(1 - p). The
 * middle of a band is the geometric one, because bands grow by factors.
 */
function frequencyFigure(
  level: Level,
  [from, to]: Band,
  { openEnd, highestChance, spread }: BandTable,
): BandFigure | undefined {
  const highIsSet = to === 'open' || to > highestChance;
  const high = highIsSet ? highestChance : to;
  const low = from === 0 ? high / openEnd : from;
  if (!(low > 0 && low < high && high < 1)) return undefined;
  const middle = rateOf(Math.sqrt(low * high));
  const quantity: Quantity = spread
    ? { kind: 'interval', low: rateOf(low), high: rateOf(high) }
    : { kind: 'exactly', value: middle };
  return { input: 'frequency', ...level, quantity, low, high, lowIsSet: from === 0, highIsSet, middle };
}

/** The rate at which at least one event in a year has the chance p. */
export function rateOf(chance: number): number {
  return -Math.log1p(-chance);
}

/** Losses of a band are lognormal: 90 of 100 lie within it. */
function lossFigure(level: Level, [from, to]: Band, { openEnd }: BandTable): BandFigure | undefined {
  const high = to === 'open' ? from * openEnd : to;
  const low = from === 0 ? high / openEnd : from;
  if (!(low > 0 && low < high && Number.isFinite(high))) return undefined;
  const quantity: Quantity = { kind: 'interval', low, high };
  return {
    input: 'loss',
    ...level,
    quantity,
    low,
    high,
    lowIsSet: from === 0,
    highIsSet: to === 'open',
    middle: Math.sqrt(low * high),
  };
}
