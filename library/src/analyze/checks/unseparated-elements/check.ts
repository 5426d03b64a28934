/**
 * A control that separates elements which stand together. Planned controls have yet to separate anything.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { zoneOf, zonesAround } from '../../../model/crossings.ts';
import { partsOf } from '../../../model/id.ts';
import type { Control, Model } from '../../../model/model.ts';
import { isClaimed, nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { listed, quoted } from '../names.ts';

export const check: Check = {
  id: 'unseparated-elements',
  title: 'A control separates elements that stand in one zone',
  why: 'What stands in one zone is not kept apart, whatever the control is called.',
  severity: 'medium',
  *find(model): Iterable<Gap> {
    for (const control of model.controls.values()) {
      if (control.separates === undefined || !isClaimed(control)) continue;
      for (const [zone, members] of togetherIn(model, control.separates)) {
        if (members.length < 2) continue;
        yield {
          about: `controls/${control.id}`,
          which: zone,
          message: `"${nameOf(control)}" separates ${listed(members)}, but they stand together in ${quoted(model.zones, zone)}`,
          path: ['controls', control.id, 'separates'],
        };
      }
    }
  },
};

/**
 * The named elements by the zone they share: components by their innermost zone, and whatever stands in a zone that is
 * itself named with that zone.
 */
function togetherIn(
  model: Model,
  separates: NonNullable<Control['separates']>,
): ReadonlyMap<string, readonly string[]> {
  const elements = separates.map(partsOf);
  const named = new Set<string>();
  const together = new Map<string, string[]>();
  for (const { collection, id } of elements) {
    if (collection !== 'zones') continue;
    named.add(id);
    together.set(id, [quoted(model.zones, id)]);
  }
  for (const { collection, id } of elements) {
    const isZone = collection === 'zones';
    const innermost = isZone ? id : zoneOf(model, id);
    if (innermost === undefined) continue;
    const around = zonesAround(model, innermost).filter((zone) => named.has(zone) && !(isZone && zone === id));
    const zones = isZone || around.some((zone) => zone === innermost) ? around : [innermost, ...around];
    const name = quoted(isZone ? model.zones : model.components, id);
    for (const zone of zones) {
      const members = together.get(zone) ?? [];
      members.push(name);
      together.set(zone, members);
    }
  }
  return together;
}
