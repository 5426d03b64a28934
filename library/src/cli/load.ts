/**
 * Reads and checks the models a command was given.
 * @module
 */
import { check } from '../check.ts';
import { linkExistsFrom } from '../model/files/link-exists.ts';
import { readModel } from '../model/files/read-model.ts';
import { VaubanError } from '../model/problem.ts';
import type { ReadResult } from '../model/read/read-texts.ts';
import type { CheckReport } from '../report/index.ts';

/** The options several commands share. */
export interface LoadOptions {
  readonly environment?: string | undefined;
  /** An ISO date; today when absent. */
  readonly clock?: string | undefined;
  /** Further files read as if they lay in the model. */
  readonly with?: readonly string[] | undefined;
  /** Files of policies, read in the same way. */
  readonly policy?: readonly string[] | undefined;
  /** What an unknown protective fact counts as. */
  readonly unknown?: 'worst' | undefined;
}

/** Reads and checks one model. */
export async function load(path: string, options: LoadOptions): Promise<CheckReport> {
  return checkRead(
    path,
    await readModel(path, { with: [...(options.with ?? []), ...(options.policy ?? [])] }),
    options,
  );
}

/** Checks a model that has been read from a path. */
export async function checkRead(path: string, read: ReadResult, options: LoadOptions): Promise<CheckReport> {
  const { analysis, model, problems } = await check(read, {
    clock: clockOf(options.clock),
    environment: options.environment,
    linkExists: linkExistsFrom(path),
    unknownWorst: options.unknown === 'worst',
  });
  return { path, read: { ...read, model, problems }, analysis };
}

/** The day a command is run for. */
export function clockOf(clock: string | undefined): string {
  if (clock === undefined) return new Date().toISOString().slice(0, 10);
  if (/^\d{4}-\d\d-\d\d$/.test(clock) && !Number.isNaN(Date.parse(clock))) return clock;
  throw new VaubanError('USAGE', `Cannot read the clock "${clock}": expected a date such as 2026-11-22`);
}

/** The exit code for models that have problems: 2, so that no page about half a model passes for a whole one. */
export function exitOf(reports: readonly CheckReport[]): 0 | 2 {
  return reports.some((report) => report.read.problems.length > 0) ? 2 : 0;
}
