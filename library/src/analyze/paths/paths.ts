/**
 * Attack paths of a model: for every actor and asset the time to compromise, the chance, the ways that are taken, and
 * where they can be cut.
 * @module
 */
import type { AssetPaths, AttackPaths, ControlView, LikelyWay } from '../../model/attack-path.ts';
import { Address } from '../../model/id.ts';
import type { Model } from '../../model/model.ts';
import type { AttackPath } from '../../model/surface.ts';
import { assetPlaces } from '../surface/asset-places.ts';
import { attackPath } from '../surface/attack-paths.ts';
import { controlsAt } from '../surface/controls-met.ts';
import { graphOf } from '../surface/graph.ts';
import { type Reach, reachFrom } from '../surface/reach.ts';
import { assumptionsOf } from './assumptions.ts';
import { ATTACK_TIMES, type AttackTimes } from './attack-times.ts';
import { type Attacker, assetsAsked, attackersOf, startsIn } from './attackers.ts';
import { type FieldTarget, fieldOf, namesOf, type Sampler } from './field.ts';
import { openEntries } from './model-graph.ts';
import { whenReached } from './when-reached.ts';

/** What to analyze, and how. */
export interface PathsOptions {
  /** The address of an actor or a zone; every actor when absent. */
  readonly from?: Address<'actors' | 'zones'> | undefined;
  /** The id of an asset; those of the highest tier when absent. */
  readonly asset?: string | undefined;
  /** The view whose figures stand first. */
  readonly view?: ControlView | undefined;
  /** How many tries; as many as suit the size of the model when absent. */
  readonly samples?: number | undefined;
  readonly seed?: number | undefined;
  /** The controls that are proven. */
  readonly proven?: ReadonlySet<string> | undefined;
  readonly times?: AttackTimes | undefined;
  /** What makes the tries; on its own thread when absent. */
  readonly sampler?: Sampler | undefined;
}

/** So many ways are listed. */
const WAYS = 5;

/**
 * Analyzes the attack paths of a model.
 *
 * @throws {RangeError} when the number of samples or the seed is none
 */
export async function attackPaths(model: Model, options: PathsOptions = {}): Promise<AttackPaths> {
  const { view = 'claimed', samples = samplesFor(model), seed = 1, times = ATTACK_TIMES, proven, sampler } = options;
  const { attackers, unplaced } = attackersOf(model, options.from, times);
  const assets = assetsAsked(model, options.asset);
  const notes = new Set<string>();
  const fields = new Map<string, Promise<ReadonlyMap<string, FieldTarget>>>();
  const shortest = shortestWays(model);
  const pairs: AssetPaths[] = [];
  for (const attacker of attackers) {
    // Attackers who start alike share everything but their pace.
    const key = JSON.stringify([attacker.zone, attacker.threats]);
    const field = fields.get(key) ?? fieldOf(model, attacker, { assets, samples, seed, times, proven, notes, sampler });
    fields.set(key, field);
    for (const [asset, target] of await field) {
      const reached = (one: ControlView) =>
        whenReached(target.sampled[one], target.bounds[one], { samples, pace: attacker.pace });
      const views = { inherent: reached('inherent'), claimed: reached('claimed'), proven: reached('proven') };
      const { isReachable, chokePoints, minimumCut, cheapestCut } = target;
      pairs.push({
        actor: attacker.address,
        asset,
        reachable: isReachable,
        path: shortest(attacker, asset) ?? null,
        time: views[view].time,
        probability: views[view].probability,
        views,
        ways: waysOf(target, view),
        chokePoints,
        minimumCut,
        cheapestCut,
      });
    }
  }
  const found = new Set(pairs.map(({ asset }) => asset));
  const nowhere = attackers.length === 0 ? [] : assets.filter((asset) => !found.has(asset));
  return { view, samples, seed, assumptions: [...assumptionsOf(times), ...notes], unplaced, nowhere, pairs };
}

/** So many samples as take a few seconds, but no more than are of use and no fewer than tell something. */
function samplesFor({ components, flows }: Model): number {
  return Math.min(10_000, Math.max(1000, Math.floor(2e7 / (1 + components.size + 2 * flows.size))));
}

/** Finds the shortest way over the flows; one search for each zone. */
function shortestWays(model: Model): (attacker: Attacker, asset: string) => AttackPath | undefined {
  const graph = graphOf(model);
  const places = assetPlaces(model);
  const open = openEntries(model);
  const searched = new Map<string, { readonly starts: readonly string[]; readonly reach: Reach }>();
  return ({ address, zone }, asset) => {
    let search = searched.get(zone);
    if (search === undefined) {
      const starts = startsIn(model, zone);
      search = { starts, reach: reachFrom(graph, starts, open) };
      searched.set(zone, search);
    }
    const protection = controlsAt(model, [Address('assets', asset)]);
    return attackPath(model, { address, ...search }, { asset, protection, places: places.get(asset) ?? [] });
  };
}

/** The ways that were fastest most often. */
function waysOf({ graph, sampled }: FieldTarget, view: ControlView): readonly LikelyWay[] {
  const { ways } = sampled[view];
  const all = ways.reduce((sum, way) => sum + way.tries, 0);
  const tries = new Map<string, { through: readonly string[]; tries: number }>();
  for (const way of ways) {
    const through = namesOf(graph, way.nodes);
    const known = tries.get(through.join(' ')) ?? { through, tries: 0 };
    known.tries += way.tries;
    tries.set(through.join(' '), known);
  }
  return [...tries.values()]
    .sort((one, other) => other.tries - one.tries)
    .slice(0, WAYS)
    .map((way) => ({ share: way.tries / all, through: way.through }));
}
