/**
 * Why a finding is there, or why a rule does not speak at an element.
 * @module
 */

import { didYouMean } from '../../kit/did-you-mean.ts';
import type { Finding, Question } from '../../model/analysis.ts';
import type { FindingExplanation, Related, Voice } from '../../model/explanation.ts';
import { VaubanError } from '../../model/problem.ts';
import { nameOf } from '../../model/relations.ts';
import type { Element } from '../facts/element.ts';
import type { Reason } from '../rules/condition.ts';
import { openAt } from '../rules/questions.ts';
import type { Rule } from '../rules/rule-book.ts';
import { NO, type Truth, YES } from '../rules/truth.ts';
import { severityAt } from '../rules/weigh.ts';
import { type Context, checkOf } from './context.ts';
import { addressOf, elementOf, pathOf } from './element-of.ts';
import { fixesOf } from './fixes.ts';
import { checkPageOf, rulePage } from './pages.ts';
import { silenceOf, unknownOf, unprovenOf } from './silence.ts';
import { stakesOf } from './stakes.ts';

/**
 * Explains a finding by its id, `rule@element`; also one that is not there now.
 *
 * @throws {VaubanError} NO_SUCH_ID
 */
export function explainFinding(id: string, context: Context): FindingExplanation {
  const at = id.indexOf('@');
  const [by, where] = [id.slice(0, at), id.slice(at + 1)];
  const rule = context.rules.get(by);
  if (rule !== undefined) return ruleFinding(rule, elementOf(rule, where, context), context);
  const found = context.analysis.findings.find((finding) => finding.id === id);
  if (found !== undefined) return checkFinding(found, context);
  const check = checkOf(by);
  if (check === undefined) throw unknownRule(id, by, context);
  const about = addressOf(where.replace(/#.*$/, ''), context);
  return {
    ...checkFinding(
      {
        id,
        rule: by,
        kind: 'gap',
        about,
        severity: check.severity,
        view: 'both',
        message: check.title,
        reasons: ['The check finds nothing here'],
        at: context.locate(pathOf(about)),
      },
      context,
    ),
    state: 'silent',
    views: { claimed: 'silent', proven: 'silent' },
  };
}

function ruleFinding(rule: Rule, element: Element, context: Context): FindingExplanation {
  const { claimed, proven, analysis } = context;
  const { condition } = rule;
  const id = `${rule.id}@${context.shortId(element.address)}`;
  const views = {
    claimed: voiceOf(condition.judge(claimed, element)),
    proven: voiceOf(condition.judge(proven, element)),
  };
  const spoken = views.claimed === 'speaks' ? condition.reasons(claimed, element) : [];
  const open = views.claimed === 'asks' ? openReasons(rule, element, context) : [];
  const found = analysis.findings.find((finding) => finding.id === id);
  const teller = analysis.findings.find(({ folded }) => folded?.includes(id));
  const absorbed = analysis.absorbed.find(({ finding }) => finding === id);
  const decided = analysis.decided.find(({ finding }) => finding === id);
  const silencing = spoken.filter(({ instead = [] }) => instead.length > 0);
  return {
    kind: 'finding',
    id,
    about: element.address,
    name: element.name,
    at: context.locate(pathOf(element.address)),
    rule: rulePage(rule, claimed.facts),
    state: absorbed === undefined ? (decided === undefined ? views.claimed : 'decided') : 'absorbed',
    views,
    message: rule.message.replaceAll('{element}', `"${element.name}"`),
    reasons: [
      ...(teller === undefined ? [] : [`It is told at "${teller.id}", where the chain of flows begins`]),
      // A finding that stands also says who re-rated it, and which others it tells.
      ...(found?.reasons ?? new Set(reasonsOf(rule, element, { ...context, voice: views.claimed }))),
    ],
    silencedBy: silencing.map(({ fact, about, instead = [] }) => `${fact} at ${about}: ${instead.join(', ')}`),
    unproven: views.claimed === 'silent' ? unprovenOf(condition, element, proven) : [],
    severity: found?.severity ?? severityAt(claimed, rule, element),
    ...(rule.kind === 'threat' && stakesOf(claimed, rule, element)),
    questions: views.claimed === 'asks' ? questionsFor(rule, element, context) : [],
    ...(absorbed !== undefined && { absorbedBy: threatNamed(absorbed.by, context) }),
    ...(decided !== undefined && { decided }),
    fixes: views.claimed === 'silent' ? [] : fixesOf(rule, { element, reasons: [...spoken, ...open] }, context),
  };
}

/** What makes it speak, keeps it silent, or is not known. */
function reasonsOf(
  { condition }: Rule,
  element: Element,
  { voice, claimed }: Context & { readonly voice: Voice },
): readonly string[] {
  if (voice === 'speaks') return condition.reasons(claimed, element).map(({ text }) => text);
  return voice === 'silent' ? silenceOf(condition, element, claimed) : unknownOf(condition, element, claimed);
}

/** What is open, as if it were answered for the worst: a control that gives the fact settles it. */
function openReasons(rule: Rule, element: Element, { claimed }: Context): readonly Reason[] {
  return openAt(claimed, rule, element).map(({ element: at, fact }) => ({
    text: fact.title,
    about: at.address,
    fact: fact.id,
    instead: [...fact.protectiveValues],
  }));
}

function voiceOf(truth: Truth): Voice {
  if (truth === YES) return 'speaks';
  return truth === NO ? 'silent' : 'asks';
}

/** The questions that the rule waits for at the element. */
function questionsFor(rule: Rule, element: Element, context: Context): readonly Question[] {
  const asked = openAt(context.claimed, rule, element).map(
    (open) => `${open.fact.id}@${context.shortId(open.element.address)}`,
  );
  return context.analysis.questions.filter(({ id, rules }) => asked.includes(id) && rules.includes(rule.id));
}

function threatNamed(id: string, { model }: Context): Related {
  const threat = model.threats.get(id);
  return { address: `threats/${id}`, name: threat === undefined ? id : nameOf(threat) };
}

function checkFinding(finding: Finding, { rules, claimed }: Context): FindingExplanation {
  const { id, about, at, message, reasons, severity, view, silencedBy = [] } = finding;
  const check = checkOf(finding.rule);
  const rule = rules.get(finding.rule);
  const address = about.slice(about.indexOf('/') + 1);
  return {
    kind: 'finding',
    id,
    about,
    name: address,
    at,
    ...(check !== undefined && { check: checkPageOf(check) }),
    ...(rule !== undefined && { rule: rulePage(rule, claimed.facts) }),
    state: 'speaks',
    views: {
      claimed: view === 'proven' ? 'silent' : 'speaks',
      proven: view === 'claimed' ? 'silent' : 'speaks',
    },
    message,
    reasons,
    silencedBy,
    unproven: [],
    severity,
    questions: [],
    fixes: [],
  };
}

function unknownRule(id: string, by: string, { rules, claimed }: Context): VaubanError {
  const meant = didYouMean(by, rules.keys());
  const hint = claimed.facts.has(by)
    ? `It is a question about a fact: answer it with "vauban ask MODEL"`
    : meant === undefined
      ? 'Run "vauban check MODEL --all" to list the findings there are'
      : `Did you mean "${id.replace(by, meant)}"?`;
  return new VaubanError(
    'NO_SUCH_ID',
    `Cannot explain "${id}": expected a rule or a check before the "@", found "${by}"`,
    { hint },
  );
}
