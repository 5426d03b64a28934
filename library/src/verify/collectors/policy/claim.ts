/**
 * What a claim about policies says.
 * @module
 */
import * as z from 'zod';
import { oneOf, text, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';

const several = () => z.union([text().transform((one) => [one]), texts()]);

export const claim = claimShape(
  {},
  {
    files: several().describe('The policy files, such as policies/**/*.rego; every *.rego when absent'),
    exclude: several().describe('Policy files that are not looked at'),
    package: text().describe('The package that decides, such as authz.api; every package that grants when absent'),
    default: oneOf('deny').describe('deny: every decision is false when no rule grants it'),
    reads: several().describe('Rules that the grant depends on or a caller asks for, such as deny'),
    decision: text().describe('The rule that grants, when it is not called allow or the like'),
  },
);

export type Claim = z.output<typeof claim>;
