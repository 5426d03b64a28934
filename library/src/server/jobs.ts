/**
 * Slow work in threads of its own: it says how far it is, and can be stopped at any time.
 * @module
 */
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { EventHub, JobState } from './event-hub.ts';
import type { JobMessage, JobTask } from './worker.ts';

/** Jobs of one server. */
export interface Jobs {
  start(task: Omit<JobTask, 'kind'>, model: string): JobState;
  cancel(id: string): boolean;
  state(id: string): JobState | undefined;
  /** The result of a job that is done, as it was encoded. */
  result(id: string): string | undefined;
  close(): void;
}

interface Running {
  state: JobState;
  worker: Worker | undefined;
  result?: string;
}

/** So many finished jobs are remembered. */
const REMEMBERED = 50;

/**
 * @param onDone is told when a job has its result
 */
export function jobsOf(hub: EventHub, onDone: (task: Omit<JobTask, 'kind'>, model: string) => void): Jobs {
  const jobs = new Map<string, Running>();
  const move = (job: Running, change: Partial<JobState>): void => {
    job.state = { ...job.state, ...change };
    hub.emit({ kind: 'job', job: job.state });
  };
  const end = (job: Running, change: Partial<JobState>): void => {
    if (job.state.state !== 'running') return;
    job.worker = undefined;
    move(job, change);
    for (const [id, { state }] of jobs) {
      if (jobs.size <= REMEMBERED) break;
      if (state.state !== 'running') jobs.delete(id);
    }
  };
  return {
    start: (task, model) => {
      const id = randomUUID();
      const job: Running = { state: { id, model, call: task.call, state: 'running' }, worker: undefined };
      jobs.set(id, job);
      const worker = new Worker(new URL('./worker.js', import.meta.url), {
        workerData: { kind: 'vauban-job', ...task } satisfies JobTask,
        resourceLimits: { maxOldGenerationSizeMb: 2048 },
      });
      job.worker = worker;
      worker.on('message', (message: JobMessage) => {
        if (message.kind === 'progress') move(job, { done: message.done, says: message.says });
        else {
          job.result = message.result;
          onDone(task, model);
          end(job, { state: 'done', done: 1 });
        }
      });
      worker.on('error', (error) => end(job, { state: 'failed', says: error.message }));
      worker.on('exit', () => end(job, { state: 'failed', says: 'Cannot finish: the work stopped by itself' }));
      hub.emit({ kind: 'job', job: job.state });
      return job.state;
    },
    cancel: (id) => {
      const job = jobs.get(id);
      if (job?.worker === undefined) return false;
      const { worker } = job;
      end(job, { state: 'cancelled' });
      void worker.terminate();
      return true;
    },
    state: (id) => jobs.get(id)?.state,
    result: (id) => jobs.get(id)?.result,
    close: () => {
      for (const { worker } of jobs.values()) void worker?.terminate();
    },
  };
}
