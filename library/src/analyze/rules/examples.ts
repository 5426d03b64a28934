/**
 * The two small models that test a rule.
 * @module
 */
import type { Problem } from '../../model/problem.ts';
import { isRawMap, type Raw } from '../../model/raw.ts';
import { readTexts } from '../../model/read/read-texts.ts';
import { modelWorld } from './model-world.ts';
import type { Rule } from './rule-book.ts';
import { YES } from './truth.ts';

/** A model on which rules can be tried. */
export interface Example {
  readonly problems: readonly Problem[];
  /** The addresses of the elements at which a rule speaks. */
  hits(rule: Rule): readonly string[];
}

/** Reads the examples of a rule; JSON is YAML. */
export function examplesOf(raw: Raw): { readonly threatened: Example; readonly safe: Example } {
  const of = (name: string): Example => example(isRawMap(raw) ? (raw[name] ?? null) : null);
  return { threatened: of('threatened'), safe: of('safe') };
}

function example(raw: Raw): Example {
  const { model, problems } = readTexts([{ name: 'example.yaml', text: JSON.stringify(raw) }]);
  const world = modelWorld(model, { view: 'claimed' });
  return {
    problems,
    hits: (rule) =>
      world
        .elements(rule.each)
        .filter((element) => rule.condition.judge(world, element) === YES)
        .map(({ address }) => address),
  };
}
