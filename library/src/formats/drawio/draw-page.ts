/**
 * A page that is drawn anew: zones around what is in them, arrows through their labels. Cells that were on a page
 * before keep their looks and their data, and get new places.
 * @module
 */
import type { Model } from '../../model/model.ts';
import { type FlowPath, type Layout, layoutOf, type Point, type Rect, type Scene } from '../../picture/index.ts';
import { editCell, geometryOf, newLine, newShape, rounded } from './edit-cell.ts';
import { entryCells } from './entry-cells.ts';
import type { KeptPage } from './kept-page.ts';
import { lookOfComponent, lookOfFlow, lookOfZone } from './looks.ts';
import { numberCell, numberOf } from './number-cell.ts';
import { componentChanges, flowChanges, NOTHING_SAID, zoneChanges } from './overlay.ts';
import type { Printable } from './print-element.ts';
import { saidOfComponent, saidOfFlow, saidOfZone } from './said.ts';

/** Draws a page. */
export async function drawPage(model: Model, scene: Scene, kept: KeptPage | undefined): Promise<readonly Printable[]> {
  const layout = await layoutOf(scene);
  const ids = new Map<string, string>();
  const taken = new Set(['0', '1', ...[...(kept?.own.values() ?? [])].map(({ id }) => id)]);
  for (const { id } of [...scene.zones, ...scene.components, ...scene.flows]) {
    let own = kept?.own.get(id)?.id;
    for (let number = 1; own === undefined; number += 1) {
      const wanted = `${id.replace(/s\//, '-')}${number === 1 ? '' : `-${number}`}`;
      if (!taken.has(wanted)) own = wanted;
    }
    taken.add(own);
    ids.set(id, own);
  }
  const page: Drawing = { model, scene, layout, kept, idOf: (address) => ids.get(address ?? '') ?? '1' };
  const frames = [...scene.zones, ...scene.components].map(({ id, inside }) => ({ id, inside }));
  const isInside = new Map(frames.map(({ id, inside }) => [id, inside]));
  return [
    { name: 'mxCell', attributes: new Map([['id', '0']]), children: [] },
    {
      name: 'mxCell',
      attributes: new Map([
        ['id', '1'],
        ['parent', '0'],
      ]),
      children: [],
    },
    ...scene.zones.map((zone) => drawZone(zone, page, isInside)),
    ...scene.components.flatMap((component) => drawComponent(component, page, isInside)),
    ...scene.flows.map((flow) => drawFlow(flow, page)),
  ];
}

interface Drawing {
  readonly model: Model;
  readonly scene: Scene;
  readonly layout: Layout;
  readonly kept: KeptPage | undefined;
  /** The cell of an address; that of the layer for none. */
  readonly idOf: (address: string | undefined) => string;
}

type Inside = ReadonlyMap<string, string | undefined>;

function drawZone(zone: Scene['zones'][number], page: Drawing, inside: Inside): Printable {
  const { model, kept, idOf } = page;
  const cell = kept?.own.get(zone.id);
  const entry = model.zones.get(zone.id.slice('zones/'.length));
  const element = cell?.element ?? newShape(idOf(zone.id), lookOfZone(zone), '1');
  const before = cell === undefined ? NOTHING_SAID : saidOfZone(cell);
  return placed(
    entry === undefined ? element : editCell(element, zoneChanges(entry, before, cell === undefined)),
    zone.id,
    { page, inside },
  );
}

function drawComponent(component: Scene['components'][number], page: Drawing, inside: Inside): readonly Printable[] {
  const { model, kept, layout, idOf } = page;
  const cell = kept?.own.get(component.id);
  const known = kept?.facts.components.find((drawn) => drawn.cell === cell);
  const entry = model.components.get(component.id.slice('components/'.length));
  if (entry === undefined) return [];
  const element = cell?.element ?? newShape(idOf(component.id), lookOfComponent(component), '1');
  const before = known === undefined ? NOTHING_SAID : saidOfComponent(known);
  const drawn = placed(editCell(element, componentChanges(entry, before, cell === undefined)), component.id, {
    page,
    inside,
  });
  const { width, height } = layout.places.get(component.id) ?? NOWHERE;
  const lines = entryCells({ model, component, parent: idOf(component.id), width, height }, kept);
  const number = numberOf(model, entry.zone);
  return [drawn, ...lines, ...(number === undefined ? [] : [numberCell(idOf(component.id), number, width)])];
}

/** A cell in its place, in the coordinates of the box around it. */
function placed(
  element: Printable,
  id: string,
  { page, inside }: { readonly page: Drawing; readonly inside: Inside },
): Printable {
  const rect = page.layout.places.get(id) ?? NOWHERE;
  const outer = page.layout.places.get(inside.get(id) ?? '') ?? NOWHERE;
  const geometry = geometryOf({ x: rect.x - outer.x, y: rect.y - outer.y, width: rect.width, height: rect.height });
  return editCell(element, { geometry, attributes: new Map([['parent', page.idOf(inside.get(id))]]) });
}

const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 };

function drawFlow(flow: Scene['flows'][number], { model, kept, layout, idOf }: Drawing): Printable {
  const cell = kept?.own.get(flow.id);
  const known = kept?.facts.flows.find((drawn) => drawn.cell === cell);
  const style = lookOfFlow(flow.bothWays);
  const ends = [idOf(flow.from), idOf(flow.to)] as const;
  const entry = model.flows.get(flow.id.slice('flows/'.length));
  const element = cell?.element ?? newLine(idOf(flow.id), style, ends);
  const before = known === undefined ? NOTHING_SAID : saidOfFlow(known);
  const attributes = new Map([
    ['parent', '1'],
    ['source', ends[0]],
    ['target', ends[1]],
  ]);
  if (known !== undefined && known.isBothWays !== flow.bothWays) attributes.set('style', style);
  const path = layout.flows.get(flow.id);
  const geometry =
    path === undefined ? undefined : routeOf(path, [layout.places.get(flow.from), layout.places.get(flow.to)]);
  const changes = entry === undefined ? {} : flowChanges(entry, before, cell === undefined);
  return editCell(element, { ...changes, attributes, geometry });
}

/** The way of a line through its label, which stands where the line bends. */
function routeOf({ label, curves }: FlowPath, [from, to]: readonly (Rect | undefined)[]): Printable {
  const middle: Point = [label.x + label.width / 2, label.y + label.height / 2];
  const [before = [], after = []] = curves.map(({ points }) =>
    points.filter((_, index) => index % 3 === 0).slice(1, -1),
  );
  const bends = [...before, middle, ...after];
  const first = centerOf(from) ?? before[0] ?? middle;
  const last = centerOf(to) ?? after.at(-1) ?? middle;
  const until = lengthOf([first, ...before, middle]);
  const whole = lengthOf([first, ...bends, last]);
  const share = whole === 0 ? 0 : (2 * until) / whole - 1;
  const points = bends.map(
    ([x, y]): Printable => ({
      name: 'mxPoint',
      attributes: new Map([
        ['x', rounded(x)],
        ['y', rounded(y)],
      ]),
      children: [],
    }),
  );
  return {
    name: 'mxGeometry',
    attributes: new Map([
      ['x', rounded(share)],
      ['relative', '1'],
      ['as', 'geometry'],
    ]),
    children: [{ name: 'Array', attributes: new Map([['as', 'points']]), children: points }],
  };
}

function centerOf(rect: Rect | undefined): Point | undefined {
  return rect === undefined ? undefined : [rect.x + rect.width / 2, rect.y + rect.height / 2];
}

function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, [x, y], index) => {
    const [beforeX, beforeY] = points[index] ?? [x, y];
    return sum + Math.hypot(x - beforeX, y - beforeY);
  }, 0);
}
