/**
 * What an audit finds: everything collectors can say of a folder without a model. Plain readonly data.
 * @module
 */
import type { Severity } from './analysis.ts';

/** Something that is not as it should be. */
export interface AuditFinding {
  /** The collector that found it. */
  readonly check: string;
  /** Which of its checks. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  /** A file from where the command runs; line and column count from 1 and are absent where they mean nothing. */
  readonly at: { readonly file: string; readonly line?: number; readonly column?: number };
}

/** One look of an audit. */
export interface AuditObservation {
  readonly check: string;
  readonly path: string;
  /** What was held against it, in words. */
  readonly claimed: string;
  readonly verdict: 'upheld' | 'broken' | 'unknown';
  readonly because: string;
  readonly looked: number;
  readonly failed: number;
}

export interface Audit {
  readonly stage: 'audit';
  readonly clock: string;
  readonly findings: readonly AuditFinding[];
  readonly observations: readonly AuditObservation[];
  /** What could not be looked at, with the reason. */
  readonly skipped: readonly { readonly check: string; readonly path: string; readonly because: string }[];
}
