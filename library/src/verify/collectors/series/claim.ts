/**
 * What a claim about dated results says.
 * @module
 */
import * as z from 'zod';
import { duration, mapOf, shape, text, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';

const several = () => z.union([text().transform((one) => [one]), texts()]);
const passes = () => mapOf(text(), z.string());

export const claim = claimShape(
  {},
  {
    files: several().describe(
      'The results, such as evidence/**/*.json: JSON, JSON lines or tables with commas; one run a file, a line or a row',
    ),
    exclude: several().describe('Files that are not looked at'),
    metric: text().describe('The path of a value that is measured anew in each run, such as results.latency'),
    period: duration().describe('How far apart two runs may be, such as 7d; the newest run may not be older than that'),
    passes: passes().describe(
      'What the newest run must say, by the path of the value, such as { result.status: PASS }',
    ),
    'contradicted-by': shape(
      { files: several().describe('The other results') },
      { passes: passes().describe('What they must say; the same as "passes" when absent') },
    ).describe('Other results of the same property: when they are newer and say something else, they win'),
  },
);

export type Claim = z.output<typeof claim>;

/** Whether a claim asks for something of its own. */
export function asksForMore({ metric, period, passes: wanted, contradictedBy }: Claim): boolean {
  return metric !== undefined || period !== undefined || wanted !== undefined || contradictedBy !== undefined;
}
