/**
 * Which controls to buy against risks of which each control takes off a share.
 * @module
 */
import type { BudgetControl, BudgetRisk, Choice } from '../../model/budget.ts';
import { bestPortfolio } from './best-portfolio.ts';
import { choose } from './choose.ts';
import { greedySeeds } from './greedy.ts';
import { lossProblem, searchThrough } from './loss-problem.ts';

/**
 * Chooses.
 *
 * @throws {RangeError} when a number is not what it should be
 */
export function chooseControls(
  controls: readonly BudgetControl[],
  risks: readonly BudgetRisk[],
  limit: number,
): Choice {
  const problem = lossProblem(controls, risks);
  // The work on a part grows with the size of the problem, so the number of parts falls with it.
  const size = 1 + problem.controls + problem.risks + problem.keeps.length;
  return choose(controls, searchThrough(problem), {
    limit,
    begin: greedySeeds(problem),
    parts: Math.floor(2e7 / size),
    best: (most, { with: must, quick = false } = {}) => {
      const decided = new Int8Array(controls.length).fill(-1);
      if (must !== undefined) decided[must] = 1;
      return bestPortfolio(problem, { limit: most, decided, parts: Math.floor((quick ? 1e5 : 1.5e6) / size) });
    },
  });
}
