/**
 * The tiers of assets: which there are, which is the highest, which an asset has.
 * @module
 */
import type { Model } from './model.ts';
import { VOCABULARY } from './read/vocabulary.ts';

/** The tiers of a model, the one worth most first. */
export function tiersOf(model: Model): readonly string[] {
  return model.tiers.size > 0 ? [...model.tiers.keys()] : VOCABULARY.tiers;
}

/** The tier of an asset: its own, or that of the group it belongs to. */
export function tierOf(model: Model, id: string): string | undefined {
  const seen = new Set<string>();
  let asset = model.assets.get(id);
  while (asset !== undefined && !seen.has(asset.id)) {
    if (asset.tier !== undefined) return asset.tier;
    seen.add(asset.id);
    asset = model.assets.get(asset.partOf ?? '');
  }
  return undefined;
}
