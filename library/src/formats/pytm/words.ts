/**
 * The words of pytm and ours; enums are read with and without their class: "Classification.SECRET" or "SECRET".
 * @module
 */

/** The member of an enum, upper case; undefined for one that says nothing. */
export function memberOf(text: string | undefined): string | undefined {
  const member = text
    ?.split('.')
    .at(-1)
    ?.trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return member === undefined || member === '' || member === 'UNKNOWN' || member === 'NONE' ? undefined : member;
}

const TIERS: Readonly<Record<string, number>> = { TOP_SECRET: 1, SECRET: 1, SENSITIVE: 2, RESTRICTED: 2, PUBLIC: 3 };

/** The tier of data with a classification. */
export function tierOf(classification: string | undefined): number | undefined {
  return found(TIERS, classification);
}

const ENCRYPTION: Readonly<Record<string, string>> = {
  SSLV1: 'weak',
  SSLV2: 'weak',
  SSLV3: 'weak',
  TLSV10: 'tls-1.0',
  TLSV11: 'tls-1.1',
  TLSV12: 'tls-1.2',
  TLSV13: 'tls-1.3',
};

/** The encryption of a flow by its version of TLS. */
export function encryptionOf(version: string | undefined): string | undefined {
  return found(ENCRYPTION, version);
}

const LEVELS: Readonly<Record<string, string>> = {
  1: 'low',
  2: 'low',
  3: 'moderate',
  4: 'high',
  5: 'critical',
  VERY_LOW: 'low',
  LOW: 'low',
  MEDIUM: 'moderate',
  HIGH: 'high',
  VERY_HIGH: 'critical',
  CRITICAL: 'critical',
};

/** The level of a severity, by its word or its number. */
export function levelOf(severity: string | undefined): string | undefined {
  return found(LEVELS, severity);
}

const KINDS: Readonly<Record<string, string>> = {
  Actor: 'external',
  ExternalEntity: 'external',
  Datastore: 'store',
  Server: 'process',
  Process: 'process',
  SetOfProcesses: 'process',
  Lambda: 'process',
  ServerlessFunc: 'process',
  LLM: 'process',
  Agent: 'process',
  Asset: 'process',
  Element: 'process',
};

/** The kind of a component; undefined for a class that is not one of pytm. */
export function kindOf(type: string): string | undefined {
  return found(KINDS, type);
}

const TREATMENTS: Readonly<Record<string, string>> = {
  accept: 'accept',
  transfer: 'transfer',
  avoid: 'avoid',
  mitigat: 'mitigate',
  fals: 'false-positive',
  not: 'not-applicable',
};

/** What a response decides: its first word, whatever else it says. */
export function treatmentOf(response: string | undefined): string | undefined {
  const word = (response ?? '').trim().toLowerCase();
  return Object.entries(TREATMENTS).find(([start]) => word.startsWith(start))?.[1];
}

function found<Value>(table: Readonly<Record<string, Value>>, word: string | undefined): Value | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
