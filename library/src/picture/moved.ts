/**
 * A layout with the components that were moved by hand where their hand put them. Boxes around them grow or shrink to
 * fit, arrows at them run straight, everything else stays. To route those arrows around other shapes as well, this is
 * the place: it knows the old layout, the new places and what was touched.
 * @module
 */
import { componentFigure, MARGIN, zoneFigure } from './figure.ts';
import type { FlowPath, Layout, Point, Rect } from './layout.ts';
import type { Scene } from './scene.ts';
import type { SceneFlow } from './scene-flows.ts';
import { isZone, type SceneTree, treeOf } from './scene-tree.ts';
import { centerOf, type Ends, straightFlow } from './straight-flow.ts';

/** Room between labels that would cover each other. */
const APART = 8;

/** Puts components where they were moved to. */
export function withMoves(scene: Scene, layout: Layout): Layout {
  if (scene.moved.size === 0) return layout;
  const tree = treeOf(scene);
  const places = new Map(layout.places);
  for (const { id } of scene.components) {
    const corner = scene.moved.get(id);
    const rect = places.get(id);
    if (corner === undefined || rect === undefined) continue;
    shift(id, [corner[0] - rect.x, corner[1] - rect.y], { tree, places });
  }
  for (const id of [...tree.boxes.keys()].toReversed()) {
    const content = [...tree.in(id).boxes, ...tree.in(id).shapes].map((part) => part.id);
    if (content.every((part) => isShiftedAs(part, id, { layout, places }))) continue;
    const labels = scene.flows
      .filter((flow) => tree.meeting(flow) === id)
      .map((flow) => shiftedPath(flow, { layout, places })?.label);
    places.set(id, around([...content.map((part) => places.get(part)), ...labels], id, tree));
  }
  const flows = redrawn(scene, { layout, places });
  const everything = [...places.values(), ...[...flows.values()].map(({ label }) => label)];
  return { ...layout, places, flows, bounds: unionOf(everything) ?? layout.bounds };
}

/** Moves something with all that is inside. */
function shift(
  id: string,
  [dx, dy]: Point,
  at: { readonly tree: SceneTree; readonly places: Map<string, Rect> },
): void {
  const rect = at.places.get(id);
  if (rect !== undefined) at.places.set(id, { ...rect, x: rect.x + dx, y: rect.y + dy });
  const { boxes, shapes } = at.tree.in(id);
  for (const part of [...boxes, ...shapes]) shift(part.id, [dx, dy], at);
}

/** A box around its content, with room for what is written at its top. */
function around(content: readonly (Rect | undefined)[], id: string, tree: SceneTree): Rect {
  const box = tree.boxes.get(id);
  const inner = unionOf(content.filter((rect) => rect !== undefined));
  if (box === undefined || inner === undefined) return { x: 0, y: 0, width: 0, height: 0 };
  const header = isZone(box) ? zoneFigure(box) : componentFigure(box);
  const top = header.height + MARGIN + 4;
  return {
    x: inner.x - MARGIN,
    y: inner.y - top,
    width: Math.max(inner.width + 2 * MARGIN, header.width + 24),
    height: inner.height + top + MARGIN,
  };
}

function unionOf(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** What was, and where things are now. */
interface Change {
  readonly layout: Layout;
  readonly places: ReadonlyMap<string, Rect>;
}

/** How far something was moved; undefined when its size changed too. */
function shiftOf(id: string, { layout, places }: Change): Point | undefined {
  const [was, is] = [layout.places.get(id), places.get(id)];
  if (was === undefined || is === undefined) return undefined;
  return was.width === is.width && was.height === is.height ? [is.x - was.x, is.y - was.y] : undefined;
}

function isShiftedAs(one: string, other: string, change: Change): boolean {
  const [first, second] = [shiftOf(one, change), shiftOf(other, change)];
  return first !== undefined && first[0] === second?.[0] && first[1] === second[1];
}

/** The old path of a flow whose two ends were moved alike, if at all. */
function shiftedPath(flow: SceneFlow, change: Change): FlowPath | undefined {
  const path = change.layout.flows.get(flow.id);
  const [dx, dy] = shiftOf(flow.from, change) ?? [0, 0];
  if (path === undefined || !isShiftedAs(flow.from, flow.to, change)) return undefined;
  const moved = ([x, y]: Point): Point => [x + dx, y + dy];
  return {
    label: { ...path.label, x: path.label.x + dx, y: path.label.y + dy },
    curves: path.curves.map(({ points, tailTip, headTip }) => ({
      points: points.map(moved),
      ...(tailTip !== undefined && { tailTip: moved(tailTip) }),
      ...(headTip !== undefined && { headTip: moved(headTip) }),
    })),
  };
}

/** The flows of a layout; those of which one end was moved now run straight. */
function redrawn(scene: Scene, change: Change): ReadonlyMap<string, FlowPath> {
  const { layout, places } = change;
  const flows = new Map<string, FlowPath>();
  for (const flow of scene.flows) {
    const path = shiftedPath(flow, change);
    if (path !== undefined) flows.set(flow.id, path);
  }
  const shapes = scene.components.filter(({ whole }) => !whole).map(({ id }) => places.get(id));
  const taken = [...shapes, ...[...flows.values()].map(({ label }) => label)].filter((rect) => rect !== undefined);
  for (const flow of scene.flows) {
    const [from, to] = [places.get(flow.from), places.get(flow.to)];
    const old = layout.flows.get(flow.id);
    if (flows.has(flow.id) || from === undefined || to === undefined || old === undefined) continue;
    const label = freeSpot(flow, { from, to, label: old.label }, taken);
    taken.push(label);
    flows.set(flow.id, straightFlow(flow, { from, to, label }));
  }
  return flows;
}

/** A place for a label on the straight line between two ends, or beside it, where it covers nothing; if there is one. */
function freeSpot(flow: SceneFlow, { from, to, label }: Ends, taken: readonly Rect[]): Rect {
  const [tail, head] = [centerOf(from), centerOf(to)];
  const at = (along: number, aside: number): Rect => {
    const x =
      flow.from === flow.to ? from.x + from.width + 30 + label.width / 2 : tail[0] + (head[0] - tail[0]) * along;
    const y = tail[1] + (head[1] - tail[1]) * along + aside * (label.height + APART);
    return { ...label, x: x - label.width / 2, y: y - label.height / 2 };
  };
  const spots = [0, 1, -1, 2, -2].flatMap((aside) => [0.5, 0.4, 0.6, 0.3, 0.7].map((along) => at(along, aside)));
  return spots.find((spot) => !taken.some((rect) => overlap(spot, rect))) ?? at(0.5, 0);
}

function overlap(one: Rect, other: Rect): boolean {
  const wide = Math.max(one.x, other.x) < Math.min(one.x + one.width, other.x + other.width);
  return wide && Math.max(one.y, other.y) < Math.min(one.y + one.height, other.y + other.height);
}
