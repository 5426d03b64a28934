/**
 * Figures of a rating's own: how often a threat costs money and how much, where the team knows more than a band.
 * @module
 */
import * as z from 'zod';
import { flag, number, shape } from './field.ts';

/** More than this is a slip of the pen: nobody loses it, and sums of it lose their cents. */
const MOST_MONEY = 1e15;
const MOST_EVENTS = 1e4;

/** An uncertain number up to `most`: plain, a PERT, or anything between two values. */
function bounded(most: number) {
  const amount = () => number({ min: 0, max: most });
  const exactly = amount().transform((value) => ({ kind: 'exactly' as const, value }));
  const pert = shape({ min: amount(), likely: amount(), max: amount() }, {})
    .refine(({ min, likely, max }) => min <= likely && likely <= max && min < max, {
      error: 'expected min <= likely <= max and min < max',
    })
    .transform((written) => ({ kind: 'pert' as const, ...written }));
  const uniform = shape({ from: amount(), to: amount() }, {})
    .refine(({ from, to }) => from < to, { error: 'expected from < to' })
    .transform((written) => ({ kind: 'uniform' as const, ...written }));
  return [exactly, pert, uniform] as const;
}

/** An uncertain number without a natural end, so that it may also be a 90 % interval. */
function open(most: number) {
  const interval = shape({ low: number({ min: 0, max: most }), high: number({ min: 0, max: most }) }, {})
    .refine(({ low, high }) => low > 0 && low < high, { error: 'expected 0 < low < high' })
    .transform((written) => ({ kind: 'interval' as const, ...written }));
  return [...bounded(most), interval] as const;
}

const share = () => z.union(bounded(1));
const money = () => z.union(open(MOST_MONEY));

const nodes = shape(
  { contact: z.union(open(MOST_EVENTS)).describe('How often an attacker meets the asset in a year') },
  {
    action: share().describe('The chance that the attacker then tries'),
    vulnerability: share().describe('The chance that a try succeeds'),
    capability: share().describe('How able the attacker is, as a share of all attackers; with "resistance"'),
    resistance: share().describe('How much of all attackers the controls withstand; with "capability"'),
  },
).refine(
  ({ vulnerability, capability, resistance }) =>
    (capability === undefined) === (resistance === undefined) &&
    (capability === undefined || vulnerability === undefined),
  { error: 'expected either "vulnerability" or both "capability" and "resistance"' },
);

const losses = shape(
  { primary: money().describe('What an event costs at once') },
  {
    secondary: shape(
      { chance: share().describe('The chance that others make it worse') },
      {
        productivity: money().describe('Work that stands still'),
        response: money().describe('Dealing with it'),
        replacement: money().describe('What has to be bought anew'),
        competitive: money().describe('What rivals gain'),
        fines: money().describe('Fines and judgments'),
        reputation: money().describe('Trust that is lost'),
      },
    ).describe('What others make of it, by the six forms of loss'),
  },
);

/** What `risk.frequency` takes. */
export const frequency = z
  .union([nodes, ...open(MOST_EVENTS)])
  .describe('Events that cost money in a year, when a band says too little: a number, a range, or the nodes of FAIR');

/** What `risk.loss` takes. */
export const loss = z
  .union([losses, ...open(MOST_MONEY)])
  .describe('What one event costs, when a band says too little: a number, a range, or primary and secondary loss');

/** How the bands of a scheme become figures, where it differs from the table. */
export const bandSettings = shape(
  {},
  {
    'open-end': number({ min: 1.001, max: 1e6 }).describe(
      'So many times its other end lies an end that is open or zero',
    ),
    'highest-chance': number({ min: 0.001, max: 0.999999 }).describe('The chance in a year at which the top band ends'),
    spread: flag().describe('Whether a frequency is drawn from its whole band each year, instead of its middle'),
  },
);

/** What a rating may say in figures. */
export interface OwnFigures {
  readonly frequency?: z.output<typeof frequency> | undefined;
  readonly loss?: z.output<typeof loss> | undefined;
}
/** What a scheme may say about its bands. */
export type BandSettings = z.output<typeof bandSettings>;
