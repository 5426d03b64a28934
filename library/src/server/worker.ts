/**
 * A job in a thread of its own: verifying, or one of the slow calls of a session.
 * @module
 */
import { parentPort, workerData } from 'node:worker_threads';
import { loadVerified } from '../cli/load-verified.ts';
import { readModel } from '../model/files/read-model.ts';
import { encodePlain, type LastLook, openSession, SLOW_CALLS } from '../session/index.ts';

/** What a job is told. */
export interface JobTask {
  readonly kind: 'vauban-job';
  /** `verify`, or the name of a slow call. */
  readonly call: string;
  readonly path: string;
  readonly clock: string;
  readonly environment?: string | undefined;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What a job says. */
export type JobMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly says: string }
  | { readonly kind: 'result'; readonly result: string };

/** Looks again at what a model claims, or only at what was written down. */
export async function lookAt(path: string, options: Partial<Parameters<typeof loadVerified>[1]>): Promise<LastLook> {
  const { evidence, posture } = await loadVerified(path, options);
  return { evidence, posture };
}

async function run(task: JobTask): Promise<unknown> {
  const { call, path, environment, clock, args } = task;
  if (call === 'verify') {
    return lookAt(path, {
      environment,
      ...(typeof args['control'] === 'string' && { control: args['control'] }),
      onProgress: (done, of, claim) => say({ kind: 'progress', done: done / Math.max(1, of), says: claim }),
    });
  }
  if (!Object.hasOwn(SLOW_CALLS, call)) throw new RangeError(`Cannot run "${call}": there is no such job`);
  const { files, ruleFiles } = await readModel(path);
  const look = await lookAt(path, { environment, offline: true });
  const session = await openSession({
    path,
    files,
    rules: ruleFiles.map(({ file }) => file),
    clock,
    environment,
    look,
  });
  const slow = SLOW_CALLS[call as keyof typeof SLOW_CALLS] as (one: typeof session, given: unknown) => unknown;
  return slow(session, args);
}

function say(message: JobMessage): void {
  parentPort?.postMessage(message);
}

const told: unknown = workerData;
if (typeof told === 'object' && told !== null && 'kind' in told && told.kind === 'vauban-job') {
  say({ kind: 'result', result: encodePlain(await run(told as JobTask)) });
}
