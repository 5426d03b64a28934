/**
 * `vauban surface`: who can reach what, or what an attacker who holds a component reaches from there.
 * @module
 */
import { blastRadius } from '../analyze/surface/blast-radius.ts';
import { surfaceOf } from '../analyze/surface/surface.ts';
import { didYouMean } from '../kit/did-you-mean.ts';
import { Address, partsOf } from '../model/id.ts';
import type { Model } from '../model/model.ts';
import { VaubanError } from '../model/problem.ts';
import { blastPage, surfaceJson, surfacePage } from '../report/index.ts';
import { exitOf, type LoadOptions, load } from './load.ts';
import { emit, emitJson, terminal } from './terminal.ts';

interface SurfaceFlags extends LoadOptions {
  readonly format: 'text' | 'json';
  /** An actor, a zone or a component. */
  readonly from?: string;
}

const ORIGINS = ['actors', 'zones', 'components'] as const;
type OriginAddress = Address<(typeof ORIGINS)[number]>;

/** Prints the attack surface, or the blast radius of a component. */
export async function surface(path: string, flags: SurfaceFlags): Promise<void> {
  const report = await load(path, flags);
  const { model } = report.read;
  const from = flags.from === undefined ? undefined : originOf(model, flags.from);
  if (from !== undefined && isComponent(from)) {
    const blast = blastRadius(model, partsOf(from).id);
    if (flags.format === 'json') emitJson(surfaceJson(report, blast));
    else emit(blastPage(report, blast, terminal()));
  } else {
    const found = surfaceOf(model, from as Address<'actors' | 'zones'> | undefined);
    if (flags.format === 'json') emitJson(surfaceJson(report, found));
    else emit(surfacePage(report, found, terminal()));
  }
  process.exitCode = exitOf([report]);
}

function isComponent(address: OriginAddress): boolean {
  return partsOf(address).collection === 'components';
}

/** Finds the actor, zone or component an id means. */
function originOf(model: Model, id: string): OriginAddress {
  const named = ORIGINS.find((collection) => id.startsWith(`${collection}/`));
  const bare = named === undefined ? id : id.slice(named.length + 1);
  const found = (named === undefined ? ORIGINS : [named]).filter((collection) => model[collection].has(bare));
  const [only] = found;
  if (only !== undefined && found.length === 1) return Address(only, bare);
  if (found.length > 1) {
    const choices = found.map((collection) => `${collection}/${bare}`).join(' or ');
    throw new VaubanError('NO_SUCH_ID', `Cannot tell which "${id}" is meant: expected ${choices}`);
  }
  const known = ORIGINS.flatMap((collection) => [...model[collection].keys()]);
  const meant = didYouMean(bare, known);
  throw new VaubanError('NO_SUCH_ID', `Cannot start from "${id}": expected an actor, a zone or a component`, {
    hint: meant === undefined ? 'Run "vauban show MODEL" to list what there is' : `Did you mean "${meant}"?`,
  });
}
