/**
 * Explains a finding, a rule, a structural check or a control by its id: why, what would change it, how to prove it.
 * @module
 */
import { didYouMean } from '../kit/did-you-mean.ts';
import type { Explanation } from '../model/explanation.ts';
import { VaubanError } from '../model/problem.ts';
import { CHECKS } from './checks/registry.ts';
import { type Context, checkOf, contextOf, type ExplainOptions, type Subject } from './explain/context.ts';
import { explainControl, explainLibraryControl } from './explain/control.ts';
import { explainFinding } from './explain/finding.ts';
import { explainCheck, explainRule } from './explain/rule.ts';
import { NAMED } from './finding-order.ts';

export type { ExplainOptions, Subject } from './explain/context.ts';

/**
 * Explains an id.
 *
 * @param id a finding `rule@element`, a rule, a check, or a control of the model or of the library; a control that
 *   has the id of a rule is reached as `controls/id`
 * @throws {VaubanError} NO_SUCH_ID when nothing has it
 */
export function explain(id: string, subject: Subject, options: ExplainOptions = {}): Explanation {
  const context = contextOf(subject, options);
  if (id.includes('@')) return explainFinding(id, context);
  const bare = id.replace(/^controls\//, '');
  if (bare === id) {
    const rule = context.rules.get(id);
    if (rule !== undefined) return explainRule(rule, context);
    const check = checkOf(id);
    if (check !== undefined) return explainCheck(check, context);
  }
  const control = subject.model.controls.get(bare);
  if (control !== undefined) return explainControl(control, context);
  const known = context.library.get(bare);
  if (known !== undefined) return explainLibraryControl(known, context);
  throw unknown(id, context);
}

function unknown(id: string, { model, rules, library, analysis }: Context): VaubanError {
  const home = NAMED.find((collection) => model[collection].has(id) || id.startsWith(`${collection}/`));
  const meant = didYouMean(id, [
    ...rules.keys(),
    ...CHECKS.map((check) => check.id),
    ...model.controls.keys(),
    ...library.keys(),
    ...analysis.findings.map((finding) => finding.id),
  ]);
  const hint =
    home !== undefined
      ? `It is one of the ${home}: run "vauban show MODEL ${id}"`
      : meant === undefined
        ? 'Run "vauban check MODEL --all" to list the findings there are'
        : `Did you mean "${meant}"?`;
  return new VaubanError(
    'NO_SUCH_ID',
    `Cannot explain "${id}": expected a finding such as rule@element, a rule, a check or a control`,
    { hint },
  );
}
