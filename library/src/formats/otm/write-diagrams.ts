/**
 * Diagrams of a model as representations of Open Threat Model. A diagram that came from there keeps what was kept of
 * it, with the positions of the model; any other is laid out as Vauban draws it.
 * @module
 */
import { VaubanError } from '../../model/problem.ts';
import { layoutOf, sceneOf } from '../../picture/index.ts';
import type { Json } from '../fields.ts';
import { type JsonMap, mergeKept } from '../merge-kept.ts';
import { originOf } from '../origin.ts';
import { cornersOf, type Point } from './corners.ts';
import type { ElementKey } from './parents.ts';
import { keptWithout, mapOf, mapsOf, type Writing } from './writing.ts';

/** The representations of a file, and of each of its elements. */
export interface Shown {
  readonly representations: readonly Json[];
  /** How an element is shown, `zones/<id>` or `components/<id>` of the model. */
  of(address: string): readonly Json[];
}

interface Elements {
  /** By address, in the order of the representations. */
  readonly shown: Map<string, JsonMap[]>;
  readonly parents: ReadonlyMap<ElementKey, ElementKey | undefined>;
}

/** Writes the diagrams. */
export async function writeDiagrams(writing: Writing): Promise<Shown> {
  const { model } = writing;
  const elements: Elements = { shown: keptElements(writing), parents: parentsOf(writing) };
  const written = new Map<string, Json>();
  const cameFromHere = mapOf(originOf(model.system, 'otm').kept['project'])['id'] !== undefined;
  for (const diagram of model.diagrams.values()) {
    const id = writing.idOf('diagrams', diagram.id);
    const isOwn = originOf(diagram, 'otm').id !== undefined;
    const size = isOwn ? placeOwn(diagram.id, elements, writing) : await placeNew(diagram.id, elements, writing);
    const said = {
      id,
      name: diagram.title ?? diagram.id,
      type: 'diagram',
      description: diagram.description,
      ...(!isOwn && { size }),
    };
    written.set(id, mergeKept(keptWithout(diagram), said));
  }
  if (model.diagrams.size === 0 && !cameFromHere && model.components.size > 0) {
    const size = await placeNew(undefined, elements, writing);
    written.set('diagram', mergeKept({}, { id: 'diagram', name: 'Diagram', type: 'diagram', size }));
  }
  const came = mapsOf(originOf(model.system, 'otm').kept['representations']);
  const kept = came.flatMap((representation): readonly Json[] => {
    const id = String(representation['id']);
    const diagram = written.get(id);
    if (Object.keys(representation).length > 1) return [representation];
    written.delete(id);
    return diagram === undefined ? [] : [diagram];
  });
  return { representations: [...kept, ...written.values()], of: (address) => elements.shown.get(address) ?? [] };
}

/** How elements were shown when they came, in diagrams that are still there and in code. */
function keptElements({ model, idOf }: Writing): Map<string, JsonMap[]> {
  const diagrams = new Set([...model.diagrams.keys()].map((id) => idOf('diagrams', id)));
  const came = mapsOf(originOf(model.system, 'otm').kept['representations']);
  const removed = new Set(
    came.flatMap(({ id, ...more }) =>
      Object.keys(more).length === 0 && !diagrams.has(String(id)) ? [String(id)] : [],
    ),
  );
  const shown = new Map<string, JsonMap[]>();
  for (const collection of ['zones', 'components'] as const) {
    for (const entry of model[collection].values()) {
      const kept = mapsOf(originOf(entry, 'otm').kept['representations']);
      shown.set(
        `${collection}/${entry.id}`,
        kept.filter(({ representation }) => !removed.has(String(representation))),
      );
    }
  }
  return shown;
}

function parentsOf({ model }: Writing): ReadonlyMap<ElementKey, ElementKey | undefined> {
  return new Map<ElementKey, ElementKey | undefined>([
    ...[...model.zones.values()].map(({ id, inside }): readonly [ElementKey, ElementKey | undefined] => [
      `zone/${id}`,
      inside === undefined ? undefined : `zone/${inside}`,
    ]),
    ...[...model.components.values()].map(({ id, partOf, zone }): readonly [ElementKey, ElementKey | undefined] => [
      `component/${id}`,
      partOf === undefined ? (zone === undefined ? undefined : `zone/${zone}`) : `component/${partOf}`,
    ]),
  ]);
}

/** Puts the components of a diagram that came from Open Threat Model where the model has them now. */
function placeOwn(diagram: string, { shown, parents }: Elements, writing: Writing): undefined {
  const id = writing.idOf('diagrams', diagram);
  const own = new Map<ElementKey, Point>();
  for (const [address, elements] of shown) {
    const position = mapOf(elements.find(({ representation }) => representation === id)?.['position']);
    const [x, y] = [position['x'], position['y']];
    if (typeof x === 'number' && typeof y === 'number') own.set(keyOf(address), [x, y]);
  }
  const layout = writing.model.layout?.get(diagram);
  const corners = new Map(cornersOf(own, parents));
  for (const [component, corner] of layout ?? []) corners.set(`component/${component}`, corner);
  for (const component of layout?.keys() ?? []) {
    const relative = relativeOf(`component/${component}`, { corners, parents });
    const before = own.get(`component/${component}`);
    if (relative === undefined || (before !== undefined && isNear(relative, before))) continue;
    setElement(
      shown,
      `components/${component}`,
      elementOf(id, writing.idOf('components', component), { position: relative }),
    );
  }
  return undefined;
}

/** Lays out a diagram, or the whole system, and gives its size. */
async function placeNew(
  diagram: string | undefined,
  { shown, parents }: Elements,
  writing: Writing,
): Promise<JsonMap | undefined> {
  const id = diagram === undefined ? 'diagram' : writing.idOf('diagrams', diagram);
  try {
    const { bounds, places } = await layoutOf(sceneOf(writing.model, diagram === undefined ? {} : { diagram }));
    const corners = new Map([...places].map(([address, { x, y }]) => [keyOf(address), [x, y]] as const));
    for (const [address, { width, height }] of places) {
      const [collection = '', entry = ''] = address.split('/');
      if (collection !== 'zones' && collection !== 'components') continue;
      const position = relativeOf(keyOf(address), { corners, parents }) ?? [0, 0];
      const size = { width: round(width), height: round(height) };
      setElement(shown, address, { ...elementOf(id, writing.idOf(collection, entry), { position }), size });
    }
    return { width: round(bounds.width), height: round(bounds.height) };
  } catch (error) {
    if (!(error instanceof VaubanError)) throw error;
    writing.losses.add('diagrams: a diagram with too much in it to be laid out is written without positions');
    return undefined;
  }
}

function relativeOf(
  key: ElementKey,
  { corners, parents }: { readonly corners: ReadonlyMap<ElementKey, Point>; readonly parents: Elements['parents'] },
): Point | undefined {
  const corner = corners.get(key);
  if (corner === undefined) return undefined;
  const [left, top] = corners.get(parents.get(key) ?? key) ?? [0, 0];
  const isTop = parents.get(key) === undefined;
  return isTop ? [round(corner[0]), round(corner[1])] : [round(corner[0] - left), round(corner[1] - top)];
}

function elementOf(diagram: string, element: string, { position: [x, y] }: { readonly position: Point }): JsonMap {
  return { representation: diagram, id: `${element}-in-${diagram}`, position: { x, y } };
}

/** Puts an element into a diagram, or moves it there. */
function setElement(shown: Map<string, JsonMap[]>, address: string, element: JsonMap): void {
  const before = shown.get(address) ?? [];
  const place = before.findIndex(({ representation }) => representation === element['representation']);
  if (place < 0) shown.set(address, [...before, element]);
  else shown.set(address, before.with(place, mergeKept(before[place] ?? {}, { position: element['position'] })));
}

function keyOf(address: string): ElementKey {
  return address.startsWith('zones/') ? `zone/${address.slice(6)}` : `component/${address.slice(11)}`;
}

function isNear([x, y]: Point, [otherX, otherY]: Point): boolean {
  return Math.abs(x - otherX) <= 0.011 && Math.abs(y - otherY) <= 0.011;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
