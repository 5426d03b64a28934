/**
 * Where assets can be had: where they lie, and at the ends of the flows that move them unless they are sealed to others.
 * @module
 */
import type { Model } from '../../model/model.ts';

/** A component at which an asset can be had. */
export interface AssetPlace {
  readonly asset: string;
  readonly component: string;
  readonly how: 'lies' | 'passes';
}

/** The places of each asset, in written order, those where it lies first. */
export function assetPlaces(model: Model): ReadonlyMap<string, readonly AssetPlace[]> {
  const places = new Map<string, Map<string, AssetPlace>>();
  const note = (asset: string, component: string, how: AssetPlace['how']): void => {
    if (model.assets.get(asset)?.outOfScope !== undefined) return;
    const known = places.get(asset) ?? new Map<string, AssetPlace>();
    places.set(asset, known);
    if (!known.has(component)) known.set(component, { asset, component, how });
  };
  for (const { id, at } of model.assets.values()) for (const component of at ?? []) note(id, component, 'lies');
  for (const { from, to, carries, returns, outOfScope } of model.flows.values()) {
    if (outOfScope !== undefined) continue;
    for (const { asset, sealedTo } of [...(carries ?? []), ...(returns ?? [])]) {
      for (const end of [from, to]) {
        const canRead = sealedTo === undefined || sealedTo.length === 0 || sealedTo.some((one) => one === end);
        if (canRead) note(asset, end, 'passes');
      }
    }
  }
  return new Map([...places].map(([asset, own]) => [asset, [...own.values()]]));
}
