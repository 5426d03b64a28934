/**
 * Attack surface and blast radius: what `vauban surface MODEL` prints.
 * @module
 */
import type { BlastRadius, Surface } from '../model/surface.ts';
import type { CheckReport } from './check-report.ts';
import { plainData } from './plain-data.ts';
import { blastDocument } from './surface/blast-document.ts';
import { surfaceDocument } from './surface/surface-document.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

/** The page about who can reach what. */
export function surfacePage(report: CheckReport, surface: Surface, options: TerminalOptions): string {
  return printBlocks(surfaceDocument(report, surface), options);
}

/** The page about what one component leads to. */
export function blastPage(report: CheckReport, blast: BlastRadius, options: TerminalOptions): string {
  return printBlocks(blastDocument(report, blast), options);
}

/** Either of them as data. */
export function surfaceJson({ read }: CheckReport, result: Surface | BlastRadius): unknown {
  return { system: read.model.system.title ?? null, ...(plainData(result) as Record<string, unknown>) };
}
