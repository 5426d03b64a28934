/**
 * Trust zones and their boundaries, actors, components and data stores of the Threat Model Library.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import { type ElementKind, keptOf, keyOf, type Reading, titleIn } from './reading.ts';

/** Adds the trust zones. */
export function readZones(zones: readonly Fields[], { draft, losses }: Reading): void {
  for (const fields of zones) {
    const entry = { title: titleIn(fields, 'Zone without a name'), description: fields.text('description') };
    const key = keyOf(fields);
    draft.add('zones', { name: key ?? entry.title, key, kept: keptOf(fields, 'trust_zones', { losses }) }, entry);
  }
}

/**
 * Adds the boundaries between zones that are there.
 *
 * @returns those that are not, as they stand
 */
export function readBoundaries(
  boundaries: readonly Fields[],
  reading: Reading,
  jsons: readonly Json[],
): readonly Json[] {
  const { draft, losses } = reading;
  return boundaries.flatMap((fields, index): readonly Json[] => {
    const sides = ['trust_zone_a', 'trust_zone_b'].map((side) => fields.text(side));
    const [one, other] = sides.map((side) => draft.find('zones', side));
    if (one === undefined || other === undefined) {
      losses.add('trust_boundaries: one beside a zone that is not in the file is kept, but parts nothing', fields.at);
      return [jsons[index] ?? null];
    }
    const [from, to] = [one, other].map((zone) => String(draft.get('zones', zone)?.['title'] ?? zone));
    const entry = { title: `${from} and ${to}`, between: [`zones/${one}`, `zones/${other}`] };
    const key = boundaryKey(sides[0], sides[1]);
    draft.add(
      'boundaries',
      { name: `${one} ${other}`, key, kept: keptOf(fields, 'trust_boundaries', { losses }) },
      entry,
    );
    return [];
  });
}

/** The name of a boundary, the same from either side. */
export function boundaryKey(one: string | undefined, other: string | undefined): string {
  return [one ?? '', other ?? ''].toSorted().join(' | ');
}

const KINDS = { actor: 'external', component: 'process', data_store: 'store' } as const;

/** Adds the actors, components or data stores. */
export function readElements(list: readonly Fields[], kind: ElementKind, reading: Reading): void {
  const { draft, losses, elements } = reading;
  for (const fields of list) {
    const key = keyOf(fields);
    const zone = fields.text('trust_zone');
    const place = draft.find('zones', zone);
    if (zone !== undefined && place === undefined) {
      losses.add(`${kind}s: a zone that is not in the file is kept, but is no zone here`, fields.place('trust_zone'));
    }
    const link = fields.text('repo_link');
    const title = titleIn(fields, `${kind.replace('_', ' ')} without a name`);
    const product = kind === 'data_store' ? fields.text('product') : undefined;
    const entry = {
      title,
      description: fields.text('description'),
      kind: KINDS[kind],
      zone: place,
      technology: product === undefined ? undefined : [product],
      references: link === undefined ? undefined : { see: [link] },
    };
    if (kind === 'component') fields.text('parent_component');
    const also = { ...(place === undefined && { trust_zone: zone }) };
    const id = draft.add(
      'components',
      { name: key ?? title, key, kept: keptOf(fields, `${kind}s`, { losses, also }) },
      entry,
    );
    const name = `${kind}/${key}`;
    if (key !== undefined && !elements.has(name)) elements.set(name, id);
  }
  if (kind === 'component') readParents(list, reading);
}

/** Makes components parts of their parents; a circle is cut where it closes. */
function readParents(list: readonly Fields[], { draft, losses, elements }: Reading): void {
  const parents = new Map<string, string>();
  for (const fields of list) {
    const id = elements.get(`component/${keyOf(fields)}`);
    const parent = fields.text('parent_component');
    const whole = elements.get(`component/${parent}`);
    if (parent === undefined || id === undefined || parents.has(id)) continue;
    if (whole === undefined) {
      losses.add(
        'components: a parent that is not in the file says nothing to Vauban',
        fields.place('parent_component'),
      );
    } else {
      parents.set(id, whole);
    }
  }
  const done = new Set<string>();
  for (const start of parents.keys()) {
    const path = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !path.has(at)) {
      path.add(at);
      at = parents.get(at);
    }
    for (const id of path) {
      const whole = parents.get(id);
      done.add(id);
      if (whole === undefined) continue;
      if (whole === at && path.has(whole) && id === [...path].at(-1)) {
        losses.add('components: a parent inside its own part says nothing to Vauban');
      } else {
        draft.extend('components', id, { 'part-of': whole });
      }
    }
  }
}
