/**
 * Which boundaries of a page each flow crosses, by what is drawn.
 * @module
 */
import { curveOf, linesMeet, outlineOf, type Polyline } from './curve.ts';
import type { Line, Shape, Surface } from './tmt-model.ts';

/** A boundary: a box or a line. */
export type Border = Shape | Line;

/** The boundaries a flow crosses, found when somebody asks. */
export type Crossings = (flow: Line) => readonly Border[];

/** So many pairs of a flow and a boundary are compared for one page, unless said otherwise. */
const MOST_PAIRS = 1_000_000;

/** Prepares the boundaries of a page; undefined when there are too many to compare. */
export function crossingsOf({ shapes, lines }: Surface, mostPairs = MOST_PAIRS): Crossings | undefined {
  const borders: readonly (readonly [Border, Polyline])[] = [
    ...shapes.flatMap((shape) => (shape.role === 'box' ? [[shape, outlineOf(boxOf(shape))] as const] : [])),
    ...lines.flatMap((line) => (line.role === 'boundary' ? [[line, curveOf(line)] as const] : [])),
  ];
  const flows = lines.filter(({ role }) => role === 'flow').length;
  if (flows * borders.length > mostPairs) return undefined;
  const found = new Map<Line, readonly Border[]>();
  return (flow) => {
    const known = found.get(flow);
    if (known !== undefined) return known;
    const curve = curveOf(flow);
    const crossed = borders.flatMap(([border, outline]) => (linesMeet(curve, outline) ? [border] : []));
    found.set(flow, crossed);
    return crossed;
  };
}

/** The place and size of a shape. */
export function boxOf({ left, top, width, height }: Shape): { x: number; y: number; width: number; height: number } {
  return { x: left, y: top, width, height };
}
