/**
 * The words of Threat Dragon for levels, letters and treatments, and ours.
 * @module
 */

/** STRIDE letters by the words of Threat Dragon, lower case. */
const STRIDE: Readonly<Record<string, string>> = {
  spoofing: 'spoofing',
  tampering: 'tampering',
  repudiation: 'repudiation',
  'information disclosure': 'information-disclosure',
  'denial of service': 'denial-of-service',
  'elevation of privilege': 'elevation-of-privilege',
};

/** Letters of the type of a threat; none for the types of other methods. */
export function strideOf(type: string | undefined): readonly string[] {
  const letter = STRIDE[(type ?? '').trim().toLowerCase()];
  return letter === undefined ? [] : [letter];
}

/** The word of Threat Dragon for a letter. */
export function typeOfStride(letter: string | undefined): string | undefined {
  const found = Object.entries(STRIDE).find(([, ours]) => ours === letter)?.[0];
  return found?.replace(/(^|\s)(?!of\b)\w/g, (start) => start.toUpperCase());
}

const LEVELS: Readonly<Record<string, string>> = { low: 'low', medium: 'moderate', high: 'high', critical: 'critical' };

/** Our level for a severity; none for "TBA". */
export function levelOf(severity: string | undefined): string | undefined {
  return LEVELS[(severity ?? '').trim().toLowerCase()];
}

/** The severity for one of our levels. */
export function severityOf(level: string | undefined): string {
  const word = Object.entries(LEVELS).find(([theirs, ours]) => ours === level || theirs === level)?.[0];
  return word === undefined ? 'TBA' : `${word[0]?.toUpperCase()}${word.slice(1)}`;
}

export type ThreatStatus =
  | 'Open'
  | 'Mitigated'
  | 'NotApplicable'
  | 'Accepted'
  | 'Transferred'
  | 'Avoided'
  | 'Eliminated';

const STATUSES: readonly ThreatStatus[] = [
  'Open',
  'Mitigated',
  'NotApplicable',
  'Accepted',
  'Transferred',
  'Avoided',
  'Eliminated',
];

/** The status of a threat, however it is spaced; undefined when it is none of them. */
export function statusOf(text: string | undefined): ThreatStatus | undefined {
  const plain = (text ?? '').replace(/[\s_-]/g, '').toLowerCase();
  return STATUSES.find((status) => status.toLowerCase() === plain);
}

/** What a team has decided when a threat has this status. */
export const TREATMENTS: Readonly<Partial<Record<ThreatStatus, string>>> = {
  NotApplicable: 'not-applicable',
  Accepted: 'accept',
  Transferred: 'transfer',
  Avoided: 'avoid',
  Eliminated: 'avoid',
};

/** The status for one of our treatments. */
export function statusOfTreatment(treatment: string | undefined): ThreatStatus | undefined {
  if (treatment === 'false-positive') return 'NotApplicable';
  const found = Object.entries(TREATMENTS).find(([, ours]) => ours === treatment)?.[0];
  return statusOf(found);
}
