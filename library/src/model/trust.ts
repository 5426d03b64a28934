/**
 * How far zones are trusted, as ranks on the model's list of trust levels, weakest first.
 * @module
 */
import type { Model } from './model.ts';

/** How trusted a place is, in words that every model shares. */
export type Standing = 'outside' | 'between' | 'inside';

/** The trust levels of a model as ranks. */
export interface Trust {
  /** The rank of a zone's trust; undefined when the zone states none. */
  rankOf(zone: string | undefined): number | undefined;
  /** The rank of a trust level. */
  rankOfLevel(level: string | undefined): number | undefined;
  /** Where a rank stands: what rules ask for, because the names of trust levels differ between models. */
  standingOf(rank: number | undefined): Standing | undefined;
  /** Whether a rank is on the outside: at or below `public`, or one of the lowest two. */
  isOutside(rank: number): boolean;
  /** Whether a rank is on the inside: at or above `internal`, or in the upper half. */
  isInside(rank: number): boolean;
}

/** The ranks of a model; no rank is both inside and outside. */
export function trustOf(model: Model): Trust {
  const ranks = new Map(model.trustLevels.map(({ id }, rank) => [id, rank]));
  const inside = ranks.get('internal') ?? Math.ceil(ranks.size / 2);
  const outside = Math.min(ranks.get('public') ?? 1, inside - 1);
  return {
    rankOf: (zone) => {
      const level = model.zones.get(zone ?? '')?.trust;
      return level === undefined ? undefined : ranks.get(level);
    },
    rankOfLevel: (level) => ranks.get(level ?? ''),
    standingOf: (rank) => {
      if (rank === undefined) return undefined;
      if (rank <= outside) return 'outside';
      return rank >= inside ? 'inside' : 'between';
    },
    isOutside: (rank) => rank <= outside,
    isInside: (rank) => rank >= inside,
  };
}
