/**
 * The words of Threat Composer for letters, priorities and states, and ours.
 * @module
 */

const LETTERS = {
  S: 'spoofing',
  T: 'tampering',
  R: 'repudiation',
  I: 'information-disclosure',
  D: 'denial-of-service',
  E: 'elevation-of-privilege',
} as const;
const PRIORITIES = { Low: 'low', Medium: 'moderate', High: 'high' } as const;
const STATUSES = {
  mitigationResolved: 'done',
  mitigationInProgress: 'in-progress',
  mitigationIdentified: 'planned',
} as const;

/** The treatment that a state means, each with the states that are open. */
const TREATMENTS = {
  threatResolved: 'mitigate',
  threatResolvedNotUseful: 'not-applicable',
  mitigationResolvedWillNotAction: 'accept',
} as const;
/** The state of a threat about which nothing is decided. */
export const OPEN_THREAT = 'threatIdentified';
/** The state of a mitigation that will not be carried out. */
export const NOT_ACTIONED = 'mitigationResolvedWillNotAction';

type Stride = (typeof LETTERS)[keyof typeof LETTERS];

/** The STRIDE word for a letter. */
export function strideOf(letter: string): Stride | undefined {
  return meaningOf(LETTERS, letter.trim().toUpperCase());
}

/** The letter for a STRIDE word. */
export function letterOf(stride: Stride): string {
  return wordFor(LETTERS, stride) ?? stride;
}

/** The level for a priority. */
export function levelOf(priority: string): string | undefined {
  const word = priority.trim().toLowerCase();
  return meaningOf(PRIORITIES, `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
}

/** The priority for a level; the highest one for whatever is above high. */
export function priorityOf(level: string): string | undefined {
  if (level === 'critical') return 'High';
  return wordFor(PRIORITIES, level === 'medium' ? 'moderate' : level);
}

/** How far a mitigation is. */
export function statusOf(state: string | undefined): (typeof STATUSES)[keyof typeof STATUSES] | undefined {
  return meaningOf(STATUSES, state ?? '');
}

/** The state for how far a control is; undefined for a retired one. */
export function stateOf(status: string): string | undefined {
  return wordFor(STATUSES, status);
}

/** What was decided, by the state of a threat or a mitigation. */
export function treatmentOf(state: string | undefined): string | undefined {
  return meaningOf(TREATMENTS, state ?? '');
}

/** The state of a threat for what was decided. */
export function stateOfTreatment(treatment: string): string {
  return treatment === 'not-applicable' || treatment === 'false-positive'
    ? 'threatResolvedNotUseful'
    : 'threatResolved';
}

/** The reason of a decision that stands in a file only as a state. */
export function reasonOf(state: string): string {
  return `Marked as "${state}" in Threat Composer`;
}

/** Whether a reason only repeats the state. */
export function isReasonOfState(because: string): boolean {
  return /^Marked as "[A-Za-z]+" in Threat Composer$/.test(because);
}

function meaningOf<Key extends string, Value>(table: Readonly<Record<Key, Value>>, key: string): Value | undefined {
  return Object.entries<Value>(table).find(([name]) => name === key)?.[1];
}

function wordFor(table: Readonly<Record<string, string>>, value: string): string | undefined {
  return Object.entries(table).find(([, ours]) => ours === value)?.[0];
}
