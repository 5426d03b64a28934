/**
 * A rule or a structural check, with where it speaks and asks in a model.
 * @module
 */
import type { CheckExplanation, RuleExplanation, Spoken } from '../../model/explanation.ts';
import type { Check } from '../checks/check.ts';
import type { Rule } from '../rules/rule-book.ts';
import type { Context } from './context.ts';
import { checkPageOf, controlPage, rulePage } from './pages.ts';

/** Explains a rule. */
export function explainRule(rule: Rule, context: Context): RuleExplanation {
  return {
    kind: 'rule',
    page: rulePage(rule, context.claimed.facts),
    fixes: rule.fix.flatMap((id) => {
      const control = context.library.get(id);
      return control === undefined ? [] : [controlPage(control)];
    }),
    spoken: spokenBy(rule.id, context),
    asks: context.analysis.questions.filter(({ rules }) => rules.includes(rule.id)),
  };
}

/** Explains a structural check. */
export function explainCheck(check: Check, context: Context): CheckExplanation {
  return { kind: 'check', page: checkPageOf(check), spoken: spokenBy(check.id, context) };
}

/** Every finding of a rule, also those that a threat or a decision stands for. */
function spokenBy(rule: string, { analysis }: Context): readonly Spoken[] {
  const isOwn = (finding: string): boolean => finding.startsWith(`${rule}@`);
  return [
    ...analysis.findings
      .filter((finding) => finding.rule === rule)
      .map(({ id, severity, message }) => ({ finding: id, state: 'speaks', severity, message }) as const),
    ...analysis.absorbed
      .filter(({ finding }) => isOwn(finding))
      .map(({ finding, by }) => ({ finding, state: 'absorbed', by }) as const),
    ...analysis.decided
      .filter(({ finding }) => isOwn(finding))
      .map(({ finding, treatment }) => ({ finding, state: 'decided', by: treatment }) as const),
  ];
}
