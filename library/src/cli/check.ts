/**
 * `vauban check`: reads models, finds what is wrong or missing, weighs the risks, and is a gate when asked to be one.
 * @module
 */

import { CHECKS } from '../analyze/checks/registry.ts';
import { ruleBook } from '../analyze/rules/rule-book.ts';
import { check } from '../check.ts';
import type { Finding, Severity } from '../model/analysis.ts';
import { readRevision } from '../model/files/git.ts';
import { VaubanError } from '../model/problem.ts';
import { type CheckReport, checkJson, checkMarkdown, checkPage, junit, type RuleText, sarif } from '../report/index.ts';
import { clockOf, exitOf, type LoadOptions, load } from './load.ts';
import { aboveResidual } from './residual-gate.ts';
import { emit, emitJson, terminal, withProgress } from './terminal.ts';
import { watchModels } from './watch.ts';

interface CheckFlags extends LoadOptions {
  readonly format: 'text' | 'json' | 'markdown' | 'sarif' | 'junit';
  readonly failOn?: Severity;
  readonly maxResidual?: string;
  readonly view: 'claimed' | 'proven';
  readonly since?: string;
  /** Count what was seen when somebody looked the last time. */
  readonly evidence?: boolean;
  readonly all?: boolean;
  readonly watch?: boolean;
  readonly output?: string;
}

const SEVERITIES: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

/** Checks models and prints what was found. */
export async function checkModels(paths: readonly string[], flags: CheckFlags): Promise<void> {
  if (flags.since !== undefined && flags.failOn === undefined) {
    throw new VaubanError('USAGE', 'Cannot use --since alone: expected --fail-on, whose gate it narrows');
  }
  if (flags.watch) await watchModels(paths, () => run(paths, flags));
  else process.exitCode = await run(paths, flags);
}

async function run(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const reports = await withProgress('Checking', async () => {
    const loaded: CheckReport[] = [];
    for (const path of paths)
      loaded.push(flags.evidence === true ? await lastSeen(path, flags) : await load(path, flags));
    return loaded;
  });
  print(reports, flags);
  const exit = exitOf(reports);
  if (exit !== 0) return exit;
  const missed = [await gateIsMissed(reports, flags), residualIsTooHigh(reports, flags), policyIsBroken(reports)];
  return missed.includes(true) ? 1 : 0;
}

/** A model with what was written down about its claims; nobody looks again. */
async function lastSeen(path: string, flags: CheckFlags): Promise<CheckReport> {
  const { loadVerified } = await import('./load-verified.ts');
  return loadVerified(path, { ...flags, offline: true });
}

/** Whether a policy of a model is broken; a model that has policies asks for this gate itself. */
function policyIsBroken(reports: readonly CheckReport[]): boolean {
  const broken = reports.flatMap(({ path, analysis }) =>
    analysis.policies.filter(({ state }) => state === 'broken').map((policy) => ({ path, ...policy })),
  );
  for (const { path, id, message, reasons } of broken) {
    process.stderr.write(
      `The policy "${id}" of ${path} is broken: ${message}${reasons.length === 0 ? '' : ` (${reasons.join('; ')})`}\n`,
    );
  }
  return broken.length > 0;
}

/** Whether a risk that remains is above the level that was asked for, and says which on standard error. */
function residualIsTooHigh(reports: readonly CheckReport[], { maxResidual, view }: CheckFlags): boolean {
  if (maxResidual === undefined) return false;
  const lines = reports.map((report) => ({ path: report.path, above: aboveResidual(report, maxResidual, view) }));
  const missed = lines.filter(({ above }) => above.length > 0);
  for (const { path, above } of missed) {
    process.stderr.write(`The gate is not met by ${path}: above ${maxResidual} (${view}): ${above.join(', ')}\n`);
  }
  return missed.length > 0;
}

function print(reports: readonly CheckReport[], flags: CheckFlags): void {
  switch (flags.format) {
    case 'text':
      emit(checkPage(reports, { ...terminal(), all: flags.all ?? false }), flags.output);
      break;
    case 'markdown':
      emit(checkMarkdown(reports, { all: flags.all ?? false }), flags.output);
      break;
    case 'json':
      emitJson(checkJson(reports), flags.output);
      break;
    case 'sarif':
      emitJson(sarif(reports, { version: VAUBAN_VERSION, rules: ruleTexts() }), flags.output);
      break;
    case 'junit':
      emit(junit(reports, flags.failOn === undefined ? {} : { failOn: flags.failOn }), flags.output);
      break;
  }
}

declare const VAUBAN_VERSION: string;

/** What each check reports and why it matters, for readers that show rules. */
function ruleTexts(): ReadonlyMap<string, RuleText> {
  return new Map<string, RuleText>([
    ...CHECKS.map(({ id, title, why, severity }) => [id, { title, why, severity }] as const),
    ...ruleBook().map(({ id, title, why }) => [id, { title, why }] as const),
  ]);
}

/** Whether a finding is severe enough to fail the gate, and says which on standard error. */
async function gateIsMissed(reports: readonly CheckReport[], flags: CheckFlags): Promise<boolean> {
  if (flags.failOn === undefined) return false;
  const least = SEVERITIES.indexOf(flags.failOn);
  let missed = false;
  for (const report of reports) {
    const severe = report.analysis.findings.filter(({ severity }) => SEVERITIES.indexOf(severity) >= least);
    const known = flags.since === undefined ? new Set<string>() : await idsAt(report.path, flags.since, flags);
    const failing = severe.filter(({ id }) => !known.has(id));
    if (failing.length === 0) continue;
    missed = true;
    process.stderr.write(gateMessage(report.path, failing, flags));
  }
  return missed;
}

function gateMessage(path: string, failing: readonly Finding[], flags: CheckFlags): string {
  const what = failing.length === 1 ? '1 finding is' : `${failing.length} findings are`;
  const since = flags.since === undefined ? '' : ` and not in ${flags.since}`;
  return `The gate is not met by ${path}: ${what} at least ${flags.failOn}${since}: ${failing.map(({ id }) => id).join(', ')}\n`;
}

async function idsAt(path: string, revision: string, flags: CheckFlags): Promise<ReadonlySet<string>> {
  const read = await readRevision(path, revision);
  const { environment } = flags;
  const known = environment === undefined || read.model.environments.has(environment) ? environment : undefined;
  const { analysis } = await check(read, {
    clock: clockOf(flags.clock),
    environment: known,
    unknownWorst: flags.unknown === 'worst',
  });
  return new Set(analysis.findings.flatMap(({ id, folded = [] }) => [id, ...folded]));
}
