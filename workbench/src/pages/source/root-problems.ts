/**
 * The problems to mend first: where a file cannot be read at all, the ids it holds are missing everywhere else.
 * @module
 */
import type { Problem } from 'vauban/browser';

export interface RootProblems {
  readonly shown: readonly Problem[];
  /** How many ids lead nowhere only as long as a file cannot be read. */
  readonly following: number;
}

/** Leaves out what follows from others. */
export function rootProblems(problems: readonly Problem[]): RootProblems {
  const isUnread = problems.some(({ code }) => code === 'not-yaml' || code === 'cannot-read' || code === 'too-large');
  const shown = isUnread ? problems.filter(({ code }) => code !== 'dangling') : problems;
  return { shown, following: problems.length - shown.length };
}
