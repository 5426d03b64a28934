/**
 * Which words a model uses at all. A rule that needs a word about what things are (a role, a technology) that the model
 * never uses is false everywhere, and need not be run.
 * @module
 */
import type { Model } from '../../model/model.ts';
import { libraryControl } from '../controls/control-library.ts';
import { COLLECTION_OF, type Stated } from '../facts/element.ts';
import { type Fact, type FactTable, spelled, writtenIn } from '../facts/fact-table.ts';
import type { Rule } from './rule-book.ts';

/** Tells whether a rule can be anything but false in a model. */
export function canMatter(model: Model, facts: FactTable): (rule: Rule) => boolean {
  const words = new Map<string, ReadonlySet<string>>();
  const said = (fact: Fact): ReadonlySet<string> => {
    let known = words.get(fact.id);
    if (known === undefined) {
      known = new Set(wordsFor(model, fact));
      words.set(fact.id, known);
    }
    return known;
  };
  return ({ condition }) =>
    condition.needs.every(({ fact: id, values }) => {
      const fact = facts.get(id);
      // Only what is classified by silence can be told without looking at each element.
      if (fact === undefined || fact.isStructure || fact.silence === undefined || fact.derived !== undefined)
        return true;
      return values === undefined || values.includes(fact.silence) || values.some((value) => said(fact).has(value));
    });
}

function* wordsFor(model: Model, fact: Fact): Iterable<string> {
  for (const collection of Object.values(COLLECTION_OF)) {
    for (const entry of model[collection].values() as Iterable<unknown> as Iterable<Stated>) {
      yield* [writtenIn(entry, fact) ?? []].flat();
    }
  }
  const system = model.system.facts?.get(fact.id);
  for (const one of system === undefined ? [] : [system].flat()) yield spelled(fact, one);
  for (const [id, { answer }] of model.answers) {
    if (id.startsWith(`${fact.id}@`)) for (const one of [answer].flat()) yield spelled(fact, one);
  }
  for (const control of model.controls.values()) {
    const value = control.gives?.get(fact.id) ?? libraryControl(control.library ?? control.id)?.gives?.get(fact.id);
    for (const one of value === undefined ? [] : [value].flat()) yield spelled(fact, one);
  }
}
