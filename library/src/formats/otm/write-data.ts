/**
 * Assets and flows as Open Threat Model has them.
 * @module
 */
import type { Json } from '../fields.ts';
import { mergeKept } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { NOT_RATED, ratingOfTier, tierOf } from './scales.ts';
import type { References } from './write-references.ts';
import { keptWithout, mapOf, mapsOf, some, textsOf, unrated, type Writing } from './writing.ts';

const RATINGS = ['confidentiality', 'integrity', 'availability'];

/** Writes the assets. */
export function writeAssets({ model, idOf }: Writing): readonly Json[] {
  return [...model.assets.values()].map((asset) => {
    const kept = keptWithout(asset);
    const before = RATINGS.map((name) => mapOf(kept['risk'])[name]).map((rating) =>
      typeof rating === 'number' ? rating : undefined,
    );
    const tier = asset.tier;
    const isSame = tier !== undefined && String(tierOf(before)) === String(tier);
    const rating = tier === undefined ? 0 : ratingOfTier(String(tier));
    return mergeKept(kept, {
      id: idOf('assets', asset.id),
      name: asset.title ?? asset.id,
      description: asset.description,
      risk: isSame ? undefined : Object.fromEntries(RATINGS.map((name) => [name, rating])),
      attributes: tier === undefined ? unrated(kept['attributes'], NOT_RATED) : undefined,
    });
  });
}

/** Writes the flows, those without both ends as they came. */
export function writeFlows({ model, idOf, losses, source }: Writing, references: References): readonly Json[] {
  const flows = [...model.flows.values()].map((flow) => {
    const kept = keptWithout(flow, 'threats', 'assets');
    if (flow.carries?.some(({ sealedTo, signedBy }) => (sealedTo ?? signedBy) !== undefined) === true) {
      losses.add(
        'flows: who can read or has signed what is carried has no place in this format',
        source.locate(['flows', flow.id, 'carries'], 'key'),
      );
    }
    const carried = (flow.carries ?? []).map(({ asset }) => idOf('assets', asset));
    return mergeKept(kept, {
      id: idOf('flows', flow.id),
      name: flow.title ?? flow.id,
      description: flow.description,
      source: idOf('components', flow.from),
      destination: idOf('components', flow.to),
      bidirectional: flow.bothWays,
      assets: some([...carried, ...textsOf(originOf(flow, 'otm').kept['assets'])]),
      tags: flow.tags,
      threats: some(references.of(`flows/${flow.id}`, originOf(flow, 'otm').kept['threats'])),
    });
  });
  return [...flows, ...mapsOf(originOf(model.system, 'otm').kept['dataflows'])];
}
