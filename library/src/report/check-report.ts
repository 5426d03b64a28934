/**
 * What a report is made from: one model as it was read, and what the analysis gives for it.
 * @module
 */
import type { Analysis } from '../model/analysis.ts';
import type { ReadResult } from '../model/read/read-texts.ts';

/** One checked model. */
export interface CheckReport {
  /** The path as the user gave it. */
  readonly path: string;
  readonly read: ReadResult;
  readonly analysis: Analysis;
}
