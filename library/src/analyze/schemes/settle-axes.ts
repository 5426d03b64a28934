/**
 * The level of each axis that a rating gives, as written or from its factors.
 * @module
 */
import type { Scheme } from '../../model/model.ts';
import { bandOf } from './band-of.ts';
import { factorMean } from './factor-mean.ts';
import type { RatingProblem } from './rating.ts';

/** Axes whose level is known, and why others are not. */
export interface Settled {
  readonly levels: ReadonlyMap<string, string>;
  readonly means: ReadonlyMap<string, number>;
  /** Factors that are missing, by axis. */
  readonly wanting: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly RatingProblem[];
}

/** The level of each axis, written or from its factors; both at once must agree. */
export function settleAxes(
  scheme: Scheme,
  written: ReadonlyMap<string, string>,
  factors: ReadonlyMap<string, number>,
): Settled {
  const levels = new Map(written);
  const means = new Map<string, number>();
  const wanting = new Map<string, readonly string[]>();
  const problems: RatingProblem[] = [];
  for (const [name, axis] of scheme.axes ?? []) {
    const found = factorMean(axis, factors);
    if (found === undefined) continue;
    if ('missing' in found) {
      wanting.set(name, found.missing);
      continue;
    }
    const level = bandOf(axis.bands ?? new Map(), found.mean);
    const said = levels.get(name);
    if (level === undefined) continue;
    if (said !== undefined && said !== level) {
      const message = `Cannot rate "${name}": expected "${level}", the mean ${found.mean} of its factors, found "${said}"`;
      problems.push({ axis: name, found: said, wanted: [level], message });
    }
    levels.set(name, level);
    means.set(name, found.mean);
  }
  return { levels, means, wanting, problems };
}
