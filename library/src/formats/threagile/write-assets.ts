/**
 * Assets as data assets.
 * @module
 */
import type { Asset } from '../../model/model.ts';
import type { Json } from '../fields.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { meaningOf, TIER_OF_RATING } from './words.ts';
import { byTitle, complete, type Neutral, textOf, type Writing } from './writing.ts';

const NEUTRAL: Neutral = [
  ['id', ''],
  ['description', ''],
  ['usage', 'business'],
  ['quantity', 'few'],
  ['confidentiality', 'internal'],
  ['integrity', 'operational'],
  ['availability', 'operational'],
];

/** The ratings for each tier; a tier says nothing of the three apart. */
const RATINGS: Readonly<Record<string, readonly [string, string]>> = {
  1: ['strictly-confidential', 'mission-critical'],
  2: ['confidential', 'critical'],
  3: ['restricted', 'important'],
};

/** The data assets of a model. */
export function writeAssets({ model, source, losses, names }: Writing): JsonMap {
  return byTitle(
    [...model.assets.values()].map((asset): readonly [Asset, Json] => {
      const at = source.locate(['assets', asset.id], 'key');
      const { kept } = originOf(asset, 'threagile');
      const said = {
        id: names.assets.get(asset.id),
        description: textOf(asset.description, kept['description']),
        owner: asset.owner,
        tags: asset.tags,
        justification_cia_rating: textOf(asset.because, kept['justification_cia_rating']),
        ...ratingsOf(asset, kept),
      };
      if (asset.tier !== undefined && 'confidentiality' in said) {
        losses.add('assets: a tier is written as confidentiality, integrity and availability alike', at);
      }
      return [asset, complete({ collection: 'assets', said, kept, at }, NEUTRAL, losses)];
    }),
  );
}

/** The ratings a tier stands for, unless those that were kept still give it. */
function ratingsOf({ tier }: Asset, kept: JsonMap): { readonly [key: string]: string } {
  if (tier === undefined) return {};
  const before = ['confidentiality', 'integrity', 'availability'].flatMap((key) => {
    const rating = kept[key];
    return typeof rating === 'string' ? (meaningOf(TIER_OF_RATING, rating) ?? []) : [];
  });
  if (before.length > 0 && String(Math.min(...before)) === tier) return {};
  const [confidentiality, rank] = RATINGS[tier] ?? ['internal', 'operational'];
  return { confidentiality, integrity: rank, availability: rank };
}
