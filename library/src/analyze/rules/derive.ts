/**
 * Facts that follow from other facts of the same element: https gives encryption.
 * @module
 */

import type { Raw } from '../../model/raw.ts';
import { cycles } from '../../model/read/cycles.ts';
import type { Element } from '../facts/element.ts';
import type { ElementKind } from '../facts/fact-schema.ts';
import type { Fact, FactTable } from '../facts/fact-table.ts';
import type { World } from '../facts/world.ts';
import { compile } from './compile.ts';
import type { Condition, ConditionProblem } from './condition.ts';
import { YES } from './truth.ts';

/** Looks a derived fact up. */
export type Derive = (world: World, element: Element, fact: Fact) => string | undefined;

interface Derivation {
  readonly condition: Condition;
  readonly gives: string;
}

/** Compiles the derivations of a fact table; a derivation that leads back to its own fact is a problem. */
export function derivations(facts: FactTable): {
  readonly derive: Derive;
  readonly problems: readonly ConditionProblem[];
} {
  const problems: ConditionProblem[] = [];
  const byFact = new Map<string, Map<ElementKind, readonly Derivation[]>>();
  for (const fact of facts.values()) {
    if (fact.derived === undefined) continue;
    const byKind = new Map<ElementKind, readonly Derivation[]>();
    for (const kind of fact.of) {
      const own: ConditionProblem[] = [];
      const list = fact.derived.map(({ when, gives }, index) => ({
        condition: compile(when as Raw, kind, { facts, problems: own }, [fact.id, 'derived', index, 'when']),
        gives,
      }));
      byKind.set(kind, list);
      problems.push(...own);
    }
    byFact.set(fact.id, byKind);
  }
  problems.push(...circles(byFact));
  return {
    problems,
    derive: (world, element, fact) =>
      byFact
        .get(fact.id)
        ?.get(element.kind)
        ?.find(({ condition }) => condition.judge(world, element) === YES)?.gives,
  };
}

function circles(
  byFact: ReadonlyMap<string, ReadonlyMap<ElementKind, readonly Derivation[]>>,
): readonly ConditionProblem[] {
  const needs = (fact: string): readonly string[] =>
    [...(byFact.get(fact)?.values() ?? [])]
      .flat()
      .flatMap(({ condition }) => condition.asks.map((asked) => asked.fact));
  const round = new Set(cycles(byFact.keys(), needs).flat());
  return [...round].map((fact) => ({ path: [fact, 'derived'], message: `Cannot derive "${fact}" from itself` }));
}
