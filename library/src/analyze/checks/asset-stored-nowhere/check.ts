/**
 * An asset that lies nowhere and travels nowhere. An empty list of places is said on purpose and is no gap.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { withParts } from '../parts.ts';

export const check: Check = {
  id: 'asset-stored-nowhere',
  title: 'An asset lies nowhere and no flow carries it',
  why: 'Nothing can be said about the protection of what is nowhere.',
  severity: 'low',
  *find(model): Iterable<Gap> {
    const placed: string[] = [];
    for (const { id, at } of model.assets.values()) if (at !== undefined) placed.push(id);
    for (const { carries = [], returns = [] } of model.flows.values()) {
      for (const { asset } of [...carries, ...returns]) placed.push(asset);
    }
    const somewhere = withParts(model.assets, placed);
    const groups = new Set<string | undefined>([...model.assets.values()].map(({ partOf }) => partOf));
    for (const asset of model.assets.values()) {
      if (somewhere.has(asset.id) || groups.has(asset.id)) continue;
      yield {
        about: `assets/${asset.id}`,
        message: `"${nameOf(asset)}" lies at no component and no flow carries it`,
        path: ['assets', asset.id],
      };
    }
  },
};
