/**
 * Reads models, looks at what they claim, and keeps what was seen beside them.
 * @module
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NO_LOCK } from '../model/evidence-lock.ts';
import { linkExistsFrom } from '../model/files/link-exists.ts';
import { readModel } from '../model/files/read-model.ts';
import { VaubanError } from '../model/problem.ts';
import type { ReadResult } from '../model/read/read-texts.ts';
import type { VerifyReport } from '../report/index.ts';
import { LOCK_FILE, openDerived, openObservations, readLock } from '../verify/index.ts';
import { type VerifiedModel, verifyModel } from '../verify-model.ts';
import { clockOf, type LoadOptions } from './load.ts';

/** The options of commands that look. */
export interface VerifyOptions extends LoadOptions {
  /** `name=path` or `name=URL`. */
  readonly source?: readonly string[];
  /** Only the claims of this control. */
  readonly control?: string;
  /** Judge what was written down instead of looking. */
  readonly offline?: boolean;
  /** False when nothing may be written beside the model. */
  readonly record?: boolean;
  /** Is told how many claims were looked at; a line on the terminal when absent. */
  readonly onProgress?: (done: number, of: number, claim: string) => void;
}

/** A verified model with everything its report needs. */
export interface LoadedVerified extends VerifyReport {
  readonly verified: VerifiedModel;
}

/** Verifies one model. */
export async function loadVerified(path: string, options: VerifyOptions): Promise<LoadedVerified> {
  const read = await readModel(path, { with: [...(options.with ?? []), ...(options.policy ?? [])] });
  if (options.control !== undefined && !read.model.controls.has(options.control)) {
    throw new VaubanError('NO_SUCH_ID', `Cannot find the control "${options.control}": expected the id of a control`);
  }
  return verifyRead(path, read, options);
}

/** Verifies a model that has been read from a path. */
export async function verifyRead(path: string, read: ReadResult, options: VerifyOptions): Promise<LoadedVerified> {
  const folder = folderOf(path);
  const observations = openObservations(folder);
  const keeps = options.record !== false && options.offline !== true;
  const derived = openDerived(keeps ? join(folder, '.vauban', 'cache') : undefined);
  const { lock, problems } = lockOf(folder);
  const verified = await verifyModel(read, {
    now: nowOf(options.clock),
    environment: options.environment,
    linkExists: linkExistsFrom(path),
    unknownWorst: options.unknown === 'worst',
    lock,
    only: options.control,
    given: givenSources(options.source ?? []),
    fromModel: (place) => join(folder, place),
    store: (_name, place) => derived.of(place),
    ...(options.offline === true && { recorded: observations.latest }),
    ...(keeps && { record: observations.record }),
    onProgress: options.onProgress ?? progressLine,
  });
  clearProgress();
  derived.save();
  return {
    path,
    read: { ...read, model: verified.model, problems: [...verified.problems, ...problems] },
    analysis: verified.analysis,
    evidence: verified.evidence,
    posture: verified.posture,
    verified,
  };
}

/** The folder of a model, where its lock and its observations lie. */
export function folderOf(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path);
}

function lockOf(folder: string): ReturnType<typeof readLock> {
  const file = join(folder, LOCK_FILE);
  return existsSync(file) ? readLock(file, readFileSync(file, 'utf8')) : { lock: NO_LOCK, problems: [] };
}

/** The time of a look: now, or the end of the day that was asked for. */
export function nowOf(clock: string | undefined): string {
  return clock === undefined ? new Date().toISOString() : `${clockOf(clock)}T23:59:59.999Z`;
}

function givenSources(written: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    written.map((text) => {
      const [, name, place] = /^([A-Za-z][A-Za-z0-9-]*)=(.+)$/.exec(text) ?? [];
      if (name !== undefined && place !== undefined) return [name, place];
      throw new VaubanError('USAGE', `Cannot read the source "${text}": expected NAME=PATH or NAME=URL`);
    }),
  );
}

function progressLine(done: number, of: number, claim: string): void {
  if (process.stderr.isTTY === true) process.stderr.write(`\r\u001b[KLooked at ${done} of ${of} claims (${claim})`);
}

function clearProgress(): void {
  if (process.stderr.isTTY === true) process.stderr.write('\r\u001b[K');
}
