/**
 * The words that files of Open Threat Model use for STRIDE, for states and for kinds, and ours. The format itself
 * leaves all of them open.
 * @module
 */

type Stride =
  | 'spoofing'
  | 'tampering'
  | 'repudiation'
  | 'information-disclosure'
  | 'denial-of-service'
  | 'elevation-of-privilege';

const STRIDE: readonly (readonly [word: RegExp, letter: Stride, title: string])[] = [
  [/^spoof/, 'spoofing', 'Spoofing'],
  [/^tamper/, 'tampering', 'Tampering'],
  [/^repudiat/, 'repudiation', 'Repudiation'],
  [/^information disclos/, 'information-disclosure', 'Information Disclosure'],
  [/^(?:denial of service|dos$)/, 'denial-of-service', 'Denial of Service'],
  [/^(?:elevation of privilege|escalation of privilege|eop$)/, 'elevation-of-privilege', 'Elevation of Privilege'],
];

/** The STRIDE letter a category means; undefined for the categories of other methods. */
export function strideOf(category: string): Stride | undefined {
  const plain = folded(category);
  return STRIDE.find(([word]) => word.test(plain))?.[1];
}

/** The category for a STRIDE letter. */
export function categoryOf(stride: string): string {
  return STRIDE.find(([, letter]) => letter === stride)?.[2] ?? stride;
}

type Status = 'done' | 'in-progress' | 'planned' | 'retired';

const STATUSES: readonly (readonly [word: RegExp, status: Status])[] = [
  [/^(?:implemented|done|completed?|active|in place|mitigated|resolved|tested|closed)$/, 'done'],
  [/^(?:in progress|implementing|started|partly implemented|partially implemented)$/, 'in-progress'],
  [/^(?:required|recommended|planned|proposed|suggested|todo|to do|open|not implemented|missing)$/, 'planned'],
  [/^(?:retired|removed)$/, 'retired'],
];
const STATE_OF_STATUS = {
  done: 'implemented',
  'in-progress': 'in-progress',
  planned: 'recommended',
  retired: 'retired',
};
/** What stands where a state is wanted and nothing is known. */
const UNKNOWN_STATE = 'unknown';

/** How far a mitigation is, by its state; undefined when the word is not known. */
export function statusOf(state: string): Status | undefined {
  const plain = folded(state);
  return STATUSES.find(([word]) => word.test(plain))?.[1];
}

/** The state for how far a control is. */
export function stateOf(status: Status | undefined): string {
  return status === undefined ? UNKNOWN_STATE : STATE_OF_STATUS[status];
}

const TREATMENTS: readonly (readonly [word: RegExp, treatment: string, state: string])[] = [
  [/^(?:accept|accepted)$/, 'accept', 'accepted'],
  [/^(?:transfer|transferred)$/, 'transfer', 'transferred'],
  [/^(?:avoid|avoided|eliminated)$/, 'avoid', 'avoided'],
  [/^(?:not applicable|n a|na)$/, 'not-applicable', 'not-applicable'],
  [/^(?:false positive)$/, 'false-positive', 'false-positive'],
  [/^(?:mitigated)$/, 'mitigate', 'mitigated'],
];
/** States of a threat about which nothing has been decided. */
const OPEN = /^(?:exposed|expose|open|unknown|auto ?generated|needs investigation|identified)$/;

/** What a team has decided when a threat has this state. */
export function treatmentOf(state: string): string | undefined {
  const plain = folded(state);
  return TREATMENTS.find(([word]) => word.test(plain))?.[1];
}

/** Whether a state of a threat is one of those that say that nothing is decided. */
export function isOpen(state: string): boolean {
  return OPEN.test(folded(state));
}

/** The state of a threat for what was decided. */
export function stateOfTreatment(treatment: string | undefined): string {
  return TREATMENTS.find(([, ours]) => ours === treatment)?.[2] ?? 'exposed';
}

/** The reason of a decision that stands in a file only as a state. */
export function reasonOf(state: string): string {
  return `The state is "${state}" in Open Threat Model`;
}

/** Whether a reason only repeats the state. */
export function isReasonOfState(because: string): boolean {
  return /^The state is "[^"]*" in Open Threat Model$/.test(because);
}

/** Lower case, with single spaces for whatever parts its words. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
