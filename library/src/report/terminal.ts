/**
 * The main page for a terminal: what `vauban check` and `npm start` print.
 * @module
 */
import type { CheckReport } from './check-report.ts';
import { checkDocument } from './page/check-document.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

/** How the main page is printed. */
export interface CheckPageOptions extends TerminalOptions {
  /** Whether long lists are printed to their end. */
  readonly all?: boolean;
}

/** The page of one model in full, or of several in short. */
export function checkPage(reports: readonly CheckReport[], { width, color, all = false }: CheckPageOptions): string {
  return printBlocks(checkDocument(reports, { width, all }), { width, color });
}
