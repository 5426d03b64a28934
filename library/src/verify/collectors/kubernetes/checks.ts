/**
 * Every check by its id: how bad it is, which Pod Security Standard asks for it, which control of Kubescape asks the
 * same, and how to mend it. A check is named after what is wrong.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 * @module
 */
import type { CheckInfo } from './check-info.ts';
import { CONTAINER_CHECKS } from './container-checks.ts';
import { SURROUNDING_CHECKS } from './surrounding-checks.ts';

const CHECKS = { ...CONTAINER_CHECKS, ...SURROUNDING_CHECKS };

export type CheckId = keyof typeof CHECKS;

/** Every id, in the order of the table. */
export const CHECK_IDS = Object.keys(CHECKS) as [CheckId, ...CheckId[]];

/** What is known of a check. */
export function checkInfo(id: CheckId): CheckInfo {
  return CHECKS[id];
}

/** The checks of a Pod Security Standard; restricted includes baseline. */
export function standardChecks(standard: 'baseline' | 'restricted'): readonly CheckId[] {
  return CHECK_IDS.filter((id) => {
    const { standard: asked } = checkInfo(id);
    return asked === standard || (asked === 'baseline' && standard === 'restricted');
  });
}
