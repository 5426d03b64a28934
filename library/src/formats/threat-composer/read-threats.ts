/**
 * Threats of Threat Composer: a statement and its parts.
 * @module
 */
import type { Fields } from '../fields.ts';
import { keptOf, LONGEST_TITLE, metadataOf, noteMetadata, type Reading } from './reading.ts';
import { capitalized } from './statement.ts';
import { levelOf, OPEN_THREAT, reasonOf, strideOf, treatmentOf } from './words.ts';

/** Adds the threats, with an actor for each source and an asset for each thing that is hit. */
export function readThreats(reading: Reading): number {
  const { root, draft, losses } = reading;
  const named = { actors: new Map<string, string>(), assets: new Map<string, string>() };
  const idOf = (collection: 'actors' | 'assets', title: string): string => {
    const known = named[collection].get(folded(title));
    if (known !== undefined) return known;
    const id = draft.add(collection, { name: title }, { title });
    named[collection].set(folded(title), id);
    return id;
  };
  const threats = root.maps('threats');
  for (const fields of threats) {
    const state = fields.text('status');
    const source = fields.text('threatSource');
    const hit = fields.texts('impactedAssets');
    const action = fields.text('threatAction');
    const statement = fields.text('statement');
    const impact = fields.text('threatImpact');
    const { stride, level } = ratingOf(fields, reading);
    const entry = {
      title: titleOf(action, statement),
      description: statement,
      stride,
      level,
      actors: source === undefined ? undefined : [idOf('actors', source)],
      method: action,
      impacts: impact === undefined ? undefined : [impact],
      targets: [...new Set(hit.map((asset) => `assets/${idOf('assets', asset)}`))],
      tags: fields.texts('tags'),
    };
    const also = {
      metadata: fields.json('metadata'),
      status: state,
      threatSource: source,
      impactedAssets: hit.length > 0 ? hit : undefined,
    };
    const key = fields.text('id');
    const kept = keptOf(fields, 'threats', { losses, also });
    const id = draft.add('threats', { name: entry.title ?? statement, key, kept }, entry);
    const treatment = state?.startsWith('threat') === true ? treatmentOf(state) : undefined;
    if (state !== undefined && treatment !== undefined) {
      draft.add('decisions', { name: id }, { treatment, because: reasonOf(state) });
    } else if (state !== undefined && state !== OPEN_THREAT) {
      losses.add(`threats: the status "${state}" is kept, but says nothing to Vauban`, fields.place('status'));
    }
  }
  return threats.length;
}

function ratingOf(fields: Fields, { losses }: Reading) {
  const metadata = metadataOf(fields);
  const letters = metadata.get('STRIDE')?.texts('value') ?? [];
  const priority = metadata.get('Priority')?.text('value');
  const level = priority === undefined ? undefined : levelOf(priority);
  noteMetadata(fields, 'threats', { losses, known: ['STRIDE', 'Priority'] });
  if (priority !== undefined && level === undefined) {
    losses.add(`threats: the priority "${priority}" is kept, but says nothing to Vauban`, fields.place('metadata'));
  }
  if (letters.some((letter) => strideOf(letter) === undefined)) {
    losses.add('threats: letters beyond STRIDE are kept, but say nothing to Vauban', fields.place('metadata'));
  }
  return { level, stride: [...new Set(letters.flatMap((letter) => strideOf(letter) ?? []))] };
}

function titleOf(action: string | undefined, statement: string | undefined): string | undefined {
  if (action !== undefined) return capitalized(action);
  return statement !== undefined && statement.length <= LONGEST_TITLE ? statement : undefined;
}

/** The same for texts that differ only in case and spaces. */
export function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
