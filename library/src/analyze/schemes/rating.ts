/**
 * A rating read with its scheme: the levels of its axes, and the level of risk that follows.
 * @module
 */

/** A part of a rating that the scheme cannot read. */
export interface RatingProblem {
  /** The axis or the factor as the rating names it; `vector` for a CVSS vector. */
  readonly axis: string;
  /** What was written. */
  readonly found: string;
  /** What would have been right. */
  readonly wanted: readonly string[];
  readonly message: string;
  readonly hint?: string;
}

/** A rating read with its scheme. */
export interface Rating {
  /** The id of the scheme. */
  readonly scheme: string;
  /** The id of the level of risk; undefined when the rating does not say enough for one. */
  readonly level: string | undefined;
  /** The product of the axes, or the CVSS score; undefined when the scheme has no score. */
  readonly score: number | undefined;
  /** The ids of the levels of its axes, given and assumed. */
  readonly axes: ReadonlyMap<string, string>;
  /** What each axis counts: the value of its level, or the mean of its factors. */
  readonly values: ReadonlyMap<string, number>;
  /** Axes whose level was not given, so that the default of the scheme was taken. */
  readonly assumed: readonly string[];
  /** Axes and factors that the level needs and the rating does not give. */
  readonly missing: readonly string[];
  readonly problems: readonly RatingProblem[];
  /** Whether everything written was understood and nothing is missing. */
  readonly complete: boolean;
}

/** A score made from a vector, or why it cannot be made. */
export type VectorScore =
  | { readonly version: string; readonly score: number }
  | { readonly problem: string; readonly wanted: readonly string[] };

/** Makes a score from a CVSS vector. */
export type VectorScorer = (vector: string) => VectorScore;
