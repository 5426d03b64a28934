/**
 * The lines of a drawing as edges: what each end touches says who is connected, and the arrowheads say which way.
 * @module
 */
import type { Connector } from './connectors.ts';
import type { GraphEdge } from './graph.ts';
import { DOWN, LEFT, RIGHT, UP } from './grid.ts';

/** A node that a line touches. */
export interface Touched {
  readonly node: string;
  readonly row: number;
  readonly column: number;
  readonly isPointedAt: boolean;
  readonly way: number;
}

/** What is known of a line beside its shape. */
interface LineNotes {
  readonly label?: string | undefined;
  readonly crosses: readonly string[];
}

/** A line that touches more than this many nodes is read as a bus of the first ones. */
const MOST_ENDS = 40;

/** The edges that one line makes. */
export function edgesOf(
  connector: Connector,
  touched: readonly Touched[],
  { label, crosses }: LineNotes,
): readonly GraphEdge[] {
  const ends = distinct(touched).slice(0, MOST_ENDS);
  if (ends.length < 2) return [];
  const line = Math.min(...connector.cells.map(([row]) => row));
  const edge = (from: Touched, to: Touched, bothWays: boolean, isDirected: boolean): GraphEdge => ({
    from: from.node,
    to: to.node,
    bothWays,
    isDirected,
    isSideways: ((from.way | to.way) & (UP | DOWN)) === 0 && (to.way & (LEFT | RIGHT)) !== 0,
    ...(label !== undefined && { label }),
    ...(crosses.length > 0 && { crosses }),
    line,
  });
  const targets = ends.filter(({ isPointedAt }) => isPointedAt);
  const sources = ends.filter(({ isPointedAt }) => !isPointedAt);
  if (targets.length === 0) {
    const [first, ...others] = ends.toSorted((one, other) => one.row - other.row || one.column - other.column);
    return first === undefined ? [] : others.map((other) => edge(first, other, false, false));
  }
  if (sources.length === 0) {
    const [first, ...others] = targets;
    return first === undefined ? [] : others.map((other) => edge(first, other, true, true));
  }
  return sources.flatMap((source) => targets.map((target) => edge(source, target, false, true)));
}

/** Each node once; an arrowhead at one of its ends counts. */
function distinct(touched: readonly Touched[]): readonly Touched[] {
  const found = new Map<string, Touched>();
  for (const one of touched) {
    const before = found.get(one.node);
    if (before === undefined || (one.isPointedAt && !before.isPointedAt)) found.set(one.node, one);
  }
  return [...found.values()];
}
