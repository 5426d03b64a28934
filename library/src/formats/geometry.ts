/**
 * Drawings without meaning yet: which box something lies in, and which lines cross.
 * @module
 */

/** A place in a drawing; x grows to the right and y downward. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its upper left corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export function centerOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Tells whether a point lies in a box or on its edge. */
export function holdsPoint(box: Box, { x, y }: Point): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/**
 * The smallest box around the center of another; of equals the first. A box is never around itself or one that is
 * larger, so that boxes never surround each other in a circle.
 */
export function boxAround<Around extends Box>(inner: Box, boxes: readonly Around[]): Around | undefined {
  const center = centerOf(inner);
  const area = areaOf(inner);
  let best: Around | undefined;
  for (const box of boxes) {
    if (box === inner || areaOf(box) <= area || !holdsPoint(box, center)) continue;
    if (best === undefined || areaOf(box) < areaOf(best)) best = box;
  }
  return best;
}

function areaOf({ width, height }: Box): number {
  return width * height;
}

/** Tells whether two polylines have a point in common. */
export function linesCross(one: readonly Point[], other: readonly Point[]): boolean {
  return pairsOf(one).some(([a, b]) => pairsOf(other).some(([c, d]) => segmentsCross(a, b, [c, d])));
}

function pairsOf(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    return before === undefined ? [] : [[before, point] as const];
  });
}

function segmentsCross(a: Point, b: Point, [c, d]: readonly [Point, Point]): boolean {
  const side = (from: Point, to: Point, point: Point): number =>
    Math.sign((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x));
  const between = (from: Point, to: Point, point: Point): boolean =>
    Math.min(from.x, to.x) <= point.x &&
    point.x <= Math.max(from.x, to.x) &&
    Math.min(from.y, to.y) <= point.y &&
    point.y <= Math.max(from.y, to.y);
  const [abc, abd, cda, cdb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (abc !== abd && cda !== cdb) return true;
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  );
}
