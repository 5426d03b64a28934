/**
 * Runs every structural check over a model and gives each gap its id and its place.
 * @module
 */
import type { Finding, Gap } from '../../model/analysis.ts';
import type { Model } from '../../model/model.ts';
import type { Place } from '../../model/problem.ts';
import type { Path } from '../../model/raw.ts';
import { assessmentOf } from '../environments.ts';
import { bySeverity, NAMED, shortIdsOf } from '../finding-order.ts';
import type { Check, CheckContext } from './check.ts';
import { CHECKS } from './registry.ts';

/**
 * Finds the gaps of a model, the most severe first, then by id.
 *
 * Elements out of scope and threats that the model's environment excludes are left out.
 */
export function runChecks(
  model: Model,
  context: CheckContext,
  locate: (path: Path, part?: 'key' | 'value') => Place,
): readonly Finding[] {
  const shortId = shortIdsOf(model);
  const isLeftOut = leftOutOf(model);
  const taken = new Set<string>();
  const findings: Finding[] = [];
  for (const check of CHECKS) {
    for (const gap of check.find(model, context)) {
      if (isLeftOut(gap.about)) continue;
      const which = gap.which === undefined ? '' : `#${gap.which}`;
      const id = unique(`${check.id}@${shortId(gap.about)}${which}`, taken);
      findings.push(findingOf(check, gap, { id, at: locate(gap.path) }));
    }
  }
  return findings.sort(bySeverity);
}

function findingOf(check: Check, gap: Gap, { id, at }: Pick<Finding, 'id' | 'at'>): Finding {
  return {
    id,
    rule: check.id,
    kind: 'gap',
    about: gap.about,
    severity: gap.severity ?? check.severity,
    view: 'both',
    message: gap.message,
    reasons: gap.reasons ?? [],
    at,
  };
}

/** Two gaps that cannot be told apart by their own words are counted. */
function unique(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}.${count}`;
  taken.add(free);
  return free;
}

/** Tells what nobody wants to hear about: what is out of scope, and threats excluded in the model's environment. */
function leftOutOf(model: Model): (about: string) => boolean {
  const leftOut = new Set<string>();
  for (const collection of NAMED) {
    for (const { id, outOfScope } of model[collection].values()) {
      if (outOfScope !== undefined) leftOut.add(`${collection}/${id}`);
    }
  }
  const environment = model.environments.get(model.environment ?? '');
  const excluded = environment === undefined ? [] : assessmentOf(model, environment).excluded;
  for (const threat of excluded) leftOut.add(`threats/${threat}`);
  return (about) => leftOut.has(about);
}
