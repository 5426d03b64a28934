/**
 * Blast radius: what an attacker who holds a component reaches from there, as if nothing on the way held.
 * @module
 */
import type { Model } from '../../model/model.ts';
import type { BlastRadius, ReachedAsset } from '../../model/surface.ts';
import { tierOf, tiersOf } from '../../model/tier.ts';
import { assetPlaces } from './asset-places.ts';
import { graphOf } from './graph.ts';
import { type Reach, reachFrom } from './reach.ts';

/** Everything within reach of a component. */
export function blastRadius(model: Model, component: string): BlastRadius {
  const reach = reachFrom(graphOf(model), [component]);
  const components = [...reach.values()].map(({ component: id, hops, before, way }) => ({
    component: id,
    hops,
    ...(before !== undefined && { after: before.component }),
    ...(way !== undefined && { flow: way.flow.id }),
  }));
  const inScope = [...model.components.values()].filter(({ outOfScope }) => outOfScope === undefined);
  const untouched = inScope.filter(({ id }) => !reach.has(id)).length;
  return { component, components, assets: assetsWithin(model, reach), untouched };
}

/** The assets within reach, each at its nearest place; the highest tier first, then the nearest. */
function assetsWithin(model: Model, reach: Reach): readonly ReachedAsset[] {
  const tiers = tiersOf(model);
  const found: ReachedAsset[] = [];
  for (const [asset, places] of assetPlaces(model)) {
    let nearest: ReachedAsset | undefined;
    const tier = tierOf(model, asset);
    for (const { component, how } of places) {
      const hops = reach.get(component)?.hops;
      if (hops === undefined || (nearest !== undefined && nearest.hops <= hops)) continue;
      nearest = { asset, ...(tier !== undefined && { tier }), hops, at: component, how };
    }
    if (nearest !== undefined) found.push(nearest);
  }
  const rank = ({ tier }: ReachedAsset): number => (tier === undefined ? tiers.length : tiers.indexOf(tier));
  return found.sort((one, other) => rank(one) - rank(other) || one.hops - other.hops);
}
