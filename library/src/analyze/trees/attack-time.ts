/**
 * How long an attack takes: steps run side by side, except where a gate puts them in order. A step that stands on both
 * sides of an order is done twice.
 * @module
 */
import type { Formula } from './formula/term.ts';
import { visitsOf } from './formula/visits.ts';

const NEVER_DONE = Number.POSITIVE_INFINITY;

/**
 * The time that a set of events takes to reach the root of a formula: the least of an `or`, the most of an `and`, the sum
 * of a `then`.
 *
 * @param timeOf the time of an event
 * @returns a function of a set; infinite when the set does not reach the root
 */
export function attackTime(
  formula: Formula,
  timeOf: (event: number) => number,
): (events: ReadonlySet<number>) => number {
  const { terms, root } = formula;
  const { order } = visitsOf(formula);
  const times = new Float64Array(terms.length);
  return (events) => {
    for (const index of order) {
      const term = terms[index];
      if (term === undefined) continue;
      const kids = term.kids.map((kid) => times[kid] ?? NEVER_DONE);
      switch (term.operation) {
        case 'literal':
          times[index] = events.has(term.event) === term.negative ? NEVER_DONE : term.negative ? 0 : timeOf(term.event);
          break;
        case 'or':
          times[index] = kids.reduce((least, time) => Math.min(least, time), NEVER_DONE);
          break;
        case 'then':
          times[index] = kids.reduce((sum, time) => sum + time, 0);
          break;
        case 'at-least':
          times[index] = kids.sort((one, other) => one - other)[term.atLeast - 1] ?? NEVER_DONE;
          break;
        default:
          times[index] = term.operation === 'never' ? NEVER_DONE : kids.reduce((most, time) => Math.max(most, time), 0);
      }
    }
    return times[root] ?? NEVER_DONE;
  };
}
