/**
 * Risk in money: what `vauban risk MODEL` prints.
 * @module
 */
import type { LossAnalysis } from '../../model/loss.ts';
import type { CheckReport } from '../check-report.ts';
import { plainData } from '../plain-data.ts';
import { printBlocks, type TerminalOptions } from '../terminal/print.ts';
import { riskDocument, uncountedDocument } from './risk-document.ts';

/** What a run found: an analysis, or why there is none. */
export type Lossy = LossAnalysis | Pick<LossAnalysis, 'uncounted'>;

/** The page. */
export function riskPage(report: CheckReport, result: Lossy, options: TerminalOptions): string {
  const blocks =
    'expected' in result ? riskDocument(report, result, options.width) : uncountedDocument(report, result.uncounted);
  return printBlocks(blocks, options);
}

/** The same as data; without an analysis there are no figures, and none are made up. */
export function riskJson({ read }: CheckReport, result: Lossy): unknown {
  const nothing = { expected: null, quantiles: null, noLoss: null, curve: [], byThreat: [] };
  return { system: read.model.system.title ?? null, ...nothing, ...(plainData(result) as Record<string, unknown>) };
}
