/**
 * `vauban verify`: looks whether each claimed control is really there, and is a gate when asked to be one.
 * @module
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { ControlState } from '../model/analysis.ts';
import { VaubanError } from '../model/problem.ts';
import { changesSince, type EarlierState } from '../posture/changes.ts';
import { STATES, verifyJson, verifyJunit, verifyMarkdown, verifyPage, verifySarif } from '../report/index.ts';
import { exitOf } from './load.ts';
import { type LoadedVerified, loadVerified, type VerifyOptions } from './load-verified.ts';
import { aboveResidual } from './residual-gate.ts';
import { emit, emitJson, terminal } from './terminal.ts';

interface VerifyFlags extends VerifyOptions {
  readonly format: 'text' | 'json' | 'markdown' | 'sarif' | 'junit';
  readonly failOn?: 'refuted' | 'stale' | 'claimed';
  readonly maxStale?: string;
  readonly maxResidual?: string;
  readonly view: 'claimed' | 'proven';
  /** A JSON report of an earlier run to compare with. */
  readonly against?: string;
  /** Controls that must be PROVEN. */
  readonly require?: readonly string[];
  readonly all?: boolean;
  readonly output?: string;
}

declare const VAUBAN_VERSION: string;

/** Verifies models and prints what was found. */
export async function verifyModels(paths: readonly string[], flags: VerifyFlags): Promise<void> {
  const reports: LoadedVerified[] = [];
  const before = flags.against === undefined ? undefined : earlierStates(flags.against);
  for (const path of paths) {
    const report = await loadVerified(path, flags);
    const changes = before === undefined ? undefined : changesSince(before, report.posture.states);
    reports.push({ ...report, ...(changes !== undefined && { changes }) });
  }
  print(reports, flags);
  const exit = exitOf(reports);
  if (exit !== 0) {
    process.exitCode = exit;
    return;
  }
  const missed = reports.flatMap((report) => missedGates(report, flags).map((gate) => `${report.path}: ${gate}`));
  for (const line of missed) process.stderr.write(`The gate is not met by ${line}\n`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}

/** The states of controls in a JSON report of `vauban verify`. */
function earlierStates(file: string): readonly EarlierState[] {
  const report = z.object({ controls: z.array(z.object({ id: z.string(), state: z.enum(STATES) })) });
  try {
    return report.parse(JSON.parse(readFileSync(file, 'utf8'))).controls;
  } catch (cause) {
    throw new VaubanError(
      'USAGE',
      `Cannot compare with "${file}": expected what "vauban verify --format json" prints`,
      {
        cause,
      },
    );
  }
}

function print(reports: readonly LoadedVerified[], flags: VerifyFlags): void {
  switch (flags.format) {
    case 'text':
      emit(verifyPage(reports, { ...terminal(), all: flags.all ?? false }), flags.output);
      break;
    case 'markdown':
      emit(verifyMarkdown(reports), flags.output);
      break;
    case 'json':
      emitJson(verifyJson(reports), flags.output);
      break;
    case 'sarif':
      emitJson(verifySarif(reports, { version: VAUBAN_VERSION }), flags.output);
      break;
    case 'junit':
      emit(verifyJunit(reports), flags.output);
      break;
  }
}

/** The states each word of --fail-on refuses; a state is worse than those after it. */
const REFUSED: Readonly<Record<NonNullable<VerifyFlags['failOn']>, readonly ControlState[]>> = {
  refuted: ['REFUTED'],
  stale: ['REFUTED', 'STALE'],
  claimed: ['REFUTED', 'STALE', 'CLAIMED'],
};

/** The gates that were asked for and are not met, in words. */
function missedGates(report: LoadedVerified, flags: VerifyFlags): readonly string[] {
  const { states, controls } = report.posture;
  const missed: string[] = [];
  if (flags.failOn !== undefined) {
    const refused = REFUSED[flags.failOn];
    const failing = states.filter(({ state }) => refused.includes(state));
    if (failing.length > 0) missed.push(failing.map(({ id, state }) => `${id} is ${state}`).join(', '));
  }
  if (flags.maxStale !== undefined) {
    const most = numberOf(flags.maxStale);
    if (controls.STALE > most) missed.push(`${controls.STALE} controls are STALE, expected at most ${most}`);
  }
  if (flags.maxResidual !== undefined) {
    const above = aboveResidual(report, flags.maxResidual, flags.view);
    if (above.length > 0) missed.push(`above ${flags.maxResidual} (${flags.view}): ${above.join(', ')}`);
  }
  for (const id of flags.require ?? []) {
    const found = states.find((one) => one.id === id);
    if (found === undefined)
      throw new VaubanError('NO_SUCH_ID', `Cannot require "${id}": expected the id of a control`);
    if (found.state !== 'PROVEN') missed.push(`${id} is ${found.state}, expected PROVEN: ${found.because}`);
  }
  for (const { id, state, message } of report.analysis.policies) {
    if (state === 'broken') missed.push(`the policy "${id}" is broken: ${message}`);
  }
  return missed;
}

function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  throw new VaubanError('USAGE', `Cannot read --max-stale "${written}": expected a whole number`);
}
