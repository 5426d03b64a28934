/**
 * What a file of a rule says: `rules/<pack>/<id>.yaml` (LANGUAGE section 6).
 * @module
 */
import * as z from 'zod';
import { stride } from '../../model/schema/common.ts';
import { free, number, oneOf, shape, text, texts } from '../../model/schema/field.ts';
import { ELEMENT_KINDS } from '../facts/fact-schema.ts';

const examples = shape(
  { threatened: free().describe('A small model on which the rule must speak'), safe: free().describe('Its near twin') },
  {},
);

export const ruleSchema = shape(
  {
    title: text().describe('One sentence'),
    kind: oneOf('threat', 'gap'),
    each: oneOf(...ELEMENT_KINDS).describe('The kind of element it looks at'),
    when: free().describe('The condition under which it speaks'),
    message: text().describe('What to say; {element} stands for the name'),
    why: text().describe('Why that matters'),
    fix: texts().describe('Controls of the library'),
    check: text().describe('What a reviewer asks'),
    examples,
  },
  {
    id: text(),
    stride,
    'false-positives': text().describe('When it may be wrong'),
    likelihood: z.union([oneOf('from-exposure'), number({ min: 1, max: 5, integer: true })]),
    impact: z.union([oneOf('from-tier'), number({ min: 1, max: 5, integer: true })]),
    cwe: texts(),
    capec: texts(),
    attack: texts(),
    linddun: texts(),
    references: texts(),
  },
);
export type RuleSource = z.output<typeof ruleSchema>;

/** A rule as Vauban ships it: read and checked before, and without its examples. */
export type PackedRule = Omit<RuleSource, 'examples'>;
