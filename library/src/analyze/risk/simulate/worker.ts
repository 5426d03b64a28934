/**
 * Years of losses by simulation, in several threads of Node. This file is both sides: it starts itself as a worker.
 * The threads write to shared memory; where workers cannot be started the same years are computed here.
 * @module
 */
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { LOSS_VIEWS, type LossScenario } from '../../../model/loss.ts';
import { type ByView, byView } from '../by-view.ts';
import { planOf } from './plan.ts';
import { checkedYears, simulateLoss, type YearsOptions } from './simulate-loss.ts';
import { simulateRange } from './simulate-range.ts';

/** What a worker is told. */
interface Job {
  readonly kind: 'vauban-years';
  readonly sets: readonly (readonly LossScenario[])[];
  readonly options: YearsOptions;
  readonly memory: readonly SharedArrayBuffer[];
  /** The years it is to compute. */
  readonly from: number;
  readonly to: number;
}

/** Ranges begin at a multiple of this many years. */
const STEP = 2048;

/**
 * The loss of each year in each view, all with the same random numbers; views with the same scenarios share their years.
 *
 * @throws {RangeError} when a quantity or an option is impossible
 */
export async function simulateInThreads(
  sets: ByView<readonly LossScenario[]>,
  { threads, seed, years, commonFactor }: YearsOptions & { readonly threads: number },
): Promise<ByView<Float64Array>> {
  const keys = byView((view) => JSON.stringify(sets[view]));
  const different = new Map(LOSS_VIEWS.map((view) => [keys[view], sets[view]]));
  const losses = await inThreads([...different.values()], { seed, years: checkedYears(years), commonFactor }, threads);
  const places = [...different.keys()];
  return byView((view) => losses[places.indexOf(keys[view])] ?? new Float64Array());
}

async function inThreads(
  sets: readonly (readonly LossScenario[])[],
  options: YearsOptions,
  threads: number,
): Promise<readonly Float64Array[]> {
  const { years } = options;
  const share = Math.ceil(years / Math.max(1, threads) / STEP) * STEP;
  if (share >= years) return sets.map((scenarios) => simulateLoss(scenarios, options));
  const memory = sets.map(() => new SharedArrayBuffer(years * Float64Array.BYTES_PER_ELEMENT));
  const jobs: Job[] = [];
  for (let from = 0; from < years; from += share) {
    jobs.push({ kind: 'vauban-years', sets, options, memory, from, to: Math.min(years, from + share) });
  }
  try {
    await Promise.all(jobs.map(inWorker));
    return memory.map((shared) => new Float64Array(shared));
  } catch {
    return sets.map((scenarios) => simulateLoss(scenarios, options));
  }
}

function inWorker(job: Job): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: job });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The worker ended with ${code}`))));
  });
}

function work({ sets, options, memory, from, to }: Job): void {
  for (const [index, scenarios] of sets.entries()) {
    const shared = memory[index];
    if (shared === undefined) continue;
    const losses = new Float64Array(shared, from * Float64Array.BYTES_PER_ELEMENT, to - from);
    simulateRange(planOf(scenarios, options), from, losses);
  }
}

function isJob(data: unknown): data is Job {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'vauban-years';
}

if (!isMainThread && isJob(workerData)) work(workerData);
