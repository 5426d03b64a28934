/**
 * A rule tried on its own two examples.
 * @module
 */
import type { Raw } from '../../model/raw.ts';
import { isRawMap } from '../../model/raw.ts';
import { examplesOf } from './examples.ts';
import type { Rule } from './rule-book.ts';

/** What is wrong with a rule by its examples; empty when it speaks where it must and is silent where it must. */
export function tryRule(rule: Rule, raw: Raw): readonly string[] {
  const { threatened, safe } = examplesOf(isRawMap(raw) ? (raw['examples'] ?? null) : null);
  const broken = [
    ...threatened.problems.map(({ message }) => `The threatened example is no model: ${message}`),
    ...safe.problems.map(({ message }) => `The safe example is no model: ${message}`),
  ];
  if (broken.length > 0) return broken;
  const spoken = safe.hits(rule);
  return [
    ...(threatened.hits(rule).length > 0 ? [] : ['It is silent on its threatened example']),
    ...(spoken.length === 0 ? [] : [`It speaks on its safe example, at ${spoken.join(', ')}`]),
  ];
}
