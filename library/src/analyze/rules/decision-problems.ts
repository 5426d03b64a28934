/**
 * Decisions that say how bad a finding is and cannot be used: without a reason, about something that is no finding, or
 * with a treatment that silences what they rate.
 * @module
 */
import type { Model } from '../../model/model.ts';
import { CHECKS } from '../checks/registry.ts';
import type { RatingComplaint } from '../register/rating-problems.ts';
import type { Rule } from './rule-book.ts';

/** Finds what is wrong with the re-ratings of a model. */
export function decisionProblems(model: Model, rules: readonly Rule[]): readonly RatingComplaint[] {
  const rated = [...model.decisions.values()].filter(({ severity }) => severity !== undefined);
  if (rated.length === 0) return [];
  const known = new Set([...rules, ...CHECKS].map(({ id }) => id));
  return rated.flatMap(({ id, treatment, because }): readonly RatingComplaint[] => {
    const path = ['decisions', id];
    const rule = id.replace(/@.*$/, '');
    const complain = (message: string, more: string): RatingComplaint => ({
      code: 'wrong-value',
      message,
      path: [...path, more],
    });
    return [
      ...(known.has(rule)
        ? []
        : [complain(`Cannot re-rate "${id}": expected the id of a rule or of a finding`, 'severity')]),
      ...(treatment === 'mitigate'
        ? []
        : [complain(`Cannot re-rate what is silenced: expected "mitigate", found "${treatment}"`, 'treatment')]),
      ...(because === undefined
        ? [{ code: 'missing' as const, message: `Missing "because": a re-rating needs a reason`, path }]
        : []),
    ];
  });
}
