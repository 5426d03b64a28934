/**
 * Attack paths: what `vauban paths MODEL` prints.
 * @module
 */
import type { AttackPaths } from '../../model/attack-path.ts';
import type { CheckReport } from '../check-report.ts';
import { plainData } from '../plain-data.ts';
import { printBlocks, type TerminalOptions } from '../terminal/print.ts';
import { pathsDocument } from './paths-document.ts';

/** The page. */
export function pathsPage(report: CheckReport, paths: AttackPaths, options: TerminalOptions): string {
  return printBlocks(pathsDocument(report, paths), options);
}

/** The same as data. */
export function pathsJson({ read }: CheckReport, paths: AttackPaths): unknown {
  return { system: read.model.system.title ?? null, ...(plainData(paths) as Record<string, unknown>) };
}
