/**
 * What a structural check is: a folder `checks/<id>/` with `check.ts`, a model on which it must speak and one on
 * which it must be silent. Checks are about the model itself; what they find never enters a risk.
 * @module
 */
import type { Gap, RiskRow, Severity } from '../../model/analysis.ts';
import type { Model } from '../../model/model.ts';
import type { ProofsIn } from '../../model/posture.ts';

/** What a check may look at beside the model. */
export interface CheckContext {
  /** The day the check is made, ISO. */
  readonly clock: string;
  /** The register, already weighed. */
  readonly risks: readonly RiskRow[];
  /** Compares two levels of a scheme: negative when the first is lower. */
  readonly compareLevels: (scheme: string, one: string, other: string) => number;
  /** Whether a relative link leads to something; undefined when nobody can look. */
  readonly linkExists: ((link: string) => boolean) | undefined;
  /** What the evidence says of the controls in an environment; without it nothing is proven. */
  readonly proofsIn?: ProofsIn | undefined;
}

/** One structural check. */
export interface Check {
  /** Equals the folder name. */
  readonly id: string;
  /** What it reports, in one sentence. */
  readonly title: string;
  /** Why that matters. */
  readonly why: string;
  readonly severity: Severity;
  readonly find: (model: Model, context: CheckContext) => Iterable<Gap>;
}
