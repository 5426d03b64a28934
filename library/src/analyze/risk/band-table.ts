/**
 * How the bands of a scheme become figures. A convention, not data: the version and every setting that was used are
 * printed with each result. A scheme of a model may set its own (`schemes.<id>.bands`).
 * @module
 */

/** The settings of a table. */
export interface BandTable {
  /** Counts up whenever a figure changes. */
  readonly version: number;
  /** An end that is open or zero lies so many times beyond or below the other end of its band. */
  readonly openEnd: number;
  /** The chance in a year at which a band without an upper end ends. */
  readonly highestChance: number;
  /**
   * Whether a frequency is drawn from its whole band each year (lognormal, 90 % of the years within the band), or is
   * the geometric middle of its band in every year.
   */
  readonly spread: boolean;
}

/**
 * The table in use. With it the bands of the five-by-five scheme end at a chance of 0.1 % and of 99 % a year, and at
 * losses of 100 and of 10,000,000.
 */
export const BAND_TABLE: BandTable = { version: 1, openEnd: 10, highestChance: 0.99, spread: false };
