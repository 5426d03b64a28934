/**
 * Risk schemes: how bad a threat is, what to do about it, and what controls change.
 * @module
 */
import type { VectorScorer } from './rating.ts';

export type { Comparison, CostAnswer } from './cost-answer.ts';
export { type Decision, type DecisionStep, decide } from './decide.ts';
export { compareLevels, levelOf, type RiskLevel, riskLevel } from './level-of.ts';
export { type Cell, type Matrix, matrixOf } from './matrix.ts';
export { rate } from './rate.ts';
export type { Rating, RatingProblem, VectorScore, VectorScorer } from './rating.ts';
export { type AxisChange, increase, type Moved, type RatedControl, type Reduction, reduce } from './reduce.ts';
export { type SchemeProblem, schemeProblems } from './scheme-problems.ts';
export { builtInSchemes, schemeOf } from './schemes.ts';

/** Loads what scores CVSS vectors; ask for it only when a model has a vector, because it takes time to load. */
export async function vectorScorer(): Promise<VectorScorer> {
  return (await import('./score-vector.ts')).scoreVector;
}
