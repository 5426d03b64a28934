/**
 * `vauban show`: an entry with everything that refers to it, or the list of what a model has.
 * @module
 */
import { didYouMean } from '../kit/did-you-mean.ts';
import { Address } from '../model/id.ts';
import type { Model } from '../model/model.ts';
import { VaubanError } from '../model/problem.ts';
import { ENTRY_SCHEMAS, type EntryCollection } from '../model/schema/collection.ts';
import { listJson, listPage, showJson, showPage } from '../report/index.ts';
import { exitOf, type LoadOptions, load } from './load.ts';
import { emit, emitJson, terminal } from './terminal.ts';

interface ShowFlags extends LoadOptions {
  readonly format: 'text' | 'json';
}

/** Prints one entry, or all of them in short. */
export async function show(path: string, id: string | undefined, flags: ShowFlags): Promise<void> {
  const report = await load(path, flags);
  if (id === undefined) {
    if (flags.format === 'json') emitJson(listJson(report));
    else emit(listPage(report, terminal()));
  } else {
    const address = addressOf(report.read.model, id);
    if (flags.format === 'json') emitJson(showJson(report, address));
    else emit(showPage(report, address, terminal()));
  }
  process.exitCode = exitOf([report]);
}

/**
 * Finds the entry an id means.
 *
 * @throws {VaubanError} NO_SUCH_ID when none has it, or several
 */
export function addressOf(model: Model, id: string): Address {
  const collections = Object.keys(ENTRY_SCHEMAS) as EntryCollection[];
  const slash = id.indexOf('/');
  const named = slash === -1 ? undefined : collections.find((name) => name === id.slice(0, slash));
  const bare = named === undefined ? id : id.slice(slash + 1);
  const found = (named === undefined ? collections : [named]).filter((name) => model[name].has(bare));
  const [only] = found;
  if (only !== undefined && found.length === 1) return Address(only, bare);
  if (found.length > 1) {
    const choices = found.map((name) => `${name}/${bare}`).join(' or ');
    throw new VaubanError('NO_SUCH_ID', `Cannot tell which "${id}" is meant: expected ${choices}`);
  }
  const meant = didYouMean(
    bare,
    collections.flatMap((name) => [...model[name].keys()]),
  );
  throw new VaubanError('NO_SUCH_ID', `Cannot find "${id}" in the model`, {
    hint: meant === undefined ? 'Run "vauban show MODEL" to list what there is' : `Did you mean "${meant}"?`,
  });
}
