/**
 * What rules with a letter wait for, by the element at which they wait: the fact itself may be one of another element.
 * @module
 */
import type { Model } from '../../model/model.ts';
import type { Stride } from '../../model/stride-grid.ts';
import { modelWorld } from '../rules/model-world.ts';
import { openAt } from '../rules/questions.ts';
import type { Rule } from '../rules/rule-book.ts';
import { UNKNOWN } from '../rules/truth.ts';

/** A rule that is neither true nor false at an element. */
export interface Waiting {
  readonly rule: string;
  readonly letter: Stride;
  /** The address of the element the rule looks at. */
  readonly element: string;
  /** The questions it waits for, as `fact@element`. */
  readonly questions: readonly string[];
}

/** Judges the rules in the claimed view and gives those that wait. */
export function* unknowns(
  model: Model,
  rules: readonly Rule[],
  shortId: (address: string) => string,
): Iterable<Waiting> {
  const world = modelWorld(model, { view: 'claimed' });
  for (const rule of rules) {
    const letter = rule.stride;
    if (letter === undefined || rule.kind !== 'threat') continue;
    for (const element of world.elements(rule.each)) {
      if (rule.condition.judge(world, element) !== UNKNOWN) continue;
      const open = openAt(world, rule, element);
      const questions = new Set(open.map(({ element: about, fact }) => `${fact.id}@${shortId(about.address)}`));
      yield { rule: rule.id, letter, element: element.address, questions: [...questions] };
    }
  }
}
