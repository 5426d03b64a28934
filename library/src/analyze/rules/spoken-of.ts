/**
 * Which words a model uses at all. A rule that needs a word about what things are (a role, a technology) that the model
 * never uses is false everywhere, and need not be run.
 * @module
 */
import { libraryControl } from '../controls/control-library.ts';
import { COLLECTION_OF, type Stated } from '../facts/element.ts';
import type { ElementKind } from '../facts/fact-schema.ts';
import { type Fact, spelled, writtenIn } from '../facts/fact-table.ts';
import type { World } from '../facts/world.ts';
import type { Rule } from './rule-book.ts';

/** Tells whether a rule can be anything but false in a model. */
export function canMatter(world: World): (rule: Rule) => boolean {
  const { facts } = world;
  const words = wordsOf(world);
  const structure = new Map<string, ReadonlySet<string>>();
  const found = (kind: ElementKind, fact: Fact): ReadonlySet<string> => {
    const name = `${kind}.${fact.id}`;
    const values = structure.get(name) ?? valuesOf(world, kind, fact);
    structure.set(name, values);
    return values;
  };
  return ({ condition }) =>
    condition.needs.every(({ kind, fact: id, values }) => {
      const fact = facts.get(id);
      if (fact === undefined || values === undefined) return true;
      if (fact.isStructure) {
        const there = found(kind, fact);
        return there.has(UNSAID) || values.some((value) => there.has(value));
      }
      // Of the others, only what is classified by silence can be told without looking at each element.
      if (fact.silence === undefined || fact.derived !== undefined) return true;
      return values.includes(fact.silence) || values.some((value) => words.get(id)?.has(value));
    });
}

/** Stands for the elements of which a fact is not known. */
const UNSAID = '';

/** The values a structure fact has anywhere in the model. */
function valuesOf(world: World, kind: ElementKind, fact: Fact): ReadonlySet<string> {
  const values = new Set<string>();
  for (const element of world.elements(kind)) {
    const value = world.fact(element, fact) ?? UNSAID;
    if (typeof value === 'string') values.add(value);
    else for (const one of value) values.add(one);
  }
  return values;
}

/** Every value that the model says of a fact anywhere, by fact; found in one walk over all entries. */
function wordsOf({ model, facts }: World): ReadonlyMap<string, ReadonlySet<string>> {
  const words = new Map<string, Set<string>>();
  const byField = new Map([...facts.values()].map((fact) => [fact.field, fact]));
  const add = (fact: Fact | undefined, value: string | readonly string[] | undefined): void => {
    if (fact === undefined || value === undefined) return;
    let known = words.get(fact.id);
    if (known === undefined) {
      known = new Set();
      words.set(fact.id, known);
    }
    for (const one of typeof value === 'string' ? [value] : value) known.add(spelled(fact, one));
  };
  const addAll = (given: ReadonlyMap<string, string | readonly string[]> | undefined): void => {
    for (const [id, value] of given ?? []) add(facts.get(id), value);
  };
  addAll(model.system.facts);
  for (const collection of Object.values(COLLECTION_OF)) {
    for (const entry of model[collection].values() as Iterable<unknown> as Iterable<Stated>) {
      addAll(entry.facts);
      for (const field of Object.keys(entry)) {
        const fact = byField.get(field);
        if (fact !== undefined) add(fact, writtenIn(entry, fact));
      }
    }
  }
  for (const [id, { answer }] of model.answers) add(facts.get(id.replace(/@.*$/, '')), answer);
  for (const { id, library, gives } of model.controls.values()) {
    addAll(gives);
    addAll(libraryControl(library ?? id)?.gives);
  }
  return words;
}
