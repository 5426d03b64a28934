/**
 * What a test of the answer gives: a result with its points, after the scoring of MDN's HTTP Observatory 1.6, so that a
 * grade can be compared with the one a team knows.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';
import type { Exchange } from './exchange.ts';

/** The result of one test. */
export interface Graded {
  /** The test, such as `csp`. */
  readonly test: string;
  /** Which of its results, such as `csp-not-implemented`. */
  readonly result: string;
  /** Points taken off, or credit above zero, which counts only from 90 points on. */
  readonly points: number;
  readonly message: string;
}

/** A test of one answer. */
export type HeaderTest = (one: Exchange) => Graded;

/** Makes the function that names the results of a test. */
export function resultsOf(test: string): (result: string, points: number, message: string) => Graded {
  return (result, points, message) => ({ test, result, points, message });
}

/** How bad it is to lose so many points. */
export function severityOf(points: number): Severity {
  if (points <= -40) return 'critical';
  if (points <= -20) return 'high';
  if (points <= -10) return 'medium';
  return points < 0 ? 'low' : 'info';
}

/** The letters, from the best on, with the points from which they are given. */
const GRADES: readonly (readonly [grade: string, from: number])[] = [
  ['A+', 100],
  ['A', 90],
  ['A-', 85],
  ['B+', 80],
  ['B', 70],
  ['B-', 65],
  ['C+', 60],
  ['C', 50],
  ['C-', 45],
  ['D+', 40],
  ['D', 30],
  ['D-', 25],
  ['F', 0],
];

/** The points and the grade of all tests together: credit counts only where 90 are reached without it. */
export function gradeOf(results: readonly Graded[]): { readonly score: number; readonly grade: string } {
  const sum = (wanted: (points: number) => boolean): number =>
    results.filter(({ points }) => wanted(points)).reduce((all, { points }) => all + points, 0);
  const base = 100 + sum((points) => points < 0);
  const score = Math.max(0, base >= 90 ? base + sum((points) => points > 0) : base);
  return { score, grade: GRADES.find(([, from]) => score >= from)?.[0] ?? 'F' };
}
