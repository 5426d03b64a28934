/**
 * Whole processes measured from start to end: the median of several runs, after one that warms the disk.
 * @module
 */
import { spawnSync } from 'node:child_process';

/** What a run took. */
export interface Measured {
  readonly seconds: number;
  /** The most memory it held; undefined where nobody looked. */
  readonly megabytes: number | undefined;
}

/** A command with its arguments. */
export interface Command {
  readonly run: string;
  readonly args: readonly string[];
}

/**
 * Runs a command several times; a process that writes its peak memory in kilobytes to file descriptor 3 is measured for
 * that too.
 *
 * @throws {Error} when the command fails
 */
export function measure({ run, args }: Command, runs: number): Measured {
  const taken: Measured[] = [];
  for (let count = 0; count <= runs; count += 1) {
    const started = process.hrtime.bigint();
    const child = spawnSync(run, args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    if (child.status !== 0) throw new Error(`${run} ${args.join(' ')} ended with ${child.status}: ${child.stderr}`);
    const kilobytes = Number(String(child.output[3] ?? '') || Number.NaN);
    if (count > 0) taken.push({ seconds, megabytes: Number.isNaN(kilobytes) ? undefined : kilobytes / 1024 });
  }
  const middle = (values: readonly number[]): number | undefined =>
    values.toSorted((one, other) => one - other)[values.length >> 1];
  return {
    seconds: middle(taken.map(({ seconds }) => seconds)) ?? Number.NaN,
    megabytes: middle(taken.flatMap(({ megabytes }) => megabytes ?? [])),
  };
}
