/**
 * The names of the collections of a model, in the order of the language.
 * @module
 */

/** The collections whose entries have ids of their own and can be referred to. */
export const COLLECTIONS = [
  'tiers',
  'strategies',
  'schemes',
  'zones',
  'components',
  'duties',
  'flows',
  'boundaries',
  'entries',
  'assets',
  'actors',
  'assumptions',
  'environments',
  'vectors',
  'threats',
  'trees',
  'controls',
  'decisions',
  'answers',
  'phases',
  'frameworks',
  'metrics',
  'detections',
  'playbooks',
  'scenarios',
  'policies',
  'sources',
  'diagrams',
  'coverage',
] as const;

/** Collections of which a model has one whole, written in one file. */
export const SINGLES = ['system', 'trust-levels', 'layers', 'course', 'layout'] as const;

export type CollectionName = (typeof COLLECTIONS)[number] | 'trust-levels' | 'layers';
export type SingleName = (typeof SINGLES)[number];
