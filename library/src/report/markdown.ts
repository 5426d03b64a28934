/**
 * The main page as Markdown: for a pull request, a wiki, a document.
 * @module
 */
import type { CheckReport } from './check-report.ts';
import { markdownBlocks } from './markdown/print.ts';
import { checkDocument } from './page/check-document.ts';

/** A document has no width; pictures of source lines are cut at this many columns. */
const WIDTH = 120;

/** The page of one model in full, or of several in short. */
export function checkMarkdown(
  reports: readonly CheckReport[],
  { all = false }: { readonly all?: boolean } = {},
): string {
  return markdownBlocks(checkDocument(reports, { width: WIDTH, all }));
}
