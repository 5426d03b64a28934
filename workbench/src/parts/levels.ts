/**
 * The order of levels, by the words that schemes use.
 * @module
 */

const ORDER = ['none', 'note', 'info', 'low', 'medium', 'moderate', 'high', 'critical'];

/** A number that grows with the level; a word that nobody knows stands in the middle. */
export function levelRank(level: string | undefined): number {
  const rank = ORDER.indexOf(level ?? 'none');
  return rank === -1 ? ORDER.indexOf('medium') : rank;
}
