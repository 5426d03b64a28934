/**
 * One file while it is read: its text, what is wrong with it, and how much may still be read of it.
 * @module
 */
import type { Place, Problem, ProblemCode } from '../../model/problem.ts';

/** How deep blocks and expressions may be nested, and how many tokens and problems a file may have. */
export const DEEPEST = 64;
const MOST_TOKENS = 1_000_000;
const MOST_PROBLEMS = 100;

/** A file while it is read. */
export interface HclSource {
  readonly text: string;
  readonly file: string;
  readonly problems: readonly Problem[];
  report(reason: string, at: Place, code?: ProblemCode): void;
  /** Counts one token; false when there were too many. */
  spend(): boolean;
  /** Whether what is filled into a text must end in its line, because one before it never ended. */
  confined: boolean;
}

/** Thrown where a statement cannot be read; it is then skipped. */
export class NotRead extends Error {
  override readonly name = 'NotRead';
  readonly at: Place;
  readonly code: ProblemCode;
  constructor(reason: string, at: Place, code: ProblemCode = 'cannot-read') {
    super(reason);
    this.at = at;
    this.code = code;
  }
}

/** Starts to read a file. */
export function sourceOf(text: string, file: string): HclSource {
  const problems: Problem[] = [];
  let left = MOST_TOKENS;
  return {
    text,
    file,
    problems,
    confined: false,
    report: (reason, at, code = 'cannot-read') => {
      if (problems.length >= MOST_PROBLEMS) return;
      problems.push({ code, message: `Cannot read "${file}" at ${at.line}:${at.column}: ${reason}`, at });
    },
    spend: () => {
      left -= 1;
      return left >= 0;
    },
  };
}
