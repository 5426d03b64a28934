/**
 * The three answers of a judge, and the one way to judge by numbers (DESIGN section 7): upheld needs that the number
 * of things is known and not zero, that all were looked at, and that none failed.
 * @module
 */
import type { Severity } from '../model/analysis.ts';
import type { Depth, Detail, Judgement, Scope, Verdict } from '../model/evidence.ts';
import type { ClaimCommon } from './collector.ts';

/** What every answer says beside its verdict. */
export type Said = Omit<Judgement, 'verdict' | 'depth' | 'scope'> & { readonly scope?: Scope };

const ONE: Scope = { population: 1, looked: 1, failed: 0 };

/** The claim holds. */
export function upheld(depth: Depth, said: Said): Judgement {
  return { verdict: 'upheld', depth, ...said, scope: said.scope ?? ONE };
}

/** The claim does not hold. */
export function broken(said: Said): Judgement {
  return { verdict: 'broken', ...said, scope: said.scope ?? { ...ONE, failed: 1 } };
}

/** Nobody can say. */
export function unknown(said: Said): Judgement {
  return { verdict: 'unknown', ...said, scope: said.scope ?? { looked: 0, failed: 0 } };
}

/** The answer to "could not look". */
export function notLooked(reason: string): Judgement {
  return unknown({ because: reason, found: 'nobody could look' });
}

/**
 * Judges by how many things hold. `failed` counts those that do not; the rule of three gives what a sample without a
 * failure says of the rest (upper bound of the failing share at 95 %: 1 - 0.05^(1/n)).
 *
 * @param scope population, looked and failed
 * @param allowed `at-least` and `sample` of the claim
 */
export function byNumbers(scope: Scope, allowed: ClaimCommon): { readonly verdict: Verdict; readonly because: string } {
  const { population, looked, failed } = scope;
  if (looked === 0 || population === 0) return { verdict: 'unknown', because: 'There was nothing to look at' };
  const share = (looked - failed) / looked;
  if (failed > 0) {
    const wanted = allowed.atLeast ?? 1;
    if (share < wanted) return { verdict: 'broken', because: `${failed} of ${looked} failed` };
  }
  if (population !== undefined && looked >= population) {
    return {
      verdict: 'upheld',
      because: failed === 0 ? `All ${looked} hold` : `${looked - failed} of ${looked} hold, which is enough`,
    };
  }
  const sampled = allowed.sample;
  if (sampled !== undefined && looked >= sampled) {
    if (failed > 0)
      return { verdict: 'upheld', because: `${failed} of ${looked} in a sample failed, which is allowed` };
    const bound = (1 - 0.05 ** (1 / looked)) * 100;
    return { verdict: 'upheld', because: `0 of ${looked} failed: at most ${bound.toPrecision(2)} % at 95 %` };
  }
  return {
    verdict: 'unknown',
    because:
      population === undefined
        ? `${looked} were looked at, but nobody knows how many there are`
        : `Only ${looked} of ${population} were looked at`,
  };
}

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** A judgement by what failed: each detail is one failing thing unless `failed` says otherwise. */
export function byDetails(
  unsorted: readonly Detail[],
  scope: Scope,
  options: ClaimCommon & { readonly depth: Depth; readonly found: string; readonly said?: Partial<Said> },
): Judgement {
  const { verdict, because } = byNumbers(scope, options);
  const details = unsorted.toSorted(
    (one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity),
  );
  const [first] = details;
  const said: Said = {
    because: verdict === 'broken' && first !== undefined ? first.message : because,
    found: options.found,
    scope,
    ...(first?.at !== undefined && { at: first.at }),
    ...(details.length > 0 && { details }),
    ...options.said,
  };
  return verdict === 'upheld' ? upheld(options.depth, said) : verdict === 'broken' ? broken(said) : unknown(said);
}
