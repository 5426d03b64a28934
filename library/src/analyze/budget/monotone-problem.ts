/**
 * Any measure that more controls never make worse, as a problem to search through: the chance of the goal of a tree, of
 * an attacker's best path, of a loss beyond some amount. All that is known of it is that no set is better than all
 * controls together, so this is for measures that are no sum over risks.
 * @module
 */
import { amount } from './loss-problem.ts';
import type { Searchable } from './search.ts';

/**
 * Makes the problem.
 *
 * @param measure what is left when some controls are in place (1); lower is better
 * @throws {RangeError} when a cost is no amount
 */
export function monotoneProblem(costs: readonly number[], measure: (inPlace: Uint8Array) => number): Searchable {
  const inPlace = new Uint8Array(costs.length);
  const known: number[] = [measure(inPlace)];
  return {
    cost: Float64Array.from(costs, (cost, index) => amount(cost, `the cost of control ${index}`)),
    loss: () => known.at(-1) ?? 0,
    put: (control) => {
      inPlace[control] = 1;
      known.push(measure(inPlace));
    },
    takeBack: (control) => {
      inPlace[control] = 0;
      known.pop();
    },
    outlook: (open) => {
      const all = inPlace.slice();
      for (const control of open) all[control] = 1;
      const floor = measure(all);
      const most = (known.at(-1) ?? 0) - floor;
      return { most: open.map(() => most), floor };
    },
  };
}
