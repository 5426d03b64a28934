/**
 * Zones and components as trust zones and components of Open Threat Model.
 * @module
 */
import type { Component, Zone } from '../../model/model.ts';
import type { Json } from '../fields.ts';
import { type JsonMap, mergeKept } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { kindOf, typeOf } from './component-kind.ts';
import { NO_ZONE } from './read-places.ts';
import { NOT_RATED, ratingOf, trustOf } from './scales.ts';
import type { Shown } from './write-diagrams.ts';
import type { References } from './write-references.ts';
import { inOrder, keptWithout, mapOf, some, textsOf, unrated, type Writing } from './writing.ts';

const NO_ZONE_ID = 'no-zone';

/** Writes the zones; one more for components without a zone, since the format wants one for each. */
export function writeZones(writing: Writing, shown: Shown): readonly Json[] {
  const { model } = writing;
  const zones = [...model.zones.values()].map((zone) => writeZone(zone, shown, writing));
  const isNeeded = [...model.components.values()].some((component) => parentOf(component, writing) === undefined);
  if (!isNeeded) return zones;
  const attributes = { [NO_ZONE]: 'yes', [NOT_RATED]: 'no' };
  return [...zones, { id: NO_ZONE_ID, name: 'No zone', risk: { trustRating: 0 }, attributes }];
}

function writeZone(zone: Zone, shown: Shown, { model, idOf, losses, source }: Writing): Json {
  const kept = keptWithout(zone, 'representations');
  const before = mapOf(kept['risk'])['trustRating'];
  const isSame = typeof before === 'number' && trustOf(before) === zone.trust;
  if (zone.trust !== undefined && !isSame && trustOf(ratingOf(zone.trust, model.trustLevels)) !== zone.trust) {
    const message = `zones: trust "${zone.trust}" is written as a rating, which reads as another level`;
    losses.add(message, source.locate(['zones', zone.id, 'trust'], 'key'));
  }
  const rating = isSame ? before : zone.trust === undefined ? 0 : ratingOf(zone.trust, model.trustLevels);
  const isRated = isSame || zone.trust !== undefined;
  return mergeKept(kept, {
    id: idOf('zones', zone.id),
    name: zone.title ?? zone.id,
    description: zone.description,
    risk: { trustRating: rating },
    parent: zone.inside === undefined ? undefined : { trustZone: idOf('zones', zone.inside) },
    representations: some(shown.of(`zones/${zone.id}`)),
    attributes: isRated ? undefined : unrated(kept['attributes'], NOT_RATED),
  });
}

/** Writes the components. */
export function writeComponents(
  writing: Writing,
  { shown, references }: { readonly shown: Shown; readonly references: References },
): readonly Json[] {
  return [...writing.model.components.values()].map((component) => {
    const kept = keptWithout(component, 'representations', 'threats', 'assets', 'parent');
    const address = `components/${component.id}`;
    const type = typeof kept['type'] === 'string' ? kept['type'] : undefined;
    return mergeKept(kept, {
      id: writing.idOf('components', component.id),
      name: component.title ?? component.id,
      type: type !== undefined && kindOf(type) === component.kind ? type : typeOf(component.kind),
      description: component.description,
      parent: parentOf(component, writing) ?? { trustZone: NO_ZONE_ID },
      tags: component.tags,
      representations: some(shown.of(address)),
      assets: assetsOf(component, writing),
      threats: some(references.of(address, originOf(component, 'otm').kept['threats'])),
    });
  });
}

function parentOf({ partOf, zone, origin }: Component, { idOf }: Writing): JsonMap | undefined {
  if (partOf !== undefined) return { component: idOf('components', partOf) };
  if (zone !== undefined) return { trustZone: idOf('zones', zone) };
  const kept = mapOf(originOf({ origin }, 'otm').kept['parent']);
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** The assets a component processes, as they came, and those it stores. */
function assetsOf(component: Component, { model, idOf, entryOf }: Writing): JsonMap | undefined {
  const { processed, stored, ...more } = mapOf(originOf(component, 'otm').kept['assets']);
  const came = textsOf(stored);
  const lying = [...model.assets.values()].flatMap(({ id, at }) =>
    at?.includes(component.id) === true ? [idOf('assets', id)] : [],
  );
  const unknown = came.filter((asset) => entryOf('assets', asset) === undefined);
  const all = inOrder([...lying, ...unknown], came);
  const lists = { ...(processed !== undefined && { processed }), ...(all.length > 0 && { stored: all }), ...more };
  return Object.keys(lists).length === 0 ? undefined : lists;
}
