/**
 * A flow that runs straight from border to border, through its label.
 * @module
 */
import type { Curve, FlowPath, Point, Rect } from './layout.ts';
import type { SceneFlow } from './scene-flows.ts';

/** Length of an arrowhead. */
const HEAD = 9;

/** What a flow runs between, and where its label is. */
export interface Ends {
  readonly from: Rect;
  readonly to: Rect;
  readonly label: Rect;
}

/** The path of a flow between two rectangles. */
export function straightFlow(flow: SceneFlow, { from, to, label }: Ends): FlowPath {
  const middle = centerOf(label);
  const arrow = (rect: Rect, target: Point): { readonly base: Point; readonly tip: Point } => {
    const tip = borderPoint(rect, target);
    const length = Math.max(1, Math.hypot(target[0] - tip[0], target[1] - tip[1]));
    const share = Math.min(1, HEAD / length);
    return { tip, base: [tip[0] + (target[0] - tip[0]) * share, tip[1] + (target[1] - tip[1]) * share] };
  };
  const start = arrow(from, middle);
  const end = arrow(to, middle);
  const first: Curve = flow.bothWays
    ? { points: line(start.base, middle), tailTip: start.tip }
    : { points: line(start.tip, middle) };
  return {
    label,
    curves: [first, { points: line(middle, end.base), headTip: end.tip }],
  };
}

function line(from: Point, to: Point): readonly Point[] {
  return [from, from, to, to];
}

/** Where the line from the middle of a rectangle to a point leaves the rectangle. */
function borderPoint(rect: Rect, [x, y]: Point): Point {
  const [middleX, middleY] = centerOf(rect);
  const [dx, dy] = [x - middleX, y - middleY];
  const share = Math.min(rect.width / 2 / (Math.abs(dx) || 1e-9), rect.height / 2 / (Math.abs(dy) || 1e-9), 1);
  return [middleX + dx * share, middleY + dy * share];
}

/** The middle of a rectangle. */
export function centerOf({ x, y, width, height }: Rect): Point {
  return [x + width / 2, y + height / 2];
}
