/**
 * A verification for people and machines: what `vauban verify MODEL` prints.
 * @module
 */
import { markdownBlocks } from './markdown/print.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';
import { verifyDocument } from './verify/verify-document.ts';
import type { VerifyReport } from './verify/verify-report.ts';

/** The page for a terminal; several models one after the other. */
export function verifyPage(
  reports: readonly VerifyReport[],
  options: TerminalOptions & { readonly all: boolean },
): string {
  return reports.map((report) => printBlocks(verifyDocument(report, options), options)).join('\n');
}

/** The same as Markdown, in full. */
export function verifyMarkdown(reports: readonly VerifyReport[]): string {
  return reports.map((report) => markdownBlocks(verifyDocument(report, { width: 200, all: true }))).join('\n');
}
