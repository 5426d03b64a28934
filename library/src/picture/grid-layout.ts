/**
 * A layout for pictures of hundreds of components: each box holds its components in rows, neighbors near each other,
 * and the boxes stand in rows themselves. It takes a moment, where a layered drawing takes seconds and grows so wide
 * that nobody can follow it.
 * @module
 */
import { componentFigure, flowFigure, MARGIN, STACK, zoneFigure } from './figure.ts';
import type { FlowPath, Layout, Rect } from './layout.ts';
import type { Scene, SceneComponent } from './scene.ts';
import { isZone, type SceneBox, type SceneTree, treeOf } from './scene-tree.ts';
import { centerOf, straightFlow } from './straight-flow.ts';

/** Room between shapes, for the flows. */
const GAP = 34;
/** The shape of a page on a wide screen. */
const WANTED = 1.5;

/** Something with its size, and a way to put it somewhere. */
interface Tile {
  readonly width: number;
  readonly height: number;
  readonly put: (x: number, y: number) => void;
}

/** Lays out a scene. */
export function gridLayout(scene: Scene): Layout {
  const tree = treeOf(scene);
  const places = new Map<string, Rect>();
  const order = neighborsTogether(scene);
  const all = packed(tilesIn(undefined, { tree, places, order }));
  all.put(0, 0);
  const flows = new Map<string, FlowPath>();
  for (const flow of scene.flows) {
    const [from, to] = [places.get(flow.from), places.get(flow.to)];
    if (from === undefined || to === undefined) continue;
    const { width, height } = flowFigure(flow);
    const [[fromX, fromY], [toX, toY]] = [centerOf(from), centerOf(to)];
    const loop = flow.from === flow.to ? from.width / 2 + width / 2 + GAP / 2 : 0;
    const label = { x: (fromX + toX) / 2 + loop - width / 2, y: (fromY + toY) / 2 - height / 2, width, height };
    flows.set(flow.id, straightFlow(flow, { from, to, label }));
  }
  return { bounds: { x: 0, y: 0, width: all.width, height: all.height }, places, flows, points: [] };
}

interface Laying {
  readonly tree: SceneTree;
  readonly places: Map<string, Rect>;
  readonly order: ReadonlyMap<string, number>;
}

/** What stands directly in a box: its shapes in one tile, each inner box in one of its own. */
function tilesIn(box: string | undefined, laying: Laying): readonly Tile[] {
  const { tree, order } = laying;
  const { boxes, shapes } = tree.in(box);
  const sorted = shapes.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));
  return [
    ...(sorted.length === 0 ? [] : [packed(sorted.map((shape) => shapeTile(shape, laying)))]),
    ...boxes.map((inner) => boxTile(inner, laying)),
  ];
}

function shapeTile(component: SceneComponent, { places }: Laying): Tile {
  const figure = componentFigure(component);
  const extra = component.many ? 2 * STACK : 0;
  const size = { width: figure.width + extra, height: figure.height + extra };
  return { ...size, put: (x, y) => places.set(component.id, { x, y, ...size }) };
}

function boxTile(box: SceneBox, laying: Laying): Tile {
  const header = isZone(box) ? zoneFigure(box) : componentFigure(box);
  const inner = packed(tilesIn(box.id, laying));
  const top = header.height + MARGIN + 4;
  const width = Math.max(inner.width + 2 * MARGIN, header.width + 24);
  const height = inner.height + top + MARGIN;
  return {
    width,
    height,
    put: (x, y) => {
      laying.places.set(box.id, { x, y, width, height });
      inner.put(x + MARGIN, y + top);
    },
  };
}

/** Tiles in rows, as wide as gives the shape of a page; all of them in one tile. */
function packed(tiles: readonly Tile[]): Tile {
  const area = tiles.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const least = Math.max(0, ...tiles.map(({ width }) => width));
  const tried = [1, 1.25, 1.6, 2, 2.5].map((factor) =>
    inRows(tiles, Math.max(least, Math.sqrt(area * WANTED) * factor)),
  );
  const [first = inRows(tiles, least)] = tried;
  return tried.reduce((best, one) => (sizeOnPage(one) < sizeOnPage(best) ? one : best), first);
}

/** How large a page must be to hold a tile. */
function sizeOnPage({ width, height }: Tile): number {
  return Math.max(width, height * WANTED);
}

function inRows(tiles: readonly Tile[], wanted: number): Tile {
  const spots: { readonly tile: Tile; readonly x: number; readonly y: number }[] = [];
  let [x, y, row, width] = [0, 0, 0, 0];
  for (const tile of tiles) {
    if (x > 0 && x + tile.width > wanted) [x, y, row] = [0, y + row + GAP, 0];
    spots.push({ tile, x, y });
    width = Math.max(width, x + tile.width);
    x += tile.width + GAP;
    row = Math.max(row, tile.height);
  }
  return {
    width,
    height: y + row,
    put: (left, top) => {
      for (const spot of spots) spot.tile.put(left + spot.x, top + spot.y);
    },
  };
}

/** A place in line for every component: those that flows join come after each other. */
function neighborsTogether({ components, flows }: Scene): ReadonlyMap<string, number> {
  const near = new Map<string, string[]>();
  const join = (one: string, other: string): void => {
    const known = near.get(one);
    if (known === undefined) near.set(one, [other]);
    else known.push(other);
  };
  for (const { from, to } of flows) {
    join(from, to);
    join(to, from);
  }
  const order = new Map<string, number>();
  for (const { id: start } of components) {
    const line = order.has(start) ? [] : [start];
    for (let at = 0; at < line.length; at += 1) {
      const id = line[at] ?? '';
      if (order.has(id)) continue;
      order.set(id, order.size);
      line.push(...(near.get(id) ?? []).filter((other) => !order.has(other)));
    }
  }
  return order;
}
