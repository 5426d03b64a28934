/**
 * The cheapest set of nodes without which no way leads from the start to a target: a minimum vertex cut by maximum
 * flow (Dinic 1970) on nodes split in two. Gates are taken as if one parent were enough, so that with gates the set
 * cuts every attack, and a cheaper one may exist.
 * @module
 */
import type { AttackGraph } from './attack-graph.ts';

/** What to cut. */
export interface CutQuestion {
  readonly sources: readonly number[];
  readonly target: number;
  /** What it costs to take a node away, from 0; Infinity where it cannot be. A start and the target never can. */
  readonly weight: (node: number) => number;
}

/** A cut. */
export interface Cut {
  /** The nodes, in rising order. */
  readonly nodes: readonly number[];
  readonly weight: number;
}

/**
 * Finds a cut of least weight.
 *
 * @returns undefined when no set of nodes cuts, because something that cannot be taken away leads to the target
 * @throws {RangeError} when a weight is negative or no number
 */
export function minimumCut(graph: AttackGraph, { sources, target, weight }: CutQuestion): Cut | undefined {
  const { size, firstChild, child } = graph;
  if (sources.includes(target)) return undefined;
  const network = networkOf(2 * size + 1, size + child.length + sources.length);
  const root = 2 * size;
  const isStart = new Set(sources);
  for (let node = 0; node < size; node += 1) {
    const cost = isStart.has(node) || node === target ? Number.POSITIVE_INFINITY : weight(node);
    if (!(cost >= 0)) throw new RangeError(`Cannot cut: expected a weight from 0 for node ${node}, found ${cost}`);
    addArc(network, [2 * node, 2 * node + 1], cost);
    for (let edge = firstChild[node] ?? 0; edge < (firstChild[node + 1] ?? 0); edge += 1) {
      addArc(network, [2 * node + 1, 2 * (child[edge] ?? 0)], Number.POSITIVE_INFINITY);
    }
  }
  for (const source of sources) addArc(network, [root, 2 * source], Number.POSITIVE_INFINITY);
  const level = fill(network, root, 2 * target + 1);
  if (level === undefined) return undefined;
  const nodes: number[] = [];
  let total = 0;
  for (let node = 0; node < size; node += 1) {
    if ((level[2 * node] ?? -1) < 0 || (level[2 * node + 1] ?? -1) >= 0) continue;
    nodes.push(node);
    total += weight(node);
  }
  return { nodes, weight: total };
}

/** Arcs in pairs, each beside its reverse, linked from the vertex they leave. */
interface Network {
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly to: Int32Array;
  readonly room: Float64Array;
  arcs: number;
}

function networkOf(vertices: number, arcs: number): Network {
  return {
    head: new Int32Array(vertices).fill(-1),
    next: new Int32Array(2 * arcs),
    to: new Int32Array(2 * arcs),
    room: new Float64Array(2 * arcs),
    arcs: 0,
  };
}

function addArc(network: Network, [from, to]: readonly [number, number], room: number): void {
  const { head, next, arcs } = network;
  network.to[arcs] = to;
  network.room[arcs] = room;
  next[arcs] = head[from] ?? -1;
  head[from] = arcs;
  network.to[arcs + 1] = from;
  next[arcs + 1] = head[to] ?? -1;
  head[to] = arcs + 1;
  network.arcs += 2;
}

/** Fills the network; gives what can still be reached from the source, or undefined when there is no bound. */
function fill(network: Network, source: number, sink: number): Int32Array | undefined {
  for (;;) {
    const level = levelsFrom(network, source);
    if ((level[sink] ?? -1) < 0) return level;
    const at = network.head.slice();
    for (;;) {
      const pushed = pushOne(network, { level, at, source, sink });
      if (pushed === 0) break;
      if (pushed === Number.POSITIVE_INFINITY) return undefined;
    }
  }
}

function levelsFrom({ head, next, to, room }: Network, source: number): Int32Array {
  const level = new Int32Array(head.length).fill(-1);
  level[source] = 0;
  const queue = [source];
  for (const vertex of queue) {
    for (let arc = head[vertex] ?? -1; arc >= 0; arc = next[arc] ?? -1) {
      const reached = to[arc] ?? 0;
      if ((room[arc] ?? 0) <= 0 || (level[reached] ?? 0) >= 0) continue;
      level[reached] = (level[vertex] ?? 0) + 1;
      queue.push(reached);
    }
  }
  return level;
}

interface Search {
  readonly level: Int32Array;
  /** The next arc to try from each vertex. */
  readonly at: Int32Array;
  readonly source: number;
  readonly sink: number;
}

/** Sends as much as fits along one way of rising level; 0 when there is none. */
function pushOne({ next, to, room }: Network, { level, at, source, sink }: Search): number {
  const way: number[] = [];
  for (let vertex = source; vertex !== sink; ) {
    const arc = at[vertex] ?? -1;
    if (arc >= 0) {
      const reached = to[arc] ?? 0;
      if ((room[arc] ?? 0) > 0 && level[reached] === (level[vertex] ?? 0) + 1) {
        way.push(arc);
        vertex = reached;
      } else at[vertex] = next[arc] ?? -1;
      continue;
    }
    const back = way.pop();
    if (back === undefined) return 0;
    vertex = to[back ^ 1] ?? 0;
    at[vertex] = next[at[vertex] ?? 0] ?? -1;
  }
  const pushed = way.reduce((least, arc) => Math.min(least, room[arc] ?? 0), Number.POSITIVE_INFINITY);
  if (pushed === Number.POSITIVE_INFINITY) return pushed;
  for (const arc of way) {
    room[arc] = (room[arc] ?? 0) - pushed;
    room[arc ^ 1] = (room[arc ^ 1] ?? 0) + pushed;
  }
  return pushed;
}
