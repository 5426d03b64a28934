/**
 * `npm run bench`: how long whole runs of the command line take, and how much memory. Prints a table; the figures kept
 * in docs/benchmarks.md come from here.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { largeModel } from './large-model.ts';

const VAUBAN = fileURLToPath(new URL('../library/bin/vauban.mjs', import.meta.url));
const PEAK = new URL('./peak-memory.mjs', import.meta.url).href;
const RUNS = 7;

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

/** The median of several whole runs, after one that warms the disk. */
function measure(args: readonly string[]): Measured {
  const runs: Measured[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const started = process.hrtime.bigint();
    const child = spawnSync(process.execPath, ['--import', PEAK, VAUBAN, ...args], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    });
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    if (child.status !== 0) throw new Error(`vauban ${args.join(' ')} ended with ${child.status}: ${child.stderr}`);
    if (run > 0) runs.push({ seconds, megabytes: Number(child.output[3]) / 1024 });
  }
  const middle = (values: readonly number[]): number =>
    values.toSorted((one, other) => one - other)[RUNS >> 1] ?? Number.NaN;
  return { seconds: middle(runs.map((run) => run.seconds)), megabytes: middle(runs.map((run) => run.megabytes)) };
}

function row(name: string, measured: Measured, goal: string): void {
  console.log(
    `| ${name.padEnd(52)} | ${measured.seconds.toFixed(2).padStart(6)} s | ${measured.megabytes.toFixed(0).padStart(5)} MB | ${goal} |`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'vauban-bench-'));
try {
  console.log(
    `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${platform()} ${arch()}, Node ${process.versions.node}, median of ${RUNS} whole processes\n`,
  );
  console.log(`| ${'run'.padEnd(52)} | ${'time'.padStart(8)} | ${'memory'.padStart(8)} | goal |\n|---|---|---|---|`);
  row('vauban --version', measure(['--version']), '0.2 s');
  for (const model of ['virtengine', 'atlas', 'bitcoin-commons']) {
    row(`vauban check models/${model}`, measure(['check', `models/${model}`]), '0.6 s, 150 MB');
  }
  const modest = join(folder, 'modest.yaml');
  writeFileSync(modest, largeModel({ components: 400, flows: 800 }));
  row('vauban check, 400 components and 800 flows', measure(['check', modest]), '0.5 s');
  const small = join(folder, 'small.yaml');
  const large = join(folder, 'large.yaml');
  writeFileSync(small, largeModel({ components: 1000, flows: 2000 }));
  writeFileSync(large, largeModel({ components: 10_000, flows: 20_000 }));
  const one = measure(['check', small]);
  const ten = measure(['check', large]);
  row('vauban check, 1,000 components and 2,000 flows', one, '');
  row('vauban check, 10,000 components and 20,000 flows', ten, '4 s');
  const start = measure(['--version']).seconds;
  console.log(
    `\nTen times the model takes ${((ten.seconds - start) / (one.seconds - start)).toFixed(1)} times as long (start-up taken off)`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
