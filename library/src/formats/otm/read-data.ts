/**
 * Assets and data flows of Open Threat Model.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import type { Nested } from './parents.ts';
import { isRatedIn } from './read-places.ts';
import type { Referring } from './read-threats.ts';
import { keptOf, mapsIn, type Reading } from './reading.ts';
import { tierOf } from './scales.ts';

const RATINGS = ['confidentiality', 'integrity', 'availability'];

/** Adds the assets, with the components that store them. */
export function readAssets(components: readonly Nested[], ids: readonly string[], reading: Reading): void {
  const { root, draft, losses } = reading;
  const at = storedAt(components, ids);
  for (const fields of root.maps('assets')) {
    const key = fields.text('id');
    const title = fields.text('name') ?? key ?? 'Asset without a name';
    const risk = fields.map('risk');
    const ratings = RATINGS.map((name) => risk.number(name));
    const isRated = isRatedIn(fields);
    for (const comment of ['comment', 'riskComments']) {
      if (risk.text(comment) !== undefined) {
        losses.add('assets: comments on a rating are kept, but say nothing to Vauban', risk.place(comment));
      }
    }
    const also = { ...(isRated && { risk: fields.json('risk') }) };
    const entry = {
      title,
      description: fields.text('description'),
      tier: isRated ? tierOf(ratings) : undefined,
      at: key !== undefined && draft.find('assets', key) === undefined ? at.get(key) : undefined,
    };
    draft.add('assets', { name: title, key, kept: keptOf(fields, 'assets', { reading, also }) }, entry);
  }
  for (const { fields } of components) {
    for (const asset of fields.peek().map('assets').texts('stored')) {
      if (draft.find('assets', asset) === undefined) {
        losses.add('components: an asset that is not in the file is kept, but is none here', fields.place('assets'));
      }
    }
  }
}

function storedAt(components: readonly Nested[], ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const at = new Map<string, string[]>();
  for (const [index, { fields }] of components.entries()) {
    const id = ids[index];
    if (id === undefined) continue;
    for (const asset of new Set(fields.peek().map('assets').texts('stored'))) {
      const list = at.get(asset);
      if (list === undefined) at.set(asset, [id]);
      else list.push(id);
    }
  }
  return at;
}

/** Adds the flows that have both ends; gives all of them, and those that have not as they stand. */
export function readFlows(reading: Reading): {
  readonly flows: readonly Referring[];
  readonly dangling: readonly Json[];
} {
  const { root, draft, losses } = reading;
  const dangling: Json[] = [];
  const jsons = mapsIn(root.peek().json('dataflows'));
  const flows = root.maps('dataflows').map((fields, index): Referring => {
    const from = draft.find('components', fields.text('source'));
    const to = draft.find('components', fields.text('destination'));
    if (from === undefined || to === undefined) {
      losses.add('dataflows: a flow without both of its components is kept, but is no flow of the model', fields.at);
      dangling.push(jsons[index] ?? null);
      return { fields, address: undefined };
    }
    return { fields, address: `flows/${readFlow(fields, reading, { from, to })}` };
  });
  return { flows, dangling };
}

function readFlow(
  fields: Fields,
  reading: Reading,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  const { draft, losses } = reading;
  const key = fields.text('id');
  const title = fields.text('name') ?? key ?? `${from} to ${to}`;
  const isBothWays = fields.flag('bidirectional');
  const carried = [...new Set(fields.texts('assets'))];
  const unknown = carried.filter((asset) => draft.find('assets', asset) === undefined);
  if (unknown.length > 0) {
    losses.add('dataflows: an asset that is not in the file is kept, but is none here', fields.place('assets'));
  }
  const also = {
    ...(isBothWays === false && { bidirectional: false }),
    ...(unknown.length > 0 && { assets: unknown }),
    representations: fields.json('representations'),
    threats: fields.json('threats'),
  };
  const entry = {
    title,
    description: fields.text('description'),
    from,
    to,
    'both-ways': isBothWays === true ? true : undefined,
    carries: carried.flatMap((asset) => draft.find('assets', asset) ?? []),
    tags: fields.texts('tags'),
  };
  const kept = keptOf(fields, 'dataflows', { reading, also });
  return draft.add('flows', { name: title, key, kept }, entry);
}
