/**
 * Data assets as assets: the ratings give a tier, the words of the ratings are kept.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import { keptOf, proseOf, type Reading } from './reading.ts';
import type { Titled } from './sections.ts';
import { meaningOf, TIER_OF_RATING } from './words.ts';

const RATINGS = ['confidentiality', 'integrity', 'availability'] as const;

/** Adds the data assets to the draft. */
export function readAssets(entries: readonly Titled[], reading: Reading): void {
  for (const [title, fields] of entries) {
    const id = fields.text('id');
    const description = proseOf(fields, 'description');
    const because = proseOf(fields, 'justification_cia_rating');
    const entry = {
      title,
      description: description.text,
      owner: fields.text('owner'),
      tags: fields.texts('tags'),
      because: because.text,
      tier: tierOf(fields),
    };
    const ratings = Object.fromEntries(
      RATINGS.flatMap((key): [string, Json][] => {
        const text = fields.text(key);
        return text === undefined ? [] : [[key, text]];
      }),
    );
    const kept = keptOf('assets', fields, {
      losses: reading.losses,
      also: { ...ratings, ...description.written, ...because.written },
    });
    reading.draft.add('assets', { name: id ?? title, key: id, kept }, entry);
  }
}

/** The highest of the three ratings as a tier; undefined when none of them is stated. */
function tierOf(fields: Fields): string | undefined {
  const tiers = RATINGS.flatMap((key) => meaningOf(TIER_OF_RATING, fields.text(key)) ?? []);
  return tiers.length === 0 ? undefined : String(Math.min(...tiers));
}
