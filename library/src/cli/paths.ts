/**
 * `vauban paths`: how long an attacker needs to get at an asset, how likely it is, and where to stop it.
 * @module
 */
import { availableParallelism } from 'node:os';
import { attackPaths } from '../analyze/paths/index.ts';
import type { ControlView } from '../model/attack-path.ts';
import { partsOf } from '../model/id.ts';
import { VaubanError } from '../model/problem.ts';
import { pathsJson, pathsPage } from '../report/index.ts';
import { findEntry } from './find-entry.ts';
import { exitOf, type LoadOptions, load } from './load.ts';
import { emit, emitJson, terminal, withProgress } from './terminal.ts';

interface PathsFlags extends LoadOptions {
  readonly format: 'text' | 'json';
  /** An actor or a zone. */
  readonly from?: string;
  readonly asset?: string;
  readonly view: ControlView;
  readonly samples?: string;
  readonly seed: string;
}

/** Prints the attack paths of a model. */
export async function paths(path: string, flags: PathsFlags): Promise<void> {
  const samples = flags.samples === undefined ? undefined : wholeNumber(flags.samples, { name: 'samples', least: 1 });
  const seed = wholeNumber(flags.seed, { name: 'seed', least: 0 });
  const report = await load(path, flags);
  const { model } = report.read;
  const from =
    flags.from === undefined
      ? undefined
      : findEntry(model, ['actors', 'zones'], { id: flags.from, wanted: 'an actor or a zone' });
  const asset =
    flags.asset === undefined
      ? undefined
      : partsOf(findEntry(model, ['assets'], { id: flags.asset, wanted: 'an asset' })).id;
  const { samplerWith } = await import('../analyze/paths/worker.ts');
  const sampler = samplerWith(availableParallelism());
  const result = await withProgress('Trying the ways in', () =>
    attackPaths(model, { from, asset, view: flags.view, samples, seed, sampler }),
  );
  if (flags.format === 'json') emitJson(pathsJson(report, result));
  else emit(pathsPage(report, result, terminal()));
  process.exitCode = exitOf([report]);
}

function wholeNumber(written: string, { name, least }: { readonly name: string; readonly least: number }): number {
  const number = written.trim() === '' ? Number.NaN : Number(written);
  if (Number.isSafeInteger(number) && number >= least && (name === 'seed' || number <= 1e7)) return number;
  throw new VaubanError('USAGE', `Cannot read --${name} "${written}": expected a whole number from ${least}`);
}
