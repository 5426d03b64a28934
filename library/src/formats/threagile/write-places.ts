/**
 * Zones as trust boundaries, and tags for shared runtimes as those.
 * @module
 */
import type { Zone } from '../../model/model.ts';
import type { Json } from '../fields.ts';
import type { JsonMap } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { SHARED_RUNTIME } from './words.ts';
import { byTitle, complete, mapOf, type Neutral, textOf, textsOf, type Writing } from './writing.ts';

const NEUTRAL: Neutral = [
  ['id', ''],
  ['description', ''],
  ['type', 'network-on-prem'],
  ['tags', []],
  ['technical_assets_inside', []],
  ['trust_boundaries_nested', []],
];

/** The trust boundaries of a model. */
export function writeZones({ model, source, losses, names }: Writing): JsonMap {
  const inside = new Map<string, string[]>();
  const nested = new Map<string, string[]>();
  const put = (groups: Map<string, string[]>, zone: string | undefined, name: string | undefined): void => {
    if (zone === undefined || name === undefined) return;
    const group = groups.get(zone) ?? [];
    group.push(name);
    groups.set(zone, group);
  };
  for (const component of model.components.values()) put(inside, component.zone, names.components.get(component.id));
  for (const zone of model.zones.values()) put(nested, zone.inside, names.zones.get(zone.id));
  return byTitle(
    [...model.zones.values()].map((zone): readonly [Zone, Json] => {
      const { kept } = originOf(zone, 'threagile');
      const said = {
        id: names.zones.get(zone.id),
        description: textOf(zone.description, kept['description']),
        tags: zone.tags,
        technical_assets_inside: [...(inside.get(zone.id) ?? []), ...textsOf(kept['technical_assets_inside'])],
        trust_boundaries_nested: [...(nested.get(zone.id) ?? []), ...textsOf(kept['trust_boundaries_nested'])],
      };
      const at = source.locate(['zones', zone.id], 'key');
      return [zone, complete({ collection: 'zones', said, kept, at }, NEUTRAL, losses)];
    }),
  );
}

/** The shared runtimes: what was kept of each, with the components that have its tag. */
export function writeRuntimes({ model, names }: Writing): JsonMap {
  const running = new Map<string, string[]>();
  for (const component of model.components.values()) {
    for (const tag of new Set(component.tags)) {
      if (!tag.startsWith(SHARED_RUNTIME)) continue;
      const id = tag.slice(SHARED_RUNTIME.length);
      const group = running.get(id) ?? [];
      group.push(names.components.get(component.id) ?? component.id);
      running.set(id, group);
    }
  }
  const kept = originOf(model.system, 'threagile').kept['shared_runtimes'];
  const runtimes = (Array.isArray(kept) ? kept : []).map((item: Json) => mapOf(item));
  const known = new Set(runtimes.map(({ id }) => String(id)));
  const added = [...running.keys()].filter((id) => !known.has(id)).map((id): JsonMap => ({ title: id, id }));
  return byTitle(
    [...runtimes, ...added].map(({ title, id, technical_assets_running, ...rest }) => {
      const here = [...(running.get(String(id)) ?? []), ...textsOf(technical_assets_running)];
      return [
        { id: String(id), title: String(title) },
        { id: String(id), description: '', ...rest, technical_assets_running: here },
      ] as const;
    }),
  );
}
