/**
 * What must not stand in a log, by kind: how bad it is, and what people call it.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';

interface KindInfo {
  readonly severity: Severity;
  readonly group: 'personal-data' | 'secrets';
  readonly title: string;
}

export const KINDS = {
  'card-number': { severity: 'high', group: 'personal-data', title: 'number of a payment card' },
  'bank-account': { severity: 'high', group: 'personal-data', title: 'number of a bank account' },
  'national-id': { severity: 'high', group: 'personal-data', title: 'social security number' },
  'birth-date': { severity: 'medium', group: 'personal-data', title: 'date of birth' },
  'phone-number': { severity: 'medium', group: 'personal-data', title: 'phone number' },
  'email-address': { severity: 'medium', group: 'personal-data', title: 'email address' },
  'ip-address': { severity: 'low', group: 'personal-data', title: 'public network address' },
  token: { severity: 'high', group: 'secrets', title: 'token' },
  key: { severity: 'critical', group: 'secrets', title: 'key' },
  'password-in-url': { severity: 'high', group: 'secrets', title: 'password in an address' },
} as const satisfies Readonly<Record<string, KindInfo>>;

export type Kind = keyof typeof KINDS;

export const KIND_IDS = Object.keys(KINDS) as [Kind, ...Kind[]];

/** What is known of a kind. */
export function kindInfo(kind: Kind): KindInfo {
  return KINDS[kind];
}

/** The kinds of a group. */
export function kindsOf(group: KindInfo['group']): readonly Kind[] {
  return KIND_IDS.filter((kind) => kindInfo(kind).group === group);
}
