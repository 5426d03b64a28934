/**
 * What a result in money takes for granted, in sentences: the table of bands, the settings, the independence.
 * @module
 */
import { LOSS_VIEWS } from '../../model/loss.ts';
import type { BandFigure } from './bands.ts';
import { distributionOf } from './distribution/distribution.ts';
import type { ValuedRegister, ValuedThreat } from './scenarios.ts';

/** The assumptions behind a register in money. */
export function assumptionsOf({ valued, currency }: ValuedRegister, commonFactor: number): readonly string[] {
  const own = valued
    .filter((one) => one.own.length > 0)
    .map(({ row, own: inputs }) => `${row.threat} (${inputs.join(', ')})`);
  return [
    ...bandSentences(valued, currency),
    ...(own.length === 0
      ? []
      : [
          `Figures of their own: ${own.join(', ')}; where controls move a rating, such a figure moves as the middle of its band does`,
        ]),
    'Events of a threat come at random through a year (Poisson), each with a loss of its own; their sum is the loss of the year',
    'What is uncertain about a frequency is drawn once for a year, what is uncertain about a loss for each event',
    commonFactor === 1
      ? 'Threats are independent of each other; --common-factor lets bad years be bad for all of them'
      : `One common factor multiplies all frequencies of a year: lognormal, mean 1, in one year of 20 at least ${figure(commonFactor)} times its middle; given the factor, threats are independent`,
    'Levels without controls and with proven ones follow from what the scheme says that controls take off (reduces)',
  ];
}

function bandSentences(valued: readonly ValuedThreat[], currency: string): readonly string[] {
  const [first] = valued.filter(({ bands }) => LOSS_VIEWS.some((view) => bands[view].length > 0));
  if (first === undefined) return [];
  const { version } = first.table;
  const spread = valued.some(({ table }) => table.spread);
  const figures = new Map<string, BandFigure>();
  for (const { row, bands } of valued) {
    for (const band of LOSS_VIEWS.flatMap((view) => bands[view]))
      figures.set(`${row.scheme} ${band.axis} ${band.level}`, band);
  }
  const bands = [...figures.values()].toSorted(
    (one, other) => one.axis.localeCompare(other.axis, 'en') || one.low - other.low,
  );
  return [
    `Bands become figures by table ${version}: a frequency is ${spread ? 'drawn each year from its band (lognormal, 90 % within it)' : 'the geometric middle of its band'}, a loss is lognormal with 90 of 100 events within its band`,
    ...bands.map((band) => bandSentence(band, currency)),
  ];
}

function bandSentence({ input, axis, level, quantity, ...band }: BandFigure, currency: string): string {
  const end = (value: number, set: boolean): string =>
    `${input === 'frequency' ? `${figure(100 * value)} %` : figure(value)}${set ? ' (set)' : ''}`;
  const range = `${axis} ${level}: ${end(band.low, band.lowIsSet)} to ${end(band.high, band.highIsSet)}`;
  const mean = figure(distributionOf(quantity).mean);
  if (input === 'loss') return `${range}${currency === '' ? '' : ` ${currency}`} an event, ${mean} in the mean`;
  return `${range} a year, ${mean} events${quantity.kind === 'exactly' ? '' : ' in the mean'}`;
}

/** Three digits that count, the same in every locale. */
function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
