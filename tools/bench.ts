/**
 * `npm run bench`: how long whole runs of the command line take, and how much memory. Prints a table; the figures kept
 * in docs/benchmarks.md come from here. With `--peer` it also measures pytm on the same model.
 * @module
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchPytm } from './bench-pytm.ts';
import { largeModel } from './large-model.ts';
import { type Command, type Measured, measure } from './measure.ts';

const VAUBAN = fileURLToPath(new URL('../library/bin/vauban.mjs', import.meta.url));
const PEAK = new URL('./peak-memory.mjs', import.meta.url).href;
const TM7 = fileURLToPath(
  new URL(
    '../../shared/corpus/models/tm7/iriusrisk-startleft-slp_mtmt-tests-resources-mtmt-mtmt_example_coordinates.tm7',
    import.meta.url,
  ),
);
const RUNS = 7;

const vauban = (args: readonly string[]): Command => ({
  run: process.execPath,
  args: ['--import', PEAK, VAUBAN, ...args],
});

const time = (...args: readonly string[]): Measured => measure(vauban(args), RUNS);

function row(name: string, measured: Measured, goal: string): void {
  console.log(
    `| ${name.padEnd(52)} | ${measured.seconds.toFixed(2).padStart(6)} s | ${(measured.megabytes ?? Number.NaN).toFixed(0).padStart(5)} MB | ${goal} |`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'vauban-bench-'));
try {
  console.log(
    `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${platform()} ${arch()}, Node ${process.versions.node}, median of ${RUNS} whole processes\n`,
  );
  console.log(`| ${'run'.padEnd(52)} | ${'time'.padStart(8)} | ${'memory'.padStart(8)} | goal |\n|---|---|---|---|`);
  row('vauban --version', time('--version'), '0.2 s');
  for (const model of ['virtengine', 'atlas', 'bitcoin-commons']) {
    row(`vauban check models/${model}`, time('check', `models/${model}`), '0.6 s, 150 MB');
  }
  const modest = join(folder, 'modest.yaml');
  writeFileSync(modest, largeModel({ components: 400, flows: 800 }));
  row('vauban check, 400 components and 800 flows', time('check', modest), '0.5 s');
  const small = join(folder, 'small.yaml');
  const large = join(folder, 'large.yaml');
  writeFileSync(small, largeModel({ components: 1000, flows: 2000 }));
  writeFileSync(large, largeModel({ components: 10_000, flows: 20_000 }));
  const one = time('check', small);
  const ten = time('check', large);
  row('vauban check, 1,000 components and 2,000 flows', one, '');
  row('vauban check, 10,000 components and 20,000 flows', ten, '4 s');
  // The largest model of Microsoft's tool in the corpus, where that lies beside the project.
  if (existsSync(TM7)) row('vauban import, a .tm7 of 1.5 MB', time('import', TM7), '0.5 s');
  const start = time('--version').seconds;
  console.log(
    `\nTen times the model takes ${((ten.seconds - start) / (one.seconds - start)).toFixed(1)} times as long (start-up taken off)`,
  );
  if (process.argv.includes('--peer')) benchPytm(largeModel({ components: 400, flows: 800 }), folder, vauban);
} finally {
  rmSync(folder, { recursive: true });
}
