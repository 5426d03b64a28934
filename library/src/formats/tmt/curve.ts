/**
 * The curves of the tool: quadratic, through a handle in the middle; and what of them meets a box or another curve.
 * @module
 */
import type { Box, Point } from '../geometry.ts';

/** A line of the drawing as short straight pieces: x and y in turn, with the box around it. */
export interface Polyline {
  readonly points: readonly number[];
  readonly around: Box;
}

const PIECES = 24;

/** The curve from a start over a handle to an end. */
export function curveOf({ start, handle, end }: { start: Point; handle: Point; end: Point }): Polyline {
  const points: number[] = [];
  for (let piece = 0; piece <= PIECES; piece += 1) {
    const part = piece / PIECES;
    const [before, between, behind] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
    points.push(
      before * start.x + between * handle.x + behind * end.x,
      before * start.y + between * handle.y + behind * end.y,
    );
  }
  return polyline(points);
}

/** The outline of a box. */
export function outlineOf({ x, y, width, height }: Box): Polyline {
  const [right, bottom] = [x + width, y + height];
  return polyline([x, y, right, y, right, bottom, x, bottom, x, y]);
}

/** Tells whether two lines have a point in common. */
export function linesMeet(one: Polyline, other: Polyline): boolean {
  if (!boxesMeet(one.around, other.around)) return false;
  for (let i = 0; i + 3 < one.points.length; i += 2) {
    for (let k = 0; k + 3 < other.points.length; k += 2) {
      if (piecesMeet(one.points, i, { points: other.points, at: k })) return true;
    }
  }
  return false;
}

function piecesMeet(one: readonly number[], i: number, other: { points: readonly number[]; at: number }): boolean {
  const [ax = 0, ay = 0, bx = 0, by = 0] = [one[i], one[i + 1], one[i + 2], one[i + 3]];
  const { points, at } = other;
  const [cx = 0, cy = 0, dx = 0, dy = 0] = [points[at], points[at + 1], points[at + 2], points[at + 3]];
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const abc = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const abd = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  const cda = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const cdb = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return Math.sign(abc) * Math.sign(abd) <= 0 && Math.sign(cda) * Math.sign(cdb) <= 0;
}

function polyline(points: readonly number[]): Polyline {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x = 0, y = 0] = [points[at], points[at + 1]];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { points, around: { x: left, y: top, width: right - left, height: bottom - top } };
}

function boxesMeet(one: Box, other: Box): boolean {
  return (
    one.x <= other.x + other.width &&
    other.x <= one.x + one.width &&
    one.y <= other.y + other.height &&
    other.y <= one.y + one.height
  );
}
