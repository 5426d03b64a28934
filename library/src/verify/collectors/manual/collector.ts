/**
 * A statement by a named party that holds until a date: the weakest evidence, and the only one that looks at nothing.
 * @module
 */
import * as z from 'zod';
import { date, text } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';
import type { Collector } from '../../collector.ts';
import { unknown, upheld } from '../../judgement.ts';

const claim = claimShape(
  {
    by: text().describe('Who says so'),
    date: date().describe('When it was said'),
    until: date().describe('Until when it holds'),
  },
  { says: text().describe('What was stated, in their words') },
);
type Claim = z.output<typeof claim>;

const observation = z.object({ by: z.string(), date: z.string(), until: z.string() });
type Observation = z.output<typeof observation>;

export const collector: Collector<Claim, Observation> = {
  id: 'manual',
  title: 'Statement by a person',
  proves: 'A named party has said so, and the day until which they stand by it has not come.',
  doesNotProve: 'That it is true: nobody looked.',
  looksIn: [],
  claim,
  observation,
  nothing: { by: '', date: '', until: '' },
  describe: ({ by, says, until }) => `${by} states until ${until}: ${says ?? 'it is in place'}`,
  judge(_claim, { by, date: said, until }, { now }) {
    const found = `a statement by ${by || 'nobody'} of ${said || 'no date'}`;
    const grounds = [{ kind: 'statement', file: '' }] as const;
    if (/^<.*>$/.test(by))
      return unknown({ because: `Nobody has signed yet: "${by}" stands for a name`, found, grounds });
    if (by === '' || until === '') return unknown({ because: 'Nobody is named, or no end', found, grounds });
    if (said > now)
      return unknown({ because: `The statement is dated ${said}, which has not come yet`, found, grounds });
    if (until <= now.slice(0, until.length)) {
      return unknown({ because: `The statement by ${by} ended on ${until}`, found, grounds });
    }
    return upheld('attested', { because: `Attested by ${by} until ${until}`, found, until, grounds });
  },
};
