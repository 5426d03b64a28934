import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { byView } from '../by-view.ts';
import { REGISTER, scenario } from '../register.fixture.ts';
import { simulateLoss } from './simulate-loss.ts';
import { simulateInThreads } from './worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'vauban-worker-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OPTIONS = { seed: 7, years: 50_000 };

/** Prints a hash for each number of threads, and whether workers did the work. */
const PROGRAM = `
import { createHash } from 'node:crypto';
import { REGISTER } from ${JSON.stringify(join(import.meta.dirname, '..', 'register.fixture.ts'))};
const { simulateInThreads } = await import(${JSON.stringify(join(import.meta.dirname, 'worker.ts'))});
for (const threads of [1, 2, 3]) {
  const { claimed } = await simulateInThreads({ inherent: REGISTER, claimed: REGISTER, proven: REGISTER }, { seed: 7, years: 50_000, threads });
  console.log(createHash('sha256').update(new Uint8Array(claimed.buffer)).digest('hex'), claimed.buffer.constructor.name);
}
`;

test('simulateInThreads gives the same bits for 1, 2 and 3 threads, in a bundle as ours', async () => {
  writeFileSync(join(folder, 'main.mjs'), PROGRAM);
  await build({
    entryPoints: [join(folder, 'main.mjs')],
    outdir: join(folder, 'out'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
  });
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'out', 'main.js')], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const [one, two, three] = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  expect(one?.[0]).toMatch(/^[0-9a-f]{64}$/);
  expect([two?.[0], three?.[0]]).toEqual([one?.[0], one?.[0]]);
  // Only the memory that workers share has this name.
  expect([one?.[1], two?.[1], three?.[1]]).toEqual(['ArrayBuffer', 'SharedArrayBuffer', 'SharedArrayBuffer']);
});

test('simulateInThreads computes the years here where no worker can be started', async () => {
  // A worker of Node 20 cannot read this very file, because it is TypeScript.
  const sets = byView((view) => (view === 'proven' ? REGISTER.slice(1) : REGISTER));
  const losses = await simulateInThreads(sets, { ...OPTIONS, threads: 2 });
  expect(losses.claimed).toEqual(simulateLoss(REGISTER, OPTIONS));
  expect(losses.proven).toEqual(simulateLoss(REGISTER.slice(1), OPTIONS));
  expect(losses.inherent).toBe(losses.claimed);
});

test('simulateInThreads tells of impossible parameters as a call in one thread does', async () => {
  const sets = byView(() => [scenario('x', 1, { kind: 'interval', low: 5, high: 1 })]);
  await expect(simulateInThreads(sets, { ...OPTIONS, threads: 2 })).rejects.toThrow(/0 < low < high/);
  await expect(simulateInThreads(sets, { ...OPTIONS, years: 5, threads: 2 })).rejects.toThrow(RangeError);
});
