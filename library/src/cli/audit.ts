/**
 * `vauban audit`: every check that needs no claim, on any repository, node home, manifest folder or document set.
 * @module
 */
import { resolve } from 'node:path';
import { didYouMean } from '../kit/did-you-mean.ts';
import type { Severity } from '../model/analysis.ts';
import { VaubanError } from '../model/problem.ts';
import { auditJson, auditMarkdown, auditPage, auditSarif } from '../report/index.ts';
import { audit, COLLECTORS, openDerived } from '../verify/index.ts';
import { cacheFolder } from './cache-folder.ts';
import { nowOf } from './load-verified.ts';
import { emit, emitJson, terminal } from './terminal.ts';

interface AuditFlags {
  readonly format: 'text' | 'json' | 'markdown' | 'sarif';
  readonly check?: string;
  readonly role?: string;
  readonly failOn?: Severity;
  readonly clock?: string;
  readonly all?: boolean;
  readonly cache?: boolean;
  readonly output?: string;
}

declare const VAUBAN_VERSION: string;

const SEVERITIES: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

/** Audits folders and prints what was found. */
export async function auditPaths(paths: readonly string[], flags: AuditFlags): Promise<void> {
  if (flags.check !== undefined && !Object.hasOwn(COLLECTORS, flags.check)) {
    const known = Object.keys(COLLECTORS);
    const meant = didYouMean(flags.check, known);
    throw new VaubanError('USAGE', `Cannot find the check "${flags.check}": expected one of ${known.join(', ')}`, {
      hint: meant === undefined ? undefined : `Did you mean "${meant}"?`,
    });
  }
  const derived = openDerived(flags.cache === false ? undefined : cacheFolder());
  const result = await audit(paths, {
    now: nowOf(flags.clock),
    check: flags.check,
    role: flags.role,
    store: (path) => derived.of(resolve(path)),
    onProgress: (check, path) => {
      if (process.stderr.isTTY === true) process.stderr.write(`\r\u001b[KLooking at ${path}: ${check}`);
    },
  });
  if (process.stderr.isTTY === true) process.stderr.write('\r\u001b[K');
  derived.save();
  const unreadable = result.skipped.filter(({ check }) => check === '');
  if (unreadable.length === paths.length) {
    throw new VaubanError('NO_SUCH_FILE', unreadable[0]?.because ?? 'Cannot audit nothing: expected a path');
  }
  const version = VAUBAN_VERSION;
  if (flags.format === 'json') emitJson(auditJson(result), flags.output);
  else if (flags.format === 'sarif') emitJson(auditSarif(result, { version }), flags.output);
  else if (flags.format === 'markdown') emit(auditMarkdown(result, paths), flags.output);
  else emit(auditPage(result, paths, { ...terminal(), all: flags.all ?? false }), flags.output);
  if (flags.failOn === undefined) return;
  const least = SEVERITIES.indexOf(flags.failOn);
  const failing = result.findings.filter(({ severity }) => SEVERITIES.indexOf(severity) >= least).length;
  if (failing === 0) return;
  process.stderr.write(`The gate is not met: ${failing} findings are at least ${flags.failOn}\n`);
  process.exitCode = 1;
}
