/**
 * An order by center of gravity: members that a gate joins are pulled together (Aloul, Markov and Sakallah, "FORCE: a
 * fast and easy-to-implement variable-ordering heuristic", 2003).
 * @module
 */
import { type Module, memberOf } from '../formula/modules.ts';

const ROUNDS = 100;

/** Improves an order of the members; the best of all rounds by the total span of the gates. */
export function forceOrder({ gates, members }: Module, start: readonly number[]): readonly number[] {
  const many = members.length;
  const nodeOf = (kid: number): number => (kid < 0 ? memberOf(kid) : many + kid);
  const edges = gates.map(({ kids }, gate) => Int32Array.from([many + gate, ...kids.map(nodeOf)]));
  const at = new Float64Array(many + gates.length);
  start.forEach((member, place) => {
    at[member] = place;
  });
  gates.forEach(({ kids }, gate) => {
    at[many + gate] = kids.reduce((sum, kid) => sum + (at[nodeOf(kid)] ?? 0), 0) / kids.length;
  });
  let best = start;
  let shortest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = moved(edges, at);
    const span = edges.reduce((sum, edge) => sum + spanOf(edge, at), 0);
    if (span >= shortest) continue;
    shortest = span;
    best = order.filter((node) => node < many);
  }
  return best;
}

/** Puts every node at the mean of the centers of its gates, then counts the places through. */
function moved(edges: readonly Int32Array[], at: Float64Array): readonly number[] {
  const sums = new Float64Array(at.length);
  const counts = new Float64Array(at.length);
  for (const edge of edges) {
    let center = 0;
    for (const node of edge) center += at[node] ?? 0;
    center /= edge.length;
    for (const node of edge) {
      sums[node] = (sums[node] ?? 0) + center;
      counts[node] = (counts[node] ?? 0) + 1;
    }
  }
  const placeOf = (node: number): number => (sums[node] ?? 0) / Math.max(1, counts[node] ?? 0);
  const order = Array.from(at, (_, node) => node).sort((one, other) => placeOf(one) - placeOf(other) || one - other);
  order.forEach((node, place) => {
    at[node] = place;
  });
  return order;
}

function spanOf(edge: Int32Array, at: Float64Array): number {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const node of edge) {
    first = Math.min(first, at[node] ?? 0);
    last = Math.max(last, at[node] ?? 0);
  }
  return last - first;
}
