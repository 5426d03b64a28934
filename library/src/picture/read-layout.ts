/**
 * Graphviz's own report of a layout, read back: names become addresses, y grows downward.
 * @module
 */
import { flowFigure, INSET } from './figure.ts';
import type { Curve, FlowPath, Layout, Point, Rect } from './layout.ts';
import type { Scene } from './scene.ts';
import type { SceneFlow } from './scene-flows.ts';
import { innerEnds, treeOf } from './scene-tree.ts';
import { pointName } from './skeleton.ts';

interface GraphvizObject {
  readonly name: string;
  readonly pos?: string;
  readonly bb?: string;
  readonly width?: string;
  readonly height?: string;
}
interface GraphvizGraph {
  readonly bb: string;
  readonly objects?: readonly GraphvizObject[];
  readonly edges?: readonly { readonly tail: number; readonly head: number; readonly pos?: string }[];
}

/** Reads the layout of a scene from what Graphviz writes as JSON (https://graphviz.org/docs/outputs/json/). */
export function readLayout(scene: Scene, names: ReadonlyMap<string, string>, json: string): Layout {
  const graph = JSON.parse(json) as GraphvizGraph;
  const objects = graph.objects ?? [];
  const [, , width = 0, height = 0] = numbers(graph.bb);
  const flip = ([x, y]: Point): Point => [round(x), round(height - y)];
  const byName = new Map(objects.map((object) => [object.name, rectOf(object, flip)]));
  const named = (name: string): Rect => byName.get(name) ?? { x: 0, y: 0, width: 0, height: 0 };
  const place = (id: string): Rect => named(names.get(id) ?? '');

  const halves = new Map<string, Curve>();
  for (const edge of graph.edges ?? []) {
    const curve = curveOf(edge.pos ?? '', flip);
    halves.set(`to ${objects[edge.head]?.name}`, curve);
    halves.set(`from ${objects[edge.tail]?.name}`, curve);
  }
  const pathOf = (flow: SceneFlow): FlowPath => {
    const label = labelIn(place(flow.id), flow);
    const middle: Point = [round(label.x + label.width / 2), round(label.y + label.height / 2)];
    const before = halves.get(`to ${names.get(flow.id)}`);
    const after = halves.get(`from ${names.get(flow.id)}`);
    // The label covers its own end of both halves, so that nothing shows of the piece that is added.
    const curves = [
      ...(before === undefined
        ? []
        : [{ ...before, points: [...before.points, ...straightTo(before.points.at(-1), middle)] }]),
      ...(after === undefined
        ? []
        : [{ ...after, points: [...straightFrom(middle, after.points[0]), ...after.points] }]),
    ];
    return { label, curves };
  };
  return {
    points: [...new Set(innerEnds(scene, treeOf(scene)))].map((box) => named(pointName(names, box))),
    bounds: { x: 0, y: 0, width: round(width), height: round(height) },
    places: new Map([
      ...scene.zones.map(({ id }) => [id, inset(place(id))] as const),
      ...scene.components.map(({ id }) => [id, place(id)] as const),
    ]),
    flows: new Map(scene.flows.map((flow) => [flow.id, pathOf(flow)])),
  };
}

function inset({ x, y, width, height }: Rect): Rect {
  return {
    x: round(x + INSET),
    y: round(y + INSET),
    width: round(width - 2 * INSET),
    height: round(height - 2 * INSET),
  };
}

/** The label itself, in the middle of the room that was kept for it. */
function labelIn(room: Rect, flow: SceneFlow): Rect {
  const { width, height } = flowFigure(flow);
  return { x: round(room.x + (room.width - width) / 2), y: round(room.y + (room.height - height) / 2), width, height };
}

function straightTo(last: Point | undefined, end: Point): readonly Point[] {
  return last === undefined ? [] : [last, end, end];
}

function straightFrom(start: Point, first: Point | undefined): readonly Point[] {
  return first === undefined ? [] : [start, start, first];
}

function rectOf(object: GraphvizObject, flip: (point: Point) => Point): Rect {
  if (object.bb !== undefined) {
    const [left = 0, bottom = 0, right = 0, top = 0] = numbers(object.bb);
    const [x, y] = flip([left, top]);
    return { x, y, width: round(right - left), height: round(top - bottom) };
  }
  const [x, y] = flip(pointOf(object.pos ?? ''));
  const [width, height] = [Number(object.width ?? 0) * 72, Number(object.height ?? 0) * 72];
  return { x: round(x - width / 2), y: round(y - height / 2), width: round(width), height: round(height) };
}

/** Reads `s,x,y e,x,y x,y x,y ...`: the tips of the arrowheads, then the curve. */
function curveOf(pos: string, flip: (point: Point) => Point): Curve {
  const words = pos.split(/\s+/).filter((word) => word !== '');
  const tip = (letter: string): Point | undefined => {
    const word = words.find((candidate) => candidate.startsWith(`${letter},`));
    return word === undefined ? undefined : flip(pointOf(word.slice(2)));
  };
  const [tailTip, headTip] = [tip('s'), tip('e')];
  return {
    points: words.filter((word) => /^[-\d]/.test(word)).map((word) => flip(pointOf(word))),
    ...(tailTip !== undefined && { tailTip }),
    ...(headTip !== undefined && { headTip }),
  };
}

function pointOf(text: string): Point {
  const [x = 0, y = 0] = numbers(text);
  return [x, y];
}

function numbers(text: string): readonly number[] {
  return text.split(',').map(Number);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
