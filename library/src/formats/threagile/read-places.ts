/**
 * Where assets lie and components run: data stores, trust boundaries as zones, shared runtimes as tags.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import type { TechnicalAsset } from './read-components.ts';
import { keptOf, proseOf, type Reading } from './reading.ts';
import type { Titled } from './sections.ts';
import { SHARED_RUNTIME } from './words.ts';

/** Says of each asset where it lies, and whether it is encrypted there: only when it is so wherever it lies. */
export function placeAssets(assets: readonly TechnicalAsset[], { draft }: Reading): void {
  const places = new Map<string, TechnicalAsset[]>();
  for (const asset of assets) {
    for (const id of new Set(asset.stored.flatMap((name) => draft.find('assets', name) ?? []))) {
      const before = places.get(id) ?? [];
      before.push(asset);
      places.set(id, before);
    }
  }
  for (const [id, at] of places) {
    const answers = at.flatMap(({ isEncrypted }) => isEncrypted ?? []);
    const isEncrypted = answers.includes(false) ? 'no' : answers.length === at.length ? 'yes' : undefined;
    draft.extend('assets', id, {
      at: at.map(({ component }) => component),
      ...(isEncrypted !== undefined && { facts: { 'encryption-at-rest': isEncrypted } }),
    });
  }
}

interface Boundary {
  readonly title: string;
  readonly key: string;
  readonly fields: Fields;
  readonly inside: readonly string[];
  readonly nested: readonly string[];
}

/** Adds the trust boundaries as zones, each inside of the one that nests it, and puts the components into them. */
export function readZones(entries: readonly Titled[], reading: Reading): void {
  const { draft, losses, counts } = reading;
  const boundaries = entries.map(([title, fields]): Boundary => {
    counts['boundaries'] = (counts['boundaries'] ?? 0) + 1;
    const inside = [...new Set(fields.texts('technical_assets_inside'))];
    const nested = [...new Set(fields.texts('trust_boundaries_nested'))];
    return { title, key: fields.text('id') ?? title, fields, inside, nested };
  });
  const nest = nesting(boundaries.map(({ key }) => key));
  const placed = new Map<string, string>();
  const outer = new Map<string, string>();
  for (const { title, key, fields, inside, nested } of boundaries) {
    const description = proseOf(fields, 'description');
    const nestedLeft = nested.filter((name) => !nest(key, name));
    const insideLeft = inside.filter((name) => {
      const component = draft.find('components', name);
      return component === undefined || placed.has(component);
    });
    if (nestedLeft.length > 0) {
      losses.add(
        'zones: a nested trust boundary is kept by its name that is not there, nested twice or around itself',
        fields.place('trust_boundaries_nested'),
      );
    }
    if (insideLeft.length > 0) {
      losses.add(
        'zones: a technical asset is kept by its name that is not there or in another trust boundary already',
        fields.place('technical_assets_inside'),
      );
    }
    const also = {
      ...description.written,
      ...(nestedLeft.length > 0 && { trust_boundaries_nested: nestedLeft }),
      ...(insideLeft.length > 0 && { technical_assets_inside: insideLeft }),
    };
    const entry = { title, description: description.text, tags: fields.texts('tags') };
    const zone = draft.add('zones', { name: key, key, kept: keptOf('zones', fields, { losses, also }) }, entry);
    for (const name of nested) if (!nestedLeft.includes(name)) outer.set(name, zone);
    for (const name of inside) {
      const component = draft.find('components', name);
      if (component === undefined || placed.has(component)) continue;
      placed.set(component, zone);
      draft.extend('components', component, { zone });
    }
  }
  for (const [name, zone] of outer) {
    const inner = draft.find('zones', name);
    if (inner !== undefined) draft.extend('zones', inner, { inside: zone });
  }
}

/** Nests one key in another, each once and never around itself; tells whether it could. */
function nesting(keys: readonly string[]): (outer: string, inner: string) => boolean {
  const known = new Set(keys);
  const above = new Map<string, string>();
  const outermost = (key: string): string => {
    let top = key;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    for (let at = key; at !== top; ) {
      const next = above.get(at) ?? top;
      above.set(at, top);
      at = next;
    }
    return top;
  };
  return (outer, inner) => {
    if (!known.has(inner) || above.has(inner) || outermost(outer) === inner) return false;
    above.set(inner, outer);
    return true;
  };
}

/** Tags the components of each shared runtime, and gives what else the runtimes say. */
export function readRuntimes(entries: readonly Titled[], { draft, losses, counts }: Reading): readonly Json[] {
  const tags = new Map<string, string[]>();
  const runtimes = entries.map(([title, fields]) => {
    counts['shared_runtimes'] = (counts['shared_runtimes'] ?? 0) + 1;
    const id = fields.text('id') ?? title;
    const running = fields.texts('technical_assets_running');
    for (const name of new Set(running)) {
      const component = draft.find('components', name);
      if (component === undefined) continue;
      const before = tags.get(component) ?? [];
      before.push(`${SHARED_RUNTIME}${id}`);
      tags.set(component, before);
    }
    losses.add('shared_runtimes: what they say is kept; components have a tag for what they run in', fields.at);
    const unknown = unknownOf('technical_assets_running', running, (name) => draft.find('components', name));
    return { title, id, ...fields.rest(), ...unknown };
  });
  for (const [component, added] of tags) {
    const before = draft.get('components', component)?.['tags'];
    draft.extend('components', component, { tags: [...(Array.isArray(before) ? before : []), ...added] });
  }
  return runtimes;
}

function unknownOf(
  key: string,
  names: readonly string[],
  find: (name: string) => string | undefined,
): { [key: string]: Json } {
  const unknown = names.filter((name) => find(name) === undefined);
  return unknown.length === 0 ? {} : { [key]: unknown };
}
