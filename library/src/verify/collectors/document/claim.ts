/**
 * What a claim about documents says.
 * @module
 */
import * as z from 'zod';
import { duration, oneOf, text, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';

const several = () => z.union([text().transform((one) => [one]), texts()]);

/** What documents are looked at for when a claim asks for nothing else. */
export const LINTS = ['reviews', 'links', 'statuses', 'checklists', 'totals', 'verdicts'] as const;
const lint = oneOf(...LINTS);

export const claim = claimShape(
  {},
  {
    file: text().describe('The document, from the root of the source'),
    files: several().describe('The documents, such as docs/**/*.md; all of them when absent'),
    exclude: several().describe('Documents that are not looked at'),
    'review-within': duration().describe(
      'How long ago the last review may be, such as 180d; a review that is still to come counts',
    ),
    ticked: several().describe('Items of a checklist that are ticked wherever they stand'),
    says: several().describe('Texts that one of the documents has, whatever their case and line breaks'),
    about: z
      .union([lint.transform((one) => [one]), z.array(lint)])
      .describe(
        'What to look for when nothing else is asked: reviews, links, statuses, checklists, totals, verdicts; all when absent',
      ),
  },
);

export type Claim = z.output<typeof claim>;

/** Whether a claim asks for something of its own. */
export function asksForMore({ reviewWithin, ticked, says }: Claim): boolean {
  return reviewWithin !== undefined || ticked !== undefined || says !== undefined;
}
