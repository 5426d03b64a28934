/**
 * How fast risk in money is computed, exactly and by simulation: prints a table with the time that passed, the processor
 * time, the goal, and how far the figures are from the published ones. It bundles itself first, as the command line is
 * bundled, because workers cannot be started from TypeScript.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { arch, cpus, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { byView } from '../library/src/analyze/risk/by-view.ts';
import { exactLoss } from '../library/src/analyze/risk/exact/exact-loss.ts';
import type { Spectrum } from '../library/src/analyze/risk/exact/fft.ts';
import { quantileOf, shortfallOf } from '../library/src/analyze/risk/exact/read-curve.ts';
import { FAIR, REGISTER, scenario } from '../library/src/analyze/risk/register.fixture.ts';
import {
  quantileIn,
  shortfallIn,
  sortedYears,
  widthFor,
} from '../library/src/analyze/risk/simulate/order-statistics.ts';
import { planOf } from '../library/src/analyze/risk/simulate/plan.ts';
import { simulateLoss } from '../library/src/analyze/risk/simulate/simulate-loss.ts';
import { simulateProducts } from '../library/src/analyze/risk/simulate/simulate-products.ts';
import { simulateRange } from '../library/src/analyze/risk/simulate/simulate-range.ts';
import { simulateInThreads } from '../library/src/analyze/risk/simulate/worker.ts';

const YEARS = 10_000_000;
const ITERATIONS = 20_000_000;
const SEED = 1;
/** V21: mean, and what is lost at most in 90, 95, 99 and 99.9 of 100 years. */
const PUBLISHED = { mean: 715_594, quantiles: [1_963_375, 4_109_500, 9_267_875, 18_378_875] } as const;
const CHANCES = [0.9, 0.95, 0.99, 0.999] as const;

interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

/** Runs something once and tells what it took, in seconds. */
async function timed<Result>(work: () => Result | Promise<Result>): Promise<Spent & { readonly result: Result }> {
  const [wall, cpu] = [process.hrtime.bigint(), process.cpuUsage()];
  const result = await work();
  const { user } = process.cpuUsage(cpu);
  return { result, wall: Number(process.hrtime.bigint() - wall) / 1e9, cpu: user / 1e6 };
}

/** The mean of many short runs, after one that warms up. */
async function mean(runs: number, work: () => unknown): Promise<Spent> {
  await work();
  const { wall, cpu } = await timed(async () => {
    for (let run = 0; run < runs; run += 1) await work();
  });
  return { wall: wall / runs, cpu: cpu / runs };
}

/** The run with the least processor time of several. */
async function best<Result>(runs: number, work: () => Result | Promise<Result>) {
  const all = [await timed(work)];
  for (let run = 1; run < runs; run += 1) all.push(await timed(work));
  const [least] = all.toSorted((one, other) => one.cpu - other.cpu);
  if (least === undefined) throw new RangeError('Cannot measure: expected at least one run, found none');
  return least;
}

function row(what: string, { wall, cpu }: Spent, goal: string, note = ''): void {
  const ms = (seconds: number): string =>
    seconds < 1 ? `${(1000 * seconds).toFixed(1)} ms` : `${seconds.toFixed(2)} s`;
  console.log(`| ${what} | ${ms(wall)} | ${ms(cpu)} | ${goal} | ${note} |`);
}

/** So many a second as measured, and what two free cores would do by the processor time of one. */
function speed(count: number, { wall, cpu }: Spent): string {
  const millions = (each: number): string => `${(each / 1e6).toFixed(1)} M/s`;
  return `${millions(count / wall)} as measured, ${millions((2 * count) / cpu)} by processor time on two free cores`;
}

function hash(losses: Float64Array): string {
  const bytes = new Uint8Array(losses.buffer, losses.byteOffset, losses.byteLength);
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** FAIR iterations in so many threads; this file is the worker, too. */
async function products(threads: number): Promise<Float64Array> {
  const memory = new SharedArrayBuffer(8 * ITERATIONS);
  const share = ITERATIONS / threads;
  const jobs = Array.from({ length: threads }, (_, index) => ({ memory, from: index * share, count: share }));
  if (threads === 1) for (const job of jobs) iterate(job);
  else await Promise.all(jobs.map(inWorker));
  return new Float64Array(memory);
}

interface Job {
  readonly memory: SharedArrayBuffer;
  readonly from: number;
  readonly count: number;
}

function inWorker(job: Job): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { bench: job } });
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

function iterate({ memory, from, count }: Job): void {
  simulateProducts(planOf([FAIR], { seed: SEED }), from, new Float64Array(memory, 8 * from, count));
}

function deviations(losses: Float64Array, mean: number): string {
  const years = sortedYears(losses);
  return `mean ${(Math.abs(years.mean - mean) / (years.deviation / Math.sqrt(losses.length))).toFixed(1)} standard errors from the published`;
}

async function simulation(): Promise<void> {
  const one = await best(3, () => products(1));
  const two = await best(3, () => products(2));
  const same = hash(one.result) === hash(two.result) ? 'same hash' : 'ANOTHER HASH';
  row(
    'G6: 20 million FAIR iterations of 7 PERTs, 1 thread',
    one,
    '',
    `${speed(ITERATIONS, one)}; ${deviations(one.result, 17_308_359)}`,
  );
  row('G6: the same, 2 threads', two, '30 M/s', `${speed(ITERATIONS, two)}; ${same} ${hash(two.result)}`);
  const sets = byView(() => REGISTER);
  const alone = await best(
    3,
    async () => (await simulateInThreads(sets, { seed: SEED, years: YEARS, threads: 1 })).claimed,
  );
  const both = await best(
    3,
    async () => (await simulateInThreads(sets, { seed: SEED, years: YEARS, threads: 2 })).claimed,
  );
  const equal = hash(alone.result) === hash(both.result) ? 'same hash' : 'ANOTHER HASH';
  row(
    'G6: 10 million years of the VirtEngine register, 1 thread',
    alone,
    '',
    `${speed(YEARS, alone)}; ${deviations(alone.result, 715_593.2)}`,
  );
  row('G6: the same, 2 threads', both, '20 M/s', `${speed(YEARS, both)}; ${equal} ${hash(both.result)}`);
  const plan = planOf(REGISTER, { seed: SEED, plain: true });
  const plain = await best(2, () => {
    const losses = new Float64Array(YEARS / 10);
    simulateRange(plan, 0, losses);
    return losses;
  });
  row('The same without WebAssembly, 1 million years, 1 thread', plain, '', speed(YEARS / 10, plain));
}

async function exact(): Promise<void> {
  const cold = await timed(() => exactLoss(REGISTER));
  const off = [
    Math.abs(cold.result.expected / PUBLISHED.mean - 1),
    ...CHANCES.map((p, index) => Math.abs(quantileOf(cold.result, p) / (PUBLISHED.quantiles[index] ?? 0) - 1)),
  ];
  row(
    'G7: V21 exactly, the first call of the process',
    cold,
    '150 ms',
    `at most ${(100 * Math.max(...off)).toFixed(4)} % from the published (goal 0.1 %)`,
  );
  row('G7: V21 exactly, warm', await mean(20, () => exactLoss(REGISTER)), '150 ms');
  const transforms = new Map<string, Spectrum>();
  const { grid } = exactLoss(REGISTER, { transforms });
  let moved = 0;
  const slider = await mean(40, () => {
    moved += 1;
    const scenarios = REGISTER.map((one, index) =>
      index === 0 ? scenario(one.id, 0.03 + moved / 100, one.primary) : one,
    );
    return quantileOf(exactLoss(scenarios, { transforms, grid }), 0.95);
  });
  row('G7: one frequency moved', slider, '16 ms');
  const loss = await mean(20, () => {
    moved += 1;
    const scenarios = REGISTER.map((one, index) =>
      index === 0 ? scenario(one.id, 0.03, { kind: 'interval', low: 1e6, high: 1e7 + moved }) : one,
    );
    return quantileOf(exactLoss(scenarios, { transforms, grid }), 0.95);
  });
  row('G7: one loss moved', loss, '16 ms');
  const simulated = await timed(() => sortedYears(simulateLoss(REGISTER, { seed: SEED, years: 4_000_000 })));
  const points = Array.from({ length: 60 }, (_, index) => 0.75 * 10 ** (-index / 15));
  const width = widthFor(0.99, points.length + CHANCES.length);
  const inside = [
    ...points.map((p) => [quantileOf(cold.result, 1 - p), quantileIn(simulated.result, 1 - p, width)] as const),
    ...CHANCES.map((p) => [shortfallOf(cold.result, p), shortfallIn(simulated.result, p, width)] as const),
  ].filter(([value, { low, high }]) => value >= low && value <= high).length;
  row(
    'G7: 4 million years simulated and sorted',
    simulated,
    'band holds the curve',
    `${inside} of ${points.length + CHANCES.length} exact figures in the 99 % band`,
  );
}

/** Bundles this file and runs the bundle. */
async function bundled(): Promise<void> {
  const { build } = await import('esbuild');
  const folder = mkdtempSync(join(tmpdir(), 'vauban-bench-risk-'));
  try {
    await build({
      entryPoints: { bench: fileURLToPath(import.meta.url) },
      outdir: folder,
      bundle: true,
      format: 'esm',
      platform: 'node',
      external: ['esbuild'],
      define: { VAUBAN_BUNDLED: 'true' },
      logLevel: 'warning',
    });
    spawnSync(process.execPath, [join(folder, 'bench.js')], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

declare const VAUBAN_BUNDLED: boolean | undefined;

if (typeof VAUBAN_BUNDLED === 'undefined') await bundled();
else if (!isMainThread) {
  if (workerData?.bench !== undefined) iterate(workerData.bench);
} else {
  console.log(
    `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${platform()} ${arch()}, Node ${process.versions.node}, the best of several runs, of short ones the mean\n`,
  );
  console.log('| run | time | processor | goal | |\n|---|---|---|---|---|');
  await exact();
  await simulation();
}
