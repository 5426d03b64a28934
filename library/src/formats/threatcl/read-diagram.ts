/**
 * A data flow diagram: elements in trust zones, and flows between them by name.
 * @module
 */
import type { Json } from '../fields.ts';
import type { Block } from './block.ts';
import { keptOf, type Names, names, type Reading } from './reading.ts';

const KINDS: Readonly<Record<string, string>> = {
  process: 'process',
  external_element: 'external',
  data_store: 'store',
};

/** Components and zones of a model by name: the same name in two diagrams is the same thing. */
export interface Elements {
  readonly components: Names;
  readonly zones: Names;
}

/** Starts the list of the elements of a model. */
export function elements(): Elements {
  return { components: names(), zones: names() };
}

/** Adds a diagram with what it shows. */
export function readDiagram(block: Block, reading: Reading, { components, zones }: Elements): void {
  const { draft, losses, tags } = reading;
  const shown = new Set<string>();
  const seen = new Set<string>();
  const zoneOf = (name: string, found?: Block): string => {
    const known = zones.get(name);
    if (known !== undefined) return known;
    const kept = found === undefined ? undefined : keptOf(found, losses);
    const id = draft.add('zones', { name, key: name, kept }, { title: name, tags });
    zones.set(name, id);
    return id;
  };
  const addElement = (element: Block, around: string | undefined): void => {
    const name = element.name ?? element.type;
    const zoneName = element.fields.text('trust_zone');
    const zone = around ?? (zoneName === undefined ? undefined : zoneOf(zoneName));
    const isRepeated = seen.has(name);
    seen.add(name);
    const assetName = element.fields.text('information_asset');
    const kept = keptOf(element, losses);
    const kind = KINDS[element.type];
    const before = components.get(name);
    const known = before !== undefined && draft.get('components', before)?.['kind'] === kind ? before : undefined;
    if (isRepeated) {
      const outcome = known === undefined ? 'flows lead to the first' : 'they become one component';
      losses.add(`two elements of a diagram have the same name; ${outcome}`, element.at);
    }
    const id = known ?? draft.add('components', { name, key: name, kept }, { title: name, kind, zone, tags });
    if (known !== undefined && zone !== undefined && draft.get('components', known)?.['zone'] === undefined) {
      draft.extend('components', known, { zone });
    }
    components.set(name, id);
    shown.add(`components/${id}`);
    if (assetName !== undefined) holds({ reading, element, assetName, component: id });
  };
  const types = Object.keys(KINDS);
  for (const zone of block.of('trust_zone')) {
    const inside = zone.of(...types);
    const id = zoneOf(zone.name ?? 'zone', zone);
    shown.add(`zones/${id}`);
    for (const element of inside) addElement(element, id);
  }
  for (const element of block.of(...types)) addElement(element, undefined);
  const { flows, dangling } = readFlows(block, reading, components);
  const imported = block.fields.text('import');
  if (imported !== undefined) {
    losses.add('data flow diagram: a diagram in another file is not read', block.fields.place('import'));
  }
  const kept: Json = {
    ...keptOf(block, losses),
    type: block.type,
    ...(imported !== undefined && { import: imported }),
    ...(dangling.length > 0 && { flow: dangling }),
  };
  const title = block.name ?? 'Data flow diagram';
  draft.add('diagrams', { name: title, key: block.name, kept }, { title, shows: [...shown], flows, tags });
}

function readFlows(block: Block, { draft, losses, tags }: Reading, components: Names) {
  const flows: string[] = [];
  const dangling: Json[] = [];
  for (const flow of block.of('flow')) {
    const title = flow.name;
    const [fromName, toName] = [flow.fields.text('from'), flow.fields.text('to')];
    const [from, to] = [components.get(fromName), components.get(toName)];
    const protocol = flow.fields.text('protocol');
    if (from === undefined || to === undefined) {
      losses.add('flow: a flow without two ends that exist is kept with its diagram, not drawn', flow.at);
      const ends = { ...(fromName !== undefined && { from: fromName }), ...(toName !== undefined && { to: toName }) };
      const rest = { ...(protocol !== undefined && { protocol }), ...flow.rest() };
      dangling.push({ ...(title !== undefined && { labels: [title] }), ...ends, ...rest });
      continue;
    }
    const name = `${from} to ${to}`;
    const kept = keptOf(flow, losses);
    flows.push(
      draft.add('flows', { name, key: title, kept }, { title, from, to, protocol: protocol?.toLowerCase(), tags }),
    );
  }
  return { flows, dangling };
}

interface Holding {
  readonly reading: Reading;
  readonly element: Block;
  readonly assetName: string;
  readonly component: string;
}

/** Says of an asset that it lies in a store. */
function holds({ reading: { draft, assets, losses }, element, assetName, component }: Holding): void {
  const id = assets.get(assetName);
  if (id === undefined) {
    losses.add(`data_store: there is no information asset "${assetName}"`, element.at);
    return;
  }
  const before = draft.get('assets', id)?.['at'];
  const at = Array.isArray(before) ? before : [];
  if (!at.includes(component)) draft.extend('assets', id, { at: [...at, component] });
}
