/**
 * A diagram with its cells; laid out where nobody has said where things go.
 * @module
 */
import type { Component, Flow, Zone } from '../../model/model.ts';
import { layoutOf, type Rect, sceneOf } from '../../picture/index.ts';
import type { Json } from '../fields.ts';
import { uuidOf } from '../foreign-id.ts';
import { type JsonDraft, type JsonMap, mergeKept } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import type { Writing } from './write.ts';

const ID = 'threat-dragon-v2';
const SHAPES = {
  process: { shape: 'process', type: 'tm.Process' },
  store: { shape: 'store', type: 'tm.Store' },
  external: { shape: 'actor', type: 'tm.Actor' },
} as const;

/** Writes a diagram; the whole system when it has no id. */
export async function writeDiagram(id: string | undefined, index: number, writing: Writing): Promise<Json> {
  const { model } = writing;
  const scene = sceneOf(model, id === undefined ? {} : { diagram: id });
  const { places } = await layoutOf(scene);
  const entry = id === undefined ? undefined : model.diagrams.get(id);
  const origin = originOf(entry, ID);
  const { cells: keptCells, ...kept } = origin.kept;
  const moved = id === undefined ? undefined : model.layout?.get(id);
  const cells: Json[] = [];
  for (const { id: address } of scene.zones) {
    const zone = model.zones.get(idOf(address));
    if (zone !== undefined) cells.push(zoneCell(zone, places.get(address)));
  }
  for (const { id: address } of scene.components) {
    const component = model.components.get(idOf(address));
    if (component === undefined) continue;
    const at = moved?.get(component.id);
    const place = places.get(address);
    cells.push(componentCell(component, { place: at && place ? { ...place, x: at[0], y: at[1] } : place, writing }));
  }
  for (const { id: address, from, to } of scene.flows) {
    const flow = model.flows.get(idOf(address));
    if (flow !== undefined) cells.push(flowCell(flow, { ends: [idOf(from), idOf(to)], writing }));
  }
  if (Array.isArray(keptCells)) cells.push(...keptCells);
  return mergeKept(
    { version: '2.4.0', diagramType: 'STRIDE', thumbnail: './public/content/images/thumbnail.stride.jpg', ...kept },
    {
      id: numeric(origin.id) ?? index,
      title: entry?.title ?? model.system.title ?? 'Diagram',
      cells,
    },
  );
}

function zoneCell(zone: Zone, place: Rect | undefined): Json {
  const { id, kept } = originOf(zone, ID);
  const name = nameIn(zone, id);
  return cell(
    { ...newCell(id, -1), ...boxOf(place), ...kept },
    {
      shape: 'trust-boundary-box',
      id: id ?? uuidOf(`zones/${zone.id}`),
      attrs: labelled(kept, name),
      data: {
        type: 'tm.BoundaryBox',
        name: name,
        description: zone.description ?? '',
        isTrustBoundary: true,
        hasOpenThreats: false,
      },
    },
  );
}

function componentCell(
  component: Component,
  { place, writing }: { readonly place: Rect | undefined; readonly writing: Writing },
): Json {
  const { id, kept } = originOf(component, ID);
  const name = nameIn(component, id);
  const { shape, type } = SHAPES[component.kind];
  const threats = writing.threats.take(`components/${component.id}`);
  const box = boxOf(place);
  return cell(
    { ...newCell(id, 1), ...box, ...kept, position: box['position'] ?? { x: 0, y: 0 } },
    {
      shape,
      id: id ?? cellId(component.id),
      attrs: labelled(kept, name),
      data: {
        type,
        name: broken(name, [kept, 'data', 'name']),
        description: component.description ?? '',
        ...scope(component.outOfScope),
        ...flagsOf(component, writing),
        hasOpenThreats: areOpen(threats),
        threats,
      },
    },
  );
}

/** The flags that say something; the rest stays as it was drawn. */
function flagsOf(component: Component, { model }: Writing): JsonDraft {
  if (component.kind === 'process') {
    return { isWebApplication: component.facts?.get('serves-pages') === 'yes' ? true : undefined };
  }
  if (component.kind !== 'store') return {};
  const held = [...model.assets.values()].filter(({ at }) => at?.some((one) => one === component.id));
  return {
    isEncrypted: component.facts?.get('encryption-at-rest') === 'yes' ? true : undefined,
    storesCredentials: held.some((asset) => asset.class === 'credential') ? true : undefined,
    isALog: held.some((asset) => asset.class === 'log') ? true : undefined,
  };
}

function flowCell(
  flow: Flow,
  { ends, writing }: { readonly ends: readonly [string, string]; readonly writing: Writing },
): Json {
  const { id, kept } = originOf(flow, ID);
  const [source, target] = ends.map((end) => {
    const component = writing.model.components.get(end);
    return { cell: originOf(component, ID).id ?? cellId(end) };
  });
  const threats = writing.threats.take(`flows/${flow.id}`);
  const name = nameIn(flow, id);
  return cell(
    { ...newCell(id, 10), ...(id === undefined && { connector: 'smooth', vertices: [] }), ...kept },
    {
      shape: 'flow',
      id: id ?? uuidOf(`flows/${flow.id}`),
      source,
      target,
      // The name counts; the label is drawn anew from it.
      labels: kept['labels'] ?? [{ position: 0.5, attrs: { labelText: { text: name } } }],
      data: {
        type: 'tm.Flow',
        name: broken(name, [kept, 'data', 'name']),
        description: flow.description ?? '',
        ...scope(flow.outOfScope),
        isBidirectional: flow.bothWays === true,
        isEncrypted: flow.encryption === undefined ? undefined : flow.encryption !== 'none',
        protocol: flow.protocol ?? '',
        hasOpenThreats: areOpen(threats),
        threats,
      },
    },
  );
}

/** What a cell has that was not drawn in Threat Dragon. */
function newCell(origin: string | undefined, zIndex: number): JsonMap {
  return origin === undefined ? { visible: true, zIndex } : {};
}

/** The name of an element; what came without one stays without. */
function nameIn(
  element: { readonly id: string; readonly title?: string | undefined },
  origin: string | undefined,
): string {
  return element.title ?? (origin === undefined ? element.id : '');
}

function cell(kept: JsonMap, said: JsonDraft): Json {
  return mergeKept(kept, said);
}

function boxOf(place: Rect | undefined): JsonMap {
  if (place === undefined) return {};
  const [x, y, width, height] = [place.x, place.y, place.width, place.height].map(
    (length) => Math.round(length * 100) / 100,
  );
  return { position: { x: x ?? 0, y: y ?? 0 }, size: { width: width ?? 0, height: height ?? 0 } };
}

/** The label of a shape, where the cell it came from keeps it. */
function labelled(kept: JsonMap, text: string): JsonDraft {
  const attributes = kept['attrs'];
  const isLabel = isMap(attributes) && 'label' in attributes;
  const key = isLabel ? 'label' : 'text';
  return { [key]: { text: broken(text, [kept, 'attrs', key, 'text']) } };
}

/** A text with the line breaks it was drawn with, while it says the same. */
function broken(text: string, [kept, ...path]: readonly [JsonMap, ...string[]]): string {
  let value: Json | undefined = kept;
  for (const key of path) value = isMap(value) ? value[key] : undefined;
  return typeof value === 'string' && value.replace(/\s+/g, ' ').trim() === text ? value : text;
}

function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scope(reason: string | undefined): JsonDraft {
  return { outOfScope: reason !== undefined, reasonOutOfScope: reason ?? '' };
}

function areOpen(threats: readonly Json[]): boolean {
  return threats.some(
    (threat) => typeof threat === 'object' && threat !== null && 'status' in threat && threat['status'] === 'Open',
  );
}

function cellId(component: string): string {
  return uuidOf(`components/${component}`);
}

function idOf(address: string): string {
  return address.slice(address.indexOf('/') + 1);
}

function numeric(id: string | undefined): number | string | undefined {
  return id !== undefined && /^\d{1,9}$/.test(id) ? Number(id) : id;
}
