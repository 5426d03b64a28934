/**
 * The words of Corda's threat models beside those of Vauban.
 * @module
 */

/** A word as it is compared. */
export function wordOf(text: string | undefined): string {
  return (text ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

/** What a word means by a table; undefined when it is not there. */
export function meaningOf<Meaning>(table: Readonly<Record<string, Meaning>>, word: string): Meaning | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** Types of assets that do or keep something; whatever else is worth protecting is an asset. */
export const KIND_OF_TYPE: Readonly<Record<string, 'process' | 'store' | 'external'>> = {
  api: 'process',
  application: 'process',
  component: 'process',
  database: 'store',
  datastore: 'store',
  'data store': 'store',
  'external entity': 'external',
  'external service': 'external',
  'external system': 'external',
  process: 'process',
  server: 'process',
  service: 'process',
  software: 'process',
  storage: 'store',
  store: 'store',
  system: 'process',
};

/** The class of an asset by its type. */
export const CLASS_OF_TYPE: Readonly<Record<string, string>> = {
  code: 'code',
  configuration: 'configuration',
  credential: 'credential',
  document: 'document',
  key: 'key',
  log: 'log',
  'personal data': 'personal-data',
  secret: 'credential',
};

/** Types of assets that are data flows. */
export const DATAFLOW: ReadonlySet<string> = new Set(['dataflow', 'data flow']);

const STRIDE: Readonly<Record<string, string>> = {
  spoofing: 'spoofing',
  tampering: 'tampering',
  repudiation: 'repudiation',
  'information disclosure': 'information-disclosure',
  'denial of service': 'denial-of-service',
  dos: 'denial-of-service',
  'elevation of privilege': 'elevation-of-privilege',
  'elevation of privileges': 'elevation-of-privilege',
  'privilege escalation': 'elevation-of-privilege',
  eop: 'elevation-of-privilege',
};

/** The letters of STRIDE that a type names, and whether it names nothing else. */
export function strideOf(type: string | undefined): { readonly letters: readonly string[]; readonly isWhole: boolean } {
  const parts = (type ?? '').split(/[,;/&+|]|\band\b/i).map(wordOf);
  const said = parts.filter((part) => part !== '');
  const letters = said.flatMap((part) => meaningOf(STRIDE, part) ?? []);
  return { letters: [...new Set(letters)], isWhole: letters.length === said.length };
}

/** How far a countermeasure is. */
export const STATUS: Readonly<Record<string, string>> = {
  implemented: 'done',
  inprogress: 'in-progress',
  'in progress': 'in-progress',
  planned: 'planned',
};

/** A vector that Vauban can score. */
export const VECTOR = /^CVSS:(?:3\.1|4\.0)(?:\/[A-Za-z]{1,3}:[A-Za-z]+)+$/;

/** The level of a base score, by the bands of CVSS. */
export function levelOfScore(score: number | undefined): string | undefined {
  if (score === undefined || !(score > 0 && score <= 10)) return undefined;
  if (score < 4) return 'low';
  if (score < 7) return 'moderate';
  return score < 9 ? 'high' : 'critical';
}
