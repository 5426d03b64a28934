/**
 * The lines of a page: flows between components, and borders that flows cross.
 * @module
 */
import type { Cell } from '../../inputs/drawio/cell.ts';
import { centerOf, holdsPoint, type Point } from '../geometry.ts';
import type { PageTree } from './boxes.ts';
import { meaningOf } from './words.ts';

/** A flow; an end is undefined where it is at no component. */
export interface DrawnFlow {
  readonly cell: Cell;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly isBothWays: boolean;
  /** Whether no arrowhead says which way it goes. */
  readonly isUndirected: boolean;
  /** Whether an end was found only by where it is drawn. */
  readonly isGuessed: boolean;
  readonly title: string;
  readonly points: readonly Point[];
}

/** Tells whether a line is a border: said so, or dashed, free at both ends and without arrowheads. */
export function isBorderLine(cell: Cell): boolean {
  const meaning = meaningOf(cell);
  if (meaning === 'zone') return true;
  if (meaning !== undefined || cell.source !== undefined || cell.target !== undefined) return false;
  if (/\btrust\b.*\b(?:boundary|zone|border)\b/i.test(cell.label)) return true;
  const { values } = cell.style;
  return (
    values.get('dashed') === '1' && values.get('endArrow') === 'none' && (values.get('startArrow') ?? 'none') === 'none'
  );
}

/** Follows a flow; `componentAt` gives the component that a cell is or belongs to. */
export function drawnFlow(
  cell: Cell,
  tree: PageTree,
  { componentAt, components, labels }: FlowSurroundings,
): DrawnFlow {
  const points = pointsOf(cell, tree);
  const near = (point: Point | undefined, other: string | undefined): string | undefined =>
    point === undefined ? undefined : touched(point, { tree, components, other });
  const attached = { from: componentAt(cell.source), to: componentAt(cell.target) };
  const ends = {
    from: attached.from ?? (cell.source === undefined ? near(points.start, attached.to) : undefined),
    to: attached.to ?? (cell.target === undefined ? near(points.end, attached.from) : undefined),
  };
  const head = (cell.style.values.get('endArrow') ?? 'classic') !== 'none';
  const tail = (cell.style.values.get('startArrow') ?? 'none') !== 'none';
  const isReversed = tail && !head;
  const line = [
    centerAt(ends.from, tree) ?? points.start,
    ...points.bends,
    centerAt(ends.to, tree) ?? points.end,
  ].filter((point) => point !== undefined);
  return {
    cell,
    from: isReversed ? ends.to : ends.from,
    to: isReversed ? ends.from : ends.to,
    isBothWays: head && tail,
    isUndirected: !head && !tail,
    isGuessed: ends.from !== attached.from || ends.to !== attached.to,
    title: [cell.label, ...(labels.get(cell.id) ?? [])].filter((label) => label !== '').join(', '),
    points: line,
  };
}

/** What a flow is followed with. */
export interface FlowSurroundings {
  readonly componentAt: (id: string | undefined) => string | undefined;
  /** Components that free ends may touch; none where there are too many. */
  readonly components: readonly string[];
  /** What is written beside lines, by their ids. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
}

/** The points of a border, from one end to the other. */
export function borderPoints(cell: Cell, tree: PageTree): readonly Point[] {
  const { start, bends, end } = pointsOf(cell, tree);
  return [start, ...bends, end].filter((point) => point !== undefined);
}

function pointsOf({ geometry, parent }: Cell, tree: PageTree) {
  const origin = tree.origin(parent);
  const moved = (point: Point): Point => ({ x: point.x + origin.x, y: point.y + origin.y });
  return {
    start: geometry?.start === undefined ? undefined : moved(geometry.start),
    end: geometry?.end === undefined ? undefined : moved(geometry.end),
    bends: (geometry?.bends ?? []).map(moved),
  };
}

function centerAt(id: string | undefined, tree: PageTree): Point | undefined {
  const box = tree.boxes.get(id ?? '');
  return box === undefined ? undefined : centerOf(box);
}

/** So far from a shape an arrow still touches it. */
const NEAR = 4;

/** The smallest component that a point touches. */
function touched(
  point: Point,
  { tree, components, other }: { tree: PageTree; components: readonly string[]; other: string | undefined },
): string | undefined {
  let best: { readonly id: string; readonly area: number } | undefined;
  for (const id of components) {
    const box = tree.boxes.get(id);
    if (box === undefined || id === other) continue;
    const { x, y, width, height } = box;
    const wide = { x: x - NEAR, y: y - NEAR, width: width + 2 * NEAR, height: height + 2 * NEAR };
    if (holdsPoint(wide, point) && (best === undefined || width * height < best.area))
      best = { id, area: width * height };
  }
  return best?.id;
}
