/**
 * The numbers of Open Threat Model, 0 to 100 each, as the levels of the language and back.
 * @module
 */

/** What is written among the attributes of an entry whose required number the model does not know. */
export const NOT_RATED = 'vauban-rated';

const TRUSTS = ['untrusted', 'public', 'semi-trusted', 'authenticated', 'internal'] as const;
const RATINGS: Readonly<Record<string, number>> = {
  untrusted: 10,
  public: 30,
  'semi-trusted': 50,
  authenticated: 70,
  internal: 90,
  trusted: 100,
};
const EFFECTIVENESS = [
  { level: 'low', from: 0, typical: 20 },
  { level: 'medium', from: 34, typical: 50 },
  { level: 'high', from: 67, typical: 75 },
  { level: 'very-high', from: 90, typical: 95 },
] as const;
/** Pairs of likelihood and impact that the matrix five by five reads as these levels. */
const PAIRS: Readonly<Record<string, readonly [likelihood: number, impact: number]>> = {
  low: [30, 30],
  moderate: [50, 50],
  high: [70, 50],
  critical: [90, 90],
};
const FIFTHS: Readonly<Record<string, number>> = {
  'very-low': 1,
  low: 2,
  medium: 3,
  moderate: 3,
  high: 4,
  'very-high': 5,
  critical: 5,
};

function isPercent(number: number | undefined): number is number {
  return number !== undefined && number >= 0 && number <= 100;
}

/** The trust level for a rating. */
export function trustOf(rating: number | undefined): string | undefined {
  return isPercent(rating) ? TRUSTS[Math.min(4, Math.floor(rating / 20))] : undefined;
}

/** The rating for a trust level; one of a model's own by its rank. */
export function ratingOf(trust: string, levels: readonly { readonly id: string }[]): number {
  const known = RATINGS[trust];
  if (known !== undefined) return known;
  const rank = levels.findIndex(({ id }) => id === trust);
  return Math.round((Math.max(0, rank) / Math.max(1, levels.length - 1)) * 100);
}

/** The tier of an asset by the highest of its three ratings. */
export function tierOf(ratings: readonly (number | undefined)[]): number | undefined {
  const known = ratings.filter(isPercent);
  if (known.length === 0) return undefined;
  const highest = Math.max(...known);
  if (highest >= 67) return 1;
  return highest >= 34 ? 2 : 3;
}

/** The rating for a tier. */
export function ratingOfTier(tier: string): number {
  return { 1: 100, 2: 50 }[tier] ?? 10;
}

/** How well a mitigation works by how much of the risk it takes off. */
export function effectivenessOf(reduction: number | undefined): string | undefined {
  return isPercent(reduction) ? EFFECTIVENESS.findLast(({ from }) => reduction >= from)?.level : undefined;
}

/** How much of the risk a control takes off. */
export function reductionOf(effectiveness: string): number {
  return EFFECTIVENESS.find(({ level }) => level === effectiveness)?.typical ?? 0;
}

/** A likelihood or an impact as one of five levels. */
export function fifthOf(percent: number | undefined): number | undefined {
  return isPercent(percent) ? Math.max(1, Math.ceil(percent / 20)) : undefined;
}

/** One of five levels, a number or a word, as a likelihood or an impact. */
export function percentOf(level: string | undefined): number | undefined {
  if (level === undefined) return undefined;
  const fifth = /^[1-5]$/.test(level) ? Number(level) : FIFTHS[level];
  return fifth === undefined ? undefined : fifth * 20;
}

/** A likelihood and an impact for a declared level. */
export function pairOf(level: string): readonly [likelihood: number, impact: number] | undefined {
  return PAIRS[level === 'medium' ? 'moderate' : level];
}
