/**
 * What the report of a verification is made from.
 * @module
 */
import type { Evidence, EvidenceItem } from '../../model/evidence.ts';
import type { ControlPosture, Posture, StateChange } from '../../model/posture.ts';
import type { CheckReport } from '../check-report.ts';

/** One verified model. */
export interface VerifyReport extends CheckReport {
  readonly evidence: Evidence;
  readonly posture: Posture;
  /** What changed since an earlier report; absent when none was given. */
  readonly changes?: readonly StateChange[];
}

/** The evidence of a control, in written order. */
export function evidenceOf({ evidence }: VerifyReport, control: ControlPosture): readonly EvidenceItem[] {
  return evidence.items.filter(({ about }) => about === `controls/${control.id}`);
}

/** Claims nobody could look at. */
export function uncheckedOf({ evidence }: VerifyReport): readonly EvidenceItem[] {
  return evidence.items.filter(({ basis }) => basis === undefined);
}
