/**
 * What rules with a letter wait for, by the element at which they wait: the fact itself may be one of another element.
 * @module
 */
import type { Waiting } from '../../model/analysis.ts';
import type { Model } from '../../model/model.ts';
import type { Stride } from '../../model/stride-grid.ts';
import { COLLECTION_OF, type Element } from '../facts/element.ts';
import { modelWorld } from '../rules/model-world.ts';
import { openAt } from '../rules/questions.ts';
import type { Rule } from '../rules/rule-book.ts';

/** A rule that waits, with its letter. */
export interface Unknown {
  readonly rule: string;
  readonly letter: Stride;
  /** The address of the element the rule looks at. */
  readonly element: string;
  /** The questions it waits for, as `fact@element`. */
  readonly questions: readonly string[];
}

/** Finds what each rule waits for, where the analysis says that one does. */
export function* unknowns(
  model: Model,
  { waiting, rules }: { readonly waiting: readonly Waiting[]; readonly rules: readonly Rule[] },
  shortId: (address: string) => string,
): Iterable<Unknown> {
  const world = modelWorld(model, { view: 'claimed' });
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const elementAt = ({ each }: Rule, about: string): Element | undefined =>
    each === 'model' ? undefined : world.element(each, about.slice(COLLECTION_OF[each].length + 1));
  for (const { rule: id, about } of waiting) {
    const rule = byId.get(id);
    const element = rule && elementAt(rule, about);
    if (rule?.stride === undefined || rule.kind !== 'threat' || element === undefined) continue;
    const open = openAt(world, rule, element);
    const questions = new Set(open.map(({ element: at, fact }) => `${fact.id}@${shortId(at.address)}`));
    yield { rule: id, letter: rule.stride, element: about, questions: [...questions] };
  }
}
