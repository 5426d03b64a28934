/**
 * Where everything in a picture goes. Graphviz runs as WebAssembly and is loaded when the first picture is drawn.
 * @module
 */
import { VaubanError } from '../model/problem.ts';
import { gridLayout } from './grid-layout.ts';
import { withMoves } from './moved.ts';
import { readLayout } from './read-layout.ts';
import type { Scene } from './scene.ts';
import { type Direction, skeletonOf } from './skeleton.ts';

export type Point = readonly [x: number, y: number];

/** A rectangle; x and y are its top left corner, y grows downward. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A curve: a start and then three points for each Bézier piece; arrowheads run from an end of it to their tip. */
export interface Curve {
  readonly points: readonly Point[];
  readonly tailTip?: Point;
  readonly headTip?: Point;
}

/** Where a flow runs: to its label and on from there. */
export interface FlowPath {
  readonly label: Rect;
  readonly curves: readonly Curve[];
}

/** Where everything is, in points, by address. */
export interface Layout {
  readonly bounds: Rect;
  /** Zones and components. */
  readonly places: ReadonlyMap<string, Rect>;
  readonly flows: ReadonlyMap<string, FlowPath>;
  /** Where arrows end that run between a whole and its own parts. */
  readonly points: readonly Rect[];
}

/** A picture that fits here with arrows to the right is drawn so: that reads like text, and leaves titles free. */
const SCREEN = { width: 1200, height: 800 };
/** The shape of a page on a wide screen. */
const WANTED = 1.3;
/** More than this takes more than ten seconds, and nobody can read it. */
const MOST = 5000;
/** Beyond this many components the picture is laid out only once. */
const LARGE = 120;
/** Beyond this many a layered drawing is far wider than anybody can follow: boxes of rows and columns are. */
const CROWDED = 240;

/**
 * Lays out a scene.
 *
 * @param options.direction which way most arrows point; when absent, whichever fits a screen better
 * @throws {VaubanError} USAGE when there is more in it than anybody could look at
 */
export async function layoutOf(scene: Scene, options: { readonly direction?: Direction } = {}): Promise<Layout> {
  const size = scene.zones.length + scene.components.length + scene.flows.length;
  if (size > MOST) {
    const hint = 'Add an entry to "diagrams" that shows a part of the system';
    throw new VaubanError(
      'USAGE',
      `Cannot draw the picture: expected at most ${MOST} zones, components and flows, found ${size}`,
      { hint },
    );
  }
  if (scene.components.length > CROWDED) return withMoves(scene, gridLayout(scene));
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  const run = (direction: Direction): Layout => {
    const { dot, names } = skeletonOf(scene, direction);
    return readLayout(scene, names, graphviz.layout(dot, 'json', 'dot'));
  };
  if (options.direction !== undefined) return withMoves(scene, run(options.direction));
  if (scene.components.length > LARGE) return withMoves(scene, run('down'));
  // Chosen before anything is moved by hand, so that a small move never turns the whole picture.
  const right = run('right');
  if (right.bounds.width <= SCREEN.width && right.bounds.height <= SCREEN.height) return withMoves(scene, right);
  const down = run('down');
  return withMoves(scene, sizeOnPage(right) < sizeOnPage(down) ? right : down);
}

/** How large a page must be to hold a picture; smaller is easier to read. */
function sizeOnPage({ bounds }: Layout): number {
  return Math.max(bounds.width, bounds.height * WANTED);
}
