/**
 * Which box everything in a picture stands in: zones in zones, components in zones, parts in their whole.
 * @module
 */
import { wholesOf, zoneOf } from '../model/crossings.ts';
import type { Model } from '../model/model.ts';
import type { Selection } from './select.ts';

/** The address of the box around each thing shown, by address; boxes come before what is inside them. */
export type Nesting = ReadonlyMap<string, string | undefined>;

/** Boxes nested deeper than this are drawn beside each other: nobody can read them, and layout engines recurse. */
const DEEPEST = 24;

/** Nests what is shown; where a model turns in a circle the circle is cut at its first member. */
export function nest(model: Model, shown: Selection): Nesting {
  const around = new Map<string, string | undefined>();
  for (const zone of shown.zones) {
    const outer = model.zones.get(zone)?.inside;
    around.set(`zones/${zone}`, outer !== undefined && shown.zones.has(outer) ? `zones/${outer}` : undefined);
  }
  for (const component of shown.components) around.set(`components/${component}`, boxOf(model, component, shown));
  return parentsFirst(around);
}

/** The nearest shown whole, unless the component says that it stands in another zone; otherwise its zone. */
function boxOf(model: Model, component: string, shown: Selection): string | undefined {
  const zone = zoneOf(model, component);
  const whole = wholesOf(model, component).find(({ id }) => id !== component && shown.components.has(id));
  if (whole !== undefined && zoneOf(model, whole.id) === zone) return `components/${whole.id}`;
  return zone !== undefined && shown.zones.has(zone) ? `zones/${zone}` : undefined;
}

function parentsFirst(around: Nesting): Nesting {
  const depths = new Map<string | undefined, number>([[undefined, 0]]);
  const nested = new Map<string, string | undefined>();
  for (const start of around.keys()) {
    const trail: string[] = [];
    const onTrail = new Set<string>();
    let next: string | undefined = start;
    while (next !== undefined && !depths.has(next) && !onTrail.has(next)) {
      trail.push(next);
      onTrail.add(next);
      next = around.get(next);
    }
    for (const id of trail.toReversed()) {
      let box = around.get(id);
      if (box !== undefined && !nested.has(box)) box = undefined;
      if ((depths.get(box) ?? 0) >= DEEPEST) box = nested.get(box ?? '');
      nested.set(id, box);
      depths.set(id, (depths.get(box) ?? 0) + 1);
    }
  }
  return nested;
}
