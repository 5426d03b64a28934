/**
 * The words of the tool and its templates for categories and priorities, and ours.
 * @module
 */

const STRIDE: readonly (readonly [RegExp, string])[] = [
  [/^spoofing\b/i, 'spoofing'],
  [/^tampering\b/i, 'tampering'],
  [/^repudiation\b/i, 'repudiation'],
  [/^information disclosure\b/i, 'information-disclosure'],
  [/^denial[ -]of[ -]service\b/i, 'denial-of-service'],
  [/^elevation[ -]of[ -]privileges?\b/i, 'elevation-of-privilege'],
];

/** The letter of STRIDE that a category is; none for the other categories of a template. */
export function strideOf(category: string | undefined): readonly string[] {
  const name = (category ?? '').trim();
  const letter = STRIDE.find(([words]) => words.test(name))?.[1];
  return letter === undefined ? [] : [letter];
}

const LEVELS: ReadonlyMap<string, string> = new Map([
  ['lowest', 'low'],
  ['low', 'low'],
  ['medium', 'moderate'],
  ['moderate', 'moderate'],
  ['high', 'high'],
  ['highest', 'critical'],
  ['critical', 'critical'],
]);

/** Our level for a priority; none for other words. */
export function levelOf(priority: string | undefined): string | undefined {
  return LEVELS.get((priority ?? '').trim().toLowerCase());
}

/** Whether a value of a list means that nobody has chosen one. */
export function isUnset(value: string | undefined): boolean {
  return value === undefined || /^(?:select|not selected)$/i.test(value);
}
