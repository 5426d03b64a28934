/**
 * One of the things a claim about logs may say, judged by itself; and what all of them count by.
 * @module
 */
import type { Severity } from '../../../model/analysis.ts';
import type { Detail, Judgement, Scope } from '../../../model/evidence.ts';
import type { JudgeContext } from '../../collector.ts';
import type { Claim } from './claim.ts';
import type { FileFacts, Observation } from './observation.ts';

/** Judges one part of a claim; undefined when the claim does not have it. */
export type Part = (claim: Claim, observation: Observation, context: JudgeContext) => Judgement | undefined;

/** The sum of a count over all files. */
export function countOf(files: Observation['files'], count: (file: FileFacts) => number): number {
  return files.reduce((sum, file) => sum + count(file), 0);
}

/** What was looked at: lines; nobody knows how many there are when a file or the end of a line was left out. */
export function scopeOf({ files, unread }: Observation, failed: number): Scope {
  const lines = countOf(files, (file) => file.lines);
  const isWhole = unread.length === 0 && files.every(({ cut }) => cut === 0);
  return { ...(isWhole && { population: lines }), looked: lines, failed: Math.min(failed, lines) };
}

/** How much was looked at, in words. */
export function linesText({ files }: Observation): string {
  const lines = countOf(files, (file) => file.lines);
  return `${lines} ${lines === 1 ? 'line' : 'lines'} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
}

const ORDER: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** The worst first, for the details of a judgement. */
export function worstFirst(one: Detail, other: Detail): number {
  return ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity);
}

/** A count in words. */
export function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
