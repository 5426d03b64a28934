/**
 * The attack surface of a model: its entries, and the shortest way of each actor to each asset of the highest tier.
 * @module
 */
import { Address, partsOf } from '../../model/id.ts';
import type { Model } from '../../model/model.ts';
import type { AttackPath, Origin, Surface } from '../../model/surface.ts';
import { tierOf, tiersOf } from '../../model/tier.ts';
import { structureOf } from '../facts/structure.ts';
import { assetPlaces } from './asset-places.ts';
import { attackPath, type Starter } from './attack-paths.ts';
import { controlsAt } from './controls-met.ts';
import { surfaceEntries } from './entries.ts';
import { graphOf } from './graph.ts';
import { type Reach, reachFrom } from './reach.ts';

/** An origin before anything is known of it. */
type Placed = Pick<Origin, 'address' | 'zone'>;

/**
 * Finds what can be reached, as if nothing on the way held: a search for each zone in which somebody starts.
 *
 * @param from the address of an actor or a zone; every actor when absent
 */
export function surfaceOf(model: Model, from?: Address<'actors' | 'zones'>): Surface {
  const placed = from === undefined ? everyActor(model) : originAt(model, from);
  const search = searches(model);
  const starters = placed.map(({ address, zone }): Starter & Placed => ({ address, zone, ...search(zone) }));
  const [tier = ''] = tiersOf(model);
  const places = assetPlaces(model);
  const groups = new Set([...model.assets.values()].map(({ partOf }) => partOf));
  const highest = [...model.assets.values()].filter(
    ({ id, outOfScope }) => outOfScope === undefined && tierOf(model, id) === tier,
  );
  const assets = highest
    .filter(({ id }) => places.has(id))
    .map(({ id }) => ({ asset: id as string, protection: controlsAt(model, [Address('assets', id)]) }));
  // A group is reached with its parts, which are listed themselves.
  const nowhere = highest.filter(({ id }) => !places.has(id) && !groups.has(id)).map(({ id }) => id);

  const paths: AttackPath[] = [];
  const origins = starters.map((starter): Origin => {
    const unreached: string[] = [];
    for (const target of assets) {
      const path = attackPath(model, starter, { ...target, places: places.get(target.asset) ?? [] });
      if (path === undefined) unreached.push(target.asset);
      else paths.push(path);
    }
    const { address, zone, starts, reach } = starter;
    return { address, zone, starts, reaches: reach.size - starts.length, unreached };
  });
  const entries = surfaceEntries(model, starters);
  return { tier, assets, nowhere, origins, unplaced: unplaced(model, from), entries, paths };
}

function everyActor(model: Model): readonly Placed[] {
  return [...model.actors.keys()].flatMap((id) => originAt(model, Address('actors', id)));
}

/** The zone in which an origin starts; none for an actor without one. */
function originAt(model: Model, address: Address<'actors' | 'zones'>): readonly Placed[] {
  const { collection, id } = partsOf(address);
  const actor = collection === 'actors' ? model.actors.get(id) : undefined;
  const zone = collection === 'zones' ? id : actor?.outOfScope === undefined ? actor?.from : undefined;
  return zone === undefined ? [] : [{ address, zone }];
}

function unplaced(model: Model, from: Address | undefined): readonly string[] {
  return [...model.actors.values()]
    .filter(({ id, outOfScope }) => outOfScope === undefined && (from === undefined || from === Address('actors', id)))
    .filter((actor) => actor.from === undefined)
    .map(({ id }) => id);
}

/** Searches from the components of a zone and from the entries open to everybody; actors of one zone share a search. */
function searches(model: Model): (zone: string) => { readonly starts: readonly string[]; readonly reach: Reach } {
  const graph = graphOf(model);
  const { componentsIn } = structureOf(model);
  const open = [...model.entries.values()]
    .filter(({ at, exposure, outOfScope }) => {
      const listens = model.components.get(at);
      return exposure === 'external' && [outOfScope, listens?.outOfScope].every((why) => why === undefined);
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const done = new Map<string, { starts: readonly string[]; reach: Reach }>();
  return (zone) => {
    let found = done.get(zone);
    if (found === undefined) {
      const starts = (componentsIn.get(zone) ?? [])
        .filter((id) => model.components.get(id)?.outOfScope === undefined)
        .toSorted();
      found = { starts, reach: reachFrom(graph, starts, open) };
      done.set(zone, found);
    }
    return found;
  };
}
