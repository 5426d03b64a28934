/**
 * Boundaries as zones, and elements as components.
 * @module
 */
import { controlsOf, guard } from './controls.ts';
import type { Item } from './document.ts';
import { commonOf, keptOf, namingOf, type Reading, referenceIn, remember } from './reading.ts';
import { kindOf, memberOf } from './words.ts';

/** Adds the zones, one inside the other as they say. */
export function readZones(items: readonly Item[], reading: Reading): void {
  const { draft, losses, guarded, zones } = reading;
  const outer = items.map((item) => {
    const inside = referenceIn(item, 'inBoundary');
    const title = item.fields.text('name') ?? 'Boundary';
    const common = commonOf(item, reading);
    const controls = controlsOf(item);
    const id = draft.add('zones', namingOf(item, title, keptOf(item, 'boundaries', reading)), { title, ...common });
    guard(guarded, controls, `zones/${id}`);
    remember(zones, item, id, losses);
    return { id, inside, item };
  });
  const around = new Map<string, string>();
  for (const { id, inside, item } of outer) {
    const zone = inside === undefined ? undefined : zones.get(inside);
    if (inside === undefined) continue;
    if (zone === undefined) losses.add('boundaries: "inBoundary" names no boundary', item.fields.place('inBoundary'));
    else if (leadsBack(around, zone, id))
      losses.add('boundaries: one that lies in itself lies nowhere', item.fields.at);
    else {
      around.set(id, zone);
      draft.extend('zones', id, { inside: zone });
    }
  }
}

/** Whether a zone lies, however far up, inside another. */
function leadsBack(around: ReadonlyMap<string, string>, from: string, to: string): boolean {
  let steps = 0;
  for (let zone: string | undefined = from; zone !== undefined; zone = around.get(zone)) {
    steps += 1;
    if (zone === to || steps > 1000) return true;
  }
  return false;
}

/** Adds a component. */
export function readComponent(item: Item, reading: Reading): void {
  const { draft, losses, guarded, zones, components } = reading;
  const { fields, type } = item;
  const title = fields.text('name') ?? (type === '' ? 'Element' : type);
  const zoneName = referenceIn(item, 'inBoundary');
  const zone = zoneName === undefined ? undefined : zones.get(zoneName);
  if (zoneName !== undefined && zone === undefined) {
    losses.add('elements: "inBoundary" names no boundary', fields.place('inBoundary'));
  }
  const kind = kindOf(type);
  if (kind === undefined) {
    losses.add(`elements: "${type}" is no class of pytm; it is taken for a process`, fields.place('__class__'));
  }
  const system = fields.text('OS');
  const store = memberOf(fields.text('type'));
  const isSql = fields.flag('isSQL') === true;
  const technology = [
    ...(system === undefined ? [] : [system.toLowerCase()]),
    ...(store === undefined ? [] : [store.toLowerCase().replaceAll('_', '-')]),
    ...(isSql && store !== 'SQL' ? ['sql'] : []),
  ];
  const common = commonOf(item, reading);
  const controls = controlsOf(item);
  const entry = {
    title,
    ...common,
    kind: kind ?? 'process',
    zone,
    technology,
    ...(type === 'SetOfProcesses' && { many: true }),
  };
  const id = draft.add('components', namingOf(item, title, keptOf(item, 'elements', reading)), entry);
  guard(guarded, controls, `components/${id}`);
  remember(components, item, id, losses);
}
