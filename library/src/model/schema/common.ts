/**
 * What every entry of every collection may say (LANGUAGE section 1).
 * @module
 */
import * as z from 'zod';
import { date, factValue, free, mapOf, oneOf, ref, shape, text, texts } from './field.ts';

/** A reference to something outside the model: taxonomy ids, links, documents. */
const references = shape(
  {},
  {
    cwe: texts().describe('CWE numbers, such as 522'),
    capec: texts().describe('CAPEC numbers'),
    attack: texts().describe('MITRE ATT&CK technique ids, such as T1552'),
    see: texts().describe('Links and files to read'),
  },
);

/** One claim about a control: where to look and what must be there. Each check has further keys of its own. */
export const claim = z
  .looseObject({
    check: text().optional().describe('The collector that looks, such as code, config, count'),
    source: ref('sources').optional().describe('The place to look in'),
  })
  .describe('A claim that a collector can uphold or break');

export const evidence = z.array(claim);

/** Keys that every entry may have. */
export const COMMON = {
  title: text().describe('A short name for people'),
  description: text().describe('What it is, in a sentence or two'),
  because: text().describe('Why it is so'),
  owner: text().describe('Who answers for it'),
  tags: texts().describe('Words to group by'),
  ticket: text().describe('An issue in your tracker'),
  references: references.describe('Taxonomy ids and documents'),
  evidence: evidence.describe('What shows that it is true; everything in the list counts'),
  facts: mapOf(factValue(), z.string().regex(/^[a-z][a-z0-9-]*$/)).describe('Named properties that rules ask for'),
  'out-of-scope': text().describe('Why this is left out of the analysis'),
  formerly: texts().describe('Ids it had before, so that decisions survive a rename'),
  origin: free().describe('What an importer could not place'),
};

/** A shape that also takes the common keys. */
export function entry<Required extends z.ZodRawShape, Optional extends z.ZodRawShape>(
  required: Required,
  optional: Optional,
) {
  return shape(required, { ...COMMON, ...optional });
}

export const stride = oneOf(
  'spoofing',
  'tampering',
  'repudiation',
  'information-disclosure',
  'denial-of-service',
  'elevation-of-privilege',
);
export const status = oneOf('done', 'in-progress', 'planned', 'retired');
export const degree = oneOf('low', 'medium', 'high', 'very-high');
export const depth = oneOf('claimed', 'present', 'active', 'effective', 'attested');

/** Something that must hold: a phase in a state, or a control in a state at a depth. */
export const requirement = shape(
  {},
  {
    phase: ref('phases').describe('The phase that must be in the state'),
    is: oneOf('complete', 'started').describe('The state of the phase'),
    control: ref('controls').describe('The control that must be there'),
    'at-least': depth.describe('How deep the proof must reach'),
  },
);

/** Until when something holds, and why. */
export const exemption = shape({ because: text() }, { until: date(), by: text() });
