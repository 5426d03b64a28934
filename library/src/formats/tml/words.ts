/**
 * The closed lists of words of the Threat Model Library as words of the language.
 * @module
 */

const LIKELIHOODS = ['rare', 'unlikely', 'possible', 'likely', 'certain'];
const IMPACTS = ['negligible', 'minor', 'moderate', 'major', 'severe'];
const SKILLS = new Map([
  ['script_kid', 1],
  ['insider', 2],
  ['engineer', 3],
  ['expert_engineer', 4],
  ['oc_sponsored', 4],
  ['state_sponsored', 5],
]);
const LEVELS = new Map([
  ['very low', 'low'],
  ['minimal', 'low'],
  ['low', 'low'],
  ['medium', 'moderate'],
  ['moderate', 'moderate'],
  ['high', 'high'],
  ['critical', 'critical'],
  ['very high', 'critical'],
  ['maximal', 'critical'],
  ['severe', 'critical'],
]);
const STATUSES = new Map([
  ['active', 'done'],
  ['assumed', 'done'],
  ['scheduled', 'planned'],
  ['approved', 'planned'],
  ['suggested', 'planned'],
  ['under_review', 'planned'],
  ['retired', 'retired'],
]);
const ACCESS = new Set(['acl', 'rbac', 'mac', 'dac', 'abac']);

/** A likelihood or an impact as one of five, counted from 1. */
export function fifthOf(axis: 'likelihood' | 'impact', word: string | undefined): number | undefined {
  const place = (axis === 'likelihood' ? LIKELIHOODS : IMPACTS).indexOf(folded(word).replace(' ', '_'));
  return place < 0 ? undefined : place + 1;
}

/** The skill of a persona, 1 none to 5 state-grade. */
export function skillOf(word: string | undefined): number | undefined {
  return SKILLS.get(folded(word).replaceAll(' ', '_'));
}

/** The level of a risk. */
export function levelOf(word: string | undefined): string | undefined {
  return LEVELS.get(folded(word));
}

/** How far a control is; what will not be done has no status but a decision. */
export function statusOf(word: string | undefined): string | undefined {
  return STATUSES.get(folded(word).replaceAll(' ', '_'));
}

/** Whether a control is one that will not be done. */
export function isLeft(word: string | undefined): boolean {
  return folded(word).replaceAll(' ', '_').replace('won_t', 'wont') === 'wont_do';
}

/** The class of an asset by how its data is sensitive. */
export function classOf(sensitivity: readonly string[]): string | undefined {
  if (sensitivity.includes('cred')) return 'credential';
  return sensitivity.includes('pii') || sensitivity.includes('phi') ? 'personal-data' : undefined;
}

/** Whether access is checked, by the methods; undefined when none is known. */
export function isAccessChecked(methods: readonly string[]): boolean | undefined {
  if (methods.some((method) => ACCESS.has(method))) return true;
  return methods.length > 0 && methods.every((method) => method === 'none') ? false : undefined;
}

function folded(word: string | undefined): string {
  return (word ?? '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}
