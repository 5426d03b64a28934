/**
 * An audit for people and machines: what `vauban audit PATH` prints.
 * @module
 */
import type { Audit } from '../model/audit.ts';
import { auditDocument } from './audit/audit-document.ts';
import { markdownBlocks } from './markdown/print.ts';
import { plainData } from './plain-data.ts';
import { printBlocks, type TerminalOptions } from './terminal/print.ts';

/** The page for a terminal. */
export function auditPage(
  audit: Audit,
  paths: readonly string[],
  options: TerminalOptions & { readonly all: boolean },
): string {
  return printBlocks(auditDocument(audit, paths, options), options);
}

/** The same as Markdown, in full. */
export function auditMarkdown(audit: Audit, paths: readonly string[]): string {
  return markdownBlocks(auditDocument(audit, paths, { width: 200, all: true }));
}

/** The audit as data. */
export function auditJson({ stage, ...audit }: Audit): unknown {
  return plainData(audit);
}
