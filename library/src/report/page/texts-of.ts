/**
 * The texts of the files that a problem can stand in: those of the model, and rules of the team's own.
 * @module
 */
import type { ReadResult } from '../../model/read/read-texts.ts';

/** What was read, as far as problems are concerned. */
export type WithTexts = Pick<ReadResult, 'files'> & Partial<Pick<ReadResult, 'ruleFiles'>>;

/** The text of each file, by its name. */
export function textsOf({ files, ruleFiles = [] }: WithTexts): ReadonlyMap<string, string> {
  return new Map([...files, ...ruleFiles.map(({ file }) => file)].map(({ name, text }) => [name, text]));
}
