/**
 * The decision tree of a scheme, answered for one threat.
 * @module
 */
import type { Scheme } from '../../model/model.ts';
import { type CostAnswer, costAnswer } from './cost-answer.ts';
import { riskLevel } from './level-of.ts';
import type { Rating } from './rating.ts';

/** One question of the tree and what it came to. */
export interface DecisionStep {
  readonly ask: string;
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly because: string;
  /** The figures behind a question about cost. */
  readonly cost?: CostAnswer;
}

/** What the tree and the level ask for. */
export interface Decision {
  readonly steps: readonly DecisionStep[];
  /** What the tree says; several while a question that decides between them is open. */
  readonly outcomes: readonly string[];
  /** What the level itself asks for. */
  readonly action: string | undefined;
  /** Whether the action governs, so that the outcomes are only an option. */
  readonly optional: boolean;
  /** What to do, in one line. */
  readonly advice: string;
}

type Node = NonNullable<Scheme['decisions']>[number];

/**
 * Asks the questions of the decision tree from the top until one is answered with yes, or with a no that has an
 * outcome of its own.
 *
 * @param options.cost what treating the threat costs, in the currency of the scheme
 * @returns undefined when the scheme has no decision tree
 * @throws {RangeError} when the level is not one of the scheme
 */
export function decide(
  scheme: Scheme,
  rating: Pick<Rating, 'level' | 'axes'>,
  options: { readonly cost?: number | undefined } = {},
): Decision | undefined {
  if (scheme.decisions === undefined) return undefined;
  const level = rating.level === undefined ? undefined : riskLevel(scheme, rating.level);
  if (rating.level !== undefined && level === undefined) {
    throw new RangeError(
      `Cannot decide in the scheme "${scheme.id}": expected one of its levels, found "${rating.level}"`,
    );
  }
  const steps: DecisionStep[] = [];
  const outcomes: string[] = [];
  let optional = false;
  for (const node of scheme.decisions) {
    const step = answer(node, rating.level, () => costAnswer(scheme, rating.axes, options.cost));
    const { yes, no } = node;
    steps.push(step);
    if (step.answer !== 'no') outcomes.push(yes);
    if (step.answer !== 'yes' && no !== undefined) outcomes.push(no);
    if (outcomes.length === 0) continue;
    optional ||= level !== undefined && (node.optionalAt ?? []).includes(level.id);
    if (step.answer === 'yes' || no !== undefined) break;
  }
  const found = [...new Set(outcomes)];
  return { steps, outcomes: found, action: level?.action, optional, advice: advise(found, level, optional) };
}

/** Answers one question; the cost is worked out only where it is asked for. */
function answer(node: Node, level: string | undefined, cost: () => CostAnswer): DecisionStep {
  const { ask } = node;
  if (node.cost !== undefined) {
    const found = cost();
    return { ask, answer: found.answer, because: found.because, cost: found };
  }
  if (level === undefined) return { ask, answer: 'unknown', because: 'The level of the risk is not known' };
  return { ask, answer: level === node.level ? 'yes' : 'no', because: `The level is ${level}` };
}

function advise(outcomes: readonly string[], level: ReturnType<typeof riskLevel>, optional: boolean): string {
  const tree = outcomes.join(', or: ');
  if (!optional || level?.action === undefined) return tree;
  return `${level.action} (the action of the level ${level.id} governs; optional: ${tree})`;
}
