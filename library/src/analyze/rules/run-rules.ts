/**
 * Runs rules over a model: findings in the claimed and the proven view, questions, and what is already covered.
 * @module
 */
import type { Absorbed, Decided, Finding, Question } from '../../model/analysis.ts';
import type { Model } from '../../model/model.ts';
import type { Place } from '../../model/problem.ts';
import type { Path } from '../../model/raw.ts';
import type { Element } from '../facts/element.ts';
import type { World } from '../facts/world.ts';
import { bySeverity, shortIdsOf } from '../finding-order.ts';
import { absorberOf } from './absorb.ts';
import { decisionOn } from './decided.ts';
import { modelWorld } from './model-world.ts';
import { questionsOf } from './questions.ts';
import type { Rule } from './rule-book.ts';
import { canMatter } from './spoken-of.ts';
import { UNKNOWN, YES } from './truth.ts';
import { severityOf, weigh } from './weigh.ts';

/** What the rules say of a model. */
export interface RuleResult {
  readonly findings: readonly Finding[];
  readonly questions: readonly Question[];
  readonly absorbed: readonly Absorbed[];
  readonly decided: readonly Decided[];
}

export interface RunOptions {
  readonly clock: string;
  readonly locate: (path: Path, part?: 'key' | 'value') => Place;
  /** Whether every unknown protective fact counts as its worst value. */
  readonly worst?: boolean;
}

/** A rule that is not silent at an element. */
export interface Hit {
  readonly rule: Rule;
  readonly element: Element;
}

/** Runs the rules; the same model gives the same result, whatever the order of its files. */
export function runRules(model: Model, rules: readonly Rule[], options: RunOptions): RuleResult {
  const worst = options.worst === true;
  const claimed = modelWorld(model, { worst, view: 'claimed' });
  const proven = modelWorld(model, { worst, view: 'proven' });
  const shortId = shortIdsOf(model);
  const absorber = absorberOf(model);
  const open: Hit[] = [];
  const result = { findings: [] as Finding[], absorbed: [] as Absorbed[], decided: [] as Decided[] };

  for (const rule of rules.filter(canMatter(model, claimed.facts))) {
    const off = decisionOn(model, rule.id, options.clock);
    for (const element of claimed.elements(rule.each)) {
      const truth = rule.condition.judge(claimed, element);
      if (truth === UNKNOWN && off === undefined) open.push({ rule, element });
      if (truth !== YES) continue;
      const id = `${rule.id}@${shortId(element.address)}`;
      const decision = off ?? decisionOn(model, id, options.clock);
      const [by, ...also] = absorber(rule, element, claimed);
      if (decision !== undefined) result.decided.push({ finding: id, ...decision });
      else if (by !== undefined) result.absorbed.push({ finding: id, by, ...(also.length > 0 && { also }) });
      else result.findings.push(findingOf({ rule, element }, { id, claimed, proven, options }));
    }
  }
  return {
    ...result,
    findings: result.findings.sort(bySeverity),
    questions: questionsOf(claimed, open, { shortId, clock: options.clock }),
  };
}

interface Context {
  readonly id: string;
  readonly claimed: World;
  readonly proven: World;
  readonly options: RunOptions;
}

function findingOf({ rule, element }: Hit, { id, claimed, proven, options }: Context): Finding {
  const reasons = rule.condition.reasons(claimed, element);
  const silencing = reasons.filter(({ instead }) => instead !== undefined && instead.length > 0);
  return {
    id,
    rule: rule.id,
    kind: rule.kind,
    ...(rule.stride !== undefined && { stride: rule.stride }),
    about: element.address,
    severity: rule.kind === 'gap' ? 'medium' : severityOf(weigh(claimed, rule, element)),
    view: rule.condition.judge(proven, element) === YES ? 'both' : 'claimed',
    message: rule.message.replaceAll('{element}', `"${element.name}"`),
    reasons: [...new Set(reasons.map(({ text }) => text))],
    silencedBy: silencing.map(({ fact, about, instead }) => `${fact} at ${about}: ${(instead ?? []).join(', ')}`),
    fix: rule.fix,
    at: options.locate(element.kind === 'model' ? ['system'] : element.address.split('/')),
  };
}
