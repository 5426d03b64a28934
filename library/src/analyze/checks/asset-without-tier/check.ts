/**
 * An asset of which nobody has said how much it is worth protecting.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { withParts } from '../parts.ts';

export const check: Check = {
  id: 'asset-without-tier',
  title: 'An asset has no tier',
  why: 'What carries and keeps an asset is held to its tier, and so to nothing when it has none.',
  severity: 'low',
  *find(model): Iterable<Gap> {
    const assets = [...model.assets.values()];
    const tiered = withParts(
      model.assets,
      assets.filter(({ tier }) => tier !== undefined).map(({ id }) => id),
    );
    const groups = new Set<string | undefined>(assets.map(({ partOf }) => partOf));
    for (const asset of assets) {
      const isOnlyGroup = groups.has(asset.id) && (asset.at ?? []).length === 0;
      if (tiered.has(asset.id) || isOnlyGroup) continue;
      yield {
        about: `assets/${asset.id}`,
        message: `"${nameOf(asset)}" has no tier`,
        path: ['assets', asset.id],
      };
    }
  },
};
