/**
 * Problems of a model for a terminal, each with a caret under what is meant.
 * @module
 */
import type { Problem } from '../model/problem.ts';
import type { ReadResult } from '../model/read/read-texts.ts';
import { problemBlocks } from './page/problems.ts';
import { textsOf, type WithTexts } from './page/texts-of.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

/**
 * Prints a problem.
 *
 * @param text the text of its file; without it there is no picture
 */
export function problemText(
  problem: Problem,
  text: string | undefined,
  { width = 100, color }: Partial<TerminalOptions> & Pick<TerminalOptions, 'color'>,
): string {
  return printBlocks(problemBlocks(problem, text, width), { width, color });
}

/** Prints all problems of a model that was read. */
export function problemTexts(
  read: Pick<ReadResult, 'problems'> & WithTexts,
  options: Parameters<typeof problemText>[2],
): string {
  const texts = textsOf(read);
  return read.problems.map((problem) => problemText(problem, texts.get(problem.at.file), options)).join('\n');
}
