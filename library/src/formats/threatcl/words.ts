/**
 * The words of threatcl and ours; their case varies from file to file.
 * @module
 */

const STRIDE: Readonly<Record<string, string>> = {
  spoofing: 'spoofing',
  tampering: 'tampering',
  repudiation: 'repudiation',
  informationdisclosure: 'information-disclosure',
  infodisclosure: 'information-disclosure',
  denialofservice: 'denial-of-service',
  elevationofprivilege: 'elevation-of-privilege',
};

/** A letter of STRIDE, however it is spelled. */
export function strideOf(word: string): string | undefined {
  return found(STRIDE, word);
}

const STEPS: Readonly<Record<string, number>> = { verylow: 1, low: 2, medium: 3, moderate: 3, high: 4, veryhigh: 5 };

/** A likelihood or an impact as a step of the five-by-five scheme. */
export function stepOf(word: string | undefined): number | undefined {
  return found(STEPS, word);
}

const LEVELS: Readonly<Record<string, string>> = {
  low: 'low',
  medium: 'moderate',
  moderate: 'moderate',
  high: 'high',
  critical: 'critical',
};

/** A severity as a level. */
export function levelOf(word: string | undefined): string | undefined {
  return found(LEVELS, word);
}

const TIERS: Readonly<Record<string, number>> = { restricted: 1, confidential: 2, public: 3 };

/** A classification as a tier; public information is worth protecting least. */
export function tierOf(word: string | undefined): number | undefined {
  return found(TIERS, word);
}

function found<Value>(table: Readonly<Record<string, Value>>, word: string | undefined): Value | undefined {
  const key = (word ?? '').toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
