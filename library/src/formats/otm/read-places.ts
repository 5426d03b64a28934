/**
 * Trust zones and components of Open Threat Model.
 * @module
 */
import type { Fields } from '../fields.ts';
import { kindOf } from './component-kind.ts';
import type { Nested } from './parents.ts';
import { keptOf, type Reading } from './reading.ts';
import { NOT_RATED, trustOf } from './scales.ts';

/** The attribute of a zone that stands in a file only because every component needs one. */
export const NO_ZONE = 'vauban-no-zone';

/** Whether a trust zone stands for no zone at all. */
export function isNoZone(zone: Fields): boolean {
  return zone.peek().map('attributes').flag(NO_ZONE) === true;
}

/** Adds the trust zones. */
export function readZones(zones: readonly Nested[], reading: Reading): void {
  for (const nested of zones) {
    const { fields } = nested;
    const risk = fields.map('risk');
    const rating = risk.number('trustRating');
    const isRated = isRatedIn(fields);
    const trust = isRated ? trustOf(rating) : undefined;
    if (rating !== undefined && isRated && trust === undefined) {
      reading.losses.add(
        'trustZones: a rating that is not from 0 to 100 is kept, but says nothing',
        risk.place('trustRating'),
      );
    }
    const title = fields.text('name') ?? fields.text('id') ?? 'Zone without a name';
    const also = {
      ...(isRated && rating !== undefined && { risk: { ...risk.rest(), trustRating: rating } }),
      representations: fields.json('representations'),
      ...unplacedParent(nested, 'trustZones', reading),
    };
    noteUnread(nested, 'trustZones', reading);
    const entry = { title, description: fields.text('description'), trust };
    const kept = keptOf(fields, 'trustZones', { reading, also });
    reading.draft.add('zones', { name: title, key: fields.text('id'), kept }, entry);
  }
  for (const { fields, parent } of zones) {
    const id = reading.draft.find('zones', fields.text('id'));
    const inside = parent?.startsWith('zone/') === true ? reading.draft.find('zones', parent.slice(5)) : undefined;
    if (id !== undefined && inside !== undefined && inside !== id) reading.draft.extend('zones', id, { inside });
  }
}

/** Adds the components. */
export function readComponents(components: readonly Nested[], reading: Reading): readonly string[] {
  const ids = components.map((nested) => {
    const { fields } = nested;
    const title = fields.text('name') ?? fields.text('id') ?? 'Component without a name';
    const type = fields.text('type');
    if (type !== undefined) {
      reading.losses.add(
        'components: whether one is a process, a store or external is told by the words of its type; the format has no kinds',
        fields.place('type'),
      );
    }
    const assets = fields.map('assets');
    const processed = assets.json('processed');
    if (Array.isArray(processed) && processed.length > 0) {
      reading.losses.add(
        'components: assets that are processed but not stored are kept, but lie nowhere',
        assets.place('processed'),
      );
    }
    assets.texts('stored');
    const also = {
      type,
      representations: fields.json('representations'),
      threats: fields.json('threats'),
      ...(fields.peek().map('assets').exists && { assets: fields.peek().json('assets') }),
      ...unplacedParent(nested, 'components', reading),
    };
    noteUnread(nested, 'components', reading);
    const entry = {
      title,
      description: fields.text('description'),
      kind: kindOf(type),
      zone:
        nested.parent?.startsWith('zone/') === true ? reading.draft.find('zones', nested.parent.slice(5)) : undefined,
      tags: fields.texts('tags'),
    };
    const kept = keptOf(fields, 'components', { reading, also });
    return reading.draft.add('components', { name: title, key: fields.text('id'), kept }, entry);
  });
  for (const [index, { parent }] of components.entries()) {
    const whole =
      parent?.startsWith('component/') === true ? reading.draft.find('components', parent.slice(10)) : undefined;
    const id = ids[index];
    if (id !== undefined && whole !== undefined && whole !== id) {
      reading.draft.extend('components', id, { 'part-of': whole });
    }
  }
  return ids;
}

/** The parent, when the model cannot say it. */
function unplacedParent({ fields, parent, refused }: Nested, kind: string, { losses }: Reading) {
  const named = fields.map('parent');
  named.skip('trustZone', 'component');
  const isZoneInComponent = kind === 'trustZones' && parent?.startsWith('component/') === true;
  const reason = isZoneInComponent ? 'a zone inside a component is kept, but lies in no zone here' : refused;
  if (reason === undefined) return {};
  losses.add(`${kind}: ${reason}`, fields.place('parent'));
  return { parent: fields.peek().json('parent') };
}

/** Reports what is kept of how an element is shown, beside its position. */
function noteUnread({ fields }: Nested, kind: string, { losses }: Reading): void {
  for (const shown of fields.peek().maps('representations')) {
    if (shown.has('file') || shown.has('package') || shown.has('codeSnippet') || shown.has('line')) {
      losses.add(`${kind}: where one stands in code is kept, but says nothing to Vauban`, shown.at);
    } else if (shown.has('size')) {
      losses.add(`${kind}: how large one is drawn is kept, but says nothing to Vauban`, shown.place('size'));
    }
  }
}

/** Whether the numbers of an entry are ratings; what a model did not rate says so among the attributes. */
export function isRatedIn(fields: Fields): boolean {
  return fields.map('attributes').flag(NOT_RATED) !== false;
}
