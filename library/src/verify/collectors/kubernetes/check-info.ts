/**
 * What is said of a check, and short ways to say it.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';

export interface CheckInfo {
  readonly severity: Severity;
  readonly title: string;
  readonly hint: string;
  /** The weakest standard that forbids it. */
  readonly standard?: 'baseline' | 'restricted';
  /** The control of Kubescape that asks for the same. */
  readonly control?: string;
}

/** A check of its own. */
export function check(severity: Severity, title: string, hint: string, more: Partial<CheckInfo> = {}): CheckInfo {
  return { severity, title, hint, ...more };
}

/** The baseline standard forbids it. */
export const baseline = (control?: string): Partial<CheckInfo> => ({
  standard: 'baseline',
  ...(control && { control }),
});
/** The restricted standard forbids it. */
export const restricted = (control?: string): Partial<CheckInfo> => ({
  standard: 'restricted',
  ...(control && { control }),
});
/** A control of Kubescape asks for the same. */
export const control = (id: string): Partial<CheckInfo> => ({ control: id });
