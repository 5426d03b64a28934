/**
 * What a claim about secrets says.
 * @module
 */
import * as z from 'zod';
import { oneOf, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';
import { KIND_IDS } from './kinds.ts';

export const claim = claimShape(
  { found: oneOf('none').describe('That there is no secret') },
  {
    history: oneOf('yes', 'no', 'only').describe(
      'Whether every content that a commit ever had is looked at as well, or only those; no when absent',
    ),
    files: texts().describe('Only these files, as patterns such as deploy/**'),
    kinds: z.array(oneOf(...KIND_IDS)).describe('Only these kinds of secrets'),
    allow: texts().describe(
      'What is known and no secret: fingerprints as they are printed (FILE:KIND:LINE, with the commit before it for history), their eight digits, or patterns of paths',
    ),
  },
);
export type Claim = z.output<typeof claim>;
