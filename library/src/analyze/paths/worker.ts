/**
 * Tries of an attack in several threads of Node. This file is both sides: it starts itself as a worker. A try comes out
 * the same whichever thread makes it; where workers cannot be started the tries are made here.
 * @module
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { AttackGraph } from './attack-graph.ts';
import type { Defended } from './defended.ts';
import {
  checkSampling,
  joined,
  type SampledRange,
  type SampledTarget,
  type Sampling,
  sampleRange,
  sampleTimes,
} from './sample-times.ts';

/** What a worker is told. */
interface Job {
  readonly kind: 'vauban-tries';
  readonly graph: AttackGraph;
  readonly defense: Defended;
  /** With the tries it is to make. */
  readonly sampling: Sampling & { readonly from: number; readonly to: number };
}

/** Less work than this, in nodes times tries, is done sooner than a thread is started. */
const WORTH_A_THREAD = 2e7;

/** Makes a sampler that shares the tries out among a whole number of threads. */
export function samplerWith(threads: number) {
  return async (graph: AttackGraph, defense: Defended, sampling: Sampling): Promise<readonly SampledTarget[]> => {
    checkSampling(sampling);
    const { samples } = sampling;
    const count = Math.min(threads, Math.floor((graph.size * samples) / WORTH_A_THREAD), samples);
    if (!Number.isInteger(count) || count < 2) return sampleTimes(graph, defense, sampling);
    const jobs = Array.from({ length: count }, (_, thread): Job => {
      const [from, to] = [thread, thread + 1].map((part) => Math.round((samples * part) / count));
      return { kind: 'vauban-tries', graph, defense, sampling: { ...sampling, from: from ?? 0, to: to ?? samples } };
    });
    try {
      return joined(sampling, await Promise.all(jobs.map(inWorker)));
    } catch {
      return sampleTimes(graph, defense, sampling);
    }
  };
}

function inWorker(job: Job): Promise<readonly SampledRange[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The worker ended with ${code}`)));
  });
}

function isJob(data: unknown): data is Job {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'vauban-tries';
}

if (!isMainThread && isJob(workerData)) {
  const { graph, defense, sampling } = workerData;
  parentPort?.postMessage(sampleRange(graph, defense, sampling));
}
