/**
 * Runs rules over a model: findings in the claimed and the proven view, questions, and what is already covered.
 * @module
 */
import type { Absorbed, Decided, Finding, Question, Waiting } from '../../model/analysis.ts';
import type { Model } from '../../model/model.ts';
import type { Place } from '../../model/problem.ts';
import type { Path } from '../../model/raw.ts';
import type { Element } from '../facts/element.ts';
import { ELEMENT_KINDS } from '../facts/fact-schema.ts';
import type { StateOf } from '../facts/given.ts';
import type { World } from '../facts/world.ts';
import { bySeverity, shortIdsOf } from '../finding-order.ts';
import { absorberOf } from './absorb.ts';
import { decisionOn, rerated, silencing } from './decided.ts';
import { foldChains, type Standing } from './fold.ts';
import { modelWorld } from './model-world.ts';
import { questionsOf } from './questions.ts';
import type { Rule } from './rule-book.ts';
import { canMatter } from './spoken-of.ts';
import { NO, YES } from './truth.ts';
import { severityAt } from './weigh.ts';

/** What the rules say of a model. */
export interface RuleResult {
  readonly findings: readonly Finding[];
  readonly questions: readonly Question[];
  readonly waiting: readonly Waiting[];
  readonly absorbed: readonly Absorbed[];
  readonly decided: readonly Decided[];
}

export interface RunOptions {
  readonly clock: string;
  readonly locate: (path: Path, part?: 'key' | 'value') => Place;
  /** Whether every unknown protective fact counts as its worst value. */
  readonly worst?: boolean;
  /** The state of a control by the evidence. */
  readonly stateOf?: StateOf | undefined;
}

/** A rule that is not silent at an element. */
export interface Hit {
  readonly rule: Rule;
  readonly element: Element;
}

/** Runs the rules; the same model gives the same result, whatever the order of its files. */
export function runRules(model: Model, rules: readonly Rule[], options: RunOptions): RuleResult {
  const { stateOf } = options;
  const worst = options.worst === true;
  const claimed = modelWorld(model, { worst, stateOf, view: 'claimed' });
  const proven = modelWorld(model, { worst, stateOf, view: 'proven' });
  const shortId = shortIdsOf(model);
  const absorber = absorberOf(model);
  const result = { absorbed: [] as Absorbed[], decided: [] as Decided[] };
  const standing: Standing[] = [];
  const { spoken, open } = judgeAll(claimed, rules.filter(canMatter(claimed)));

  for (const { rule, element } of spoken) {
    const id = `${rule.id}@${shortId(element.address)}`;
    const decided = silencing(model, { id, rule: rule.id, about: element.address }, options.clock);
    const [by, ...also] = absorber(rule, element, claimed);
    if (decided !== undefined) result.decided.push(decided);
    else if (by !== undefined) result.absorbed.push({ finding: id, by, ...(also.length > 0 && { also }) });
    else {
      const finding = findingOf({ rule, element }, { id, claimed, proven, options });
      const rated = rerated(model, finding, options.clock);
      standing.push({ rule, element, finding: rated, isRerated: rated !== finding });
    }
  }
  return {
    ...result,
    findings: foldChains(claimed, standing).toSorted(bySeverity),
    questions: questionsOf(
      claimed,
      open.filter(({ rule }) => decisionOn(model, rule.id, options.clock) === undefined),
      { shortId, clock: options.clock },
    ),
    waiting: open.map(({ rule, element }) => ({ rule: rule.id, about: element.address })),
  };
}

/**
 * Judges rules everywhere. One element after the other, because all rules look at the same parts of it; given back by
 * rule, in the order of the rules.
 */
function judgeAll(
  world: World,
  rules: readonly Rule[],
): { readonly spoken: readonly Hit[]; readonly open: readonly Hit[] } {
  const spoken = rules.map((): Hit[] => []);
  const open = rules.map((): Hit[] => []);
  for (const kind of ELEMENT_KINDS) {
    const own = [...rules.entries()].filter(([, { each }]) => each === kind);
    for (const element of world.elements(kind)) {
      for (const [index, rule] of own) {
        const truth = rule.condition.judge(world, element);
        if (truth !== NO) (truth === YES ? spoken : open)[index]?.push({ rule, element });
      }
    }
  }
  return { spoken: spoken.flat(), open: open.flat() };
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
    severity: severityAt(claimed, rule, element),
    view: rule.condition.judge(proven, element) === YES ? 'both' : 'claimed',
    message: rule.message.replaceAll('{element}', `"${element.name}"`),
    reasons: [...new Set(reasons.map(({ text }) => text))],
    silencedBy: silencing.map(({ fact, about, instead }) => `${fact} at ${about}: ${(instead ?? []).join(', ')}`),
    fix: rule.fix,
    at: options.locate(element.kind === 'model' ? ['system'] : element.address.split('/')),
  };
}
