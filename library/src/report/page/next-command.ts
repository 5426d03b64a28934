/**
 * The one command that a reader of a page should run next.
 * @module
 */
import type { CheckReport } from '../check-report.ts';
import type { Block, PageOptions } from './block.ts';
import { command } from './command.ts';
import { SEVERITIES, worstFirst } from './findings.ts';

/** After the page of one model: read it again once it is mended, else look at the worst finding. */
export function nextOfOne(report: CheckReport, { all }: PageOptions): Block {
  const { path, read, analysis } = report;
  if (read.problems.length > 0) return next('check', path);
  const worst = worstFirst(analysis.findings).find(({ about }) => about.includes('/'));
  if (worst !== undefined) return next('show', path, shortest(report, worst.about));
  return all || analysis.findings.length === 0 ? next('diagram', path) : next('check', path, '--all');
}

/** After the page of several models: the one in the worst state. */
export function nextOfSeveral(reports: readonly CheckReport[]): Block {
  const [worst] = reports.toSorted((one, other) => weight(other) - weight(one));
  return worst === undefined ? next('init') : next('check', worst.path);
}

/** The id alone where no other collection has it, else the whole address. */
function shortest({ read }: CheckReport, address: string): string {
  const id = address.slice(address.indexOf('/') + 1);
  const homes = Object.values(read.model).filter((collection) => collection instanceof Map && collection.has(id));
  return homes.length === 1 ? id : address;
}

function weight({ read, analysis }: CheckReport): number {
  const [worst] = worstFirst(analysis.findings);
  const severity = worst === undefined ? 0 : SEVERITIES.length - SEVERITIES.indexOf(worst.severity);
  return read.problems.length * 1e6 + severity * 1e5 + analysis.findings.length;
}

function next(...words: readonly string[]): Block {
  return { kind: 'next', command: command(...words) };
}
