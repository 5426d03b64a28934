/**
 * A graph without circles, in an order in which everything comes before what is below it.
 * @module
 */

/** Nodes by their keys, and what is below each. */
export type Graph = ReadonlyMap<string, { readonly below: readonly string[] }>;

/** An order of a graph. */
export interface OrderedGraph {
  /** Everything before what is below it. */
  readonly order: readonly string[];
  /** What is below each node that is there, without the edges that were cut. */
  readonly below: ReadonlyMap<string, readonly string[]>;
  /** What nothing is above, as written. */
  readonly roots: readonly string[];
}

/**
 * Orders a graph.
 *
 * @param onCut takes each edge that is left out because it leads back to where it came from
 */
export function orderGraph(graph: Graph, onCut: (from: string, to: string) => void): OrderedGraph {
  const named = new Set([...graph].flatMap(([key, node]) => node.below.filter((next) => next !== key)));
  const starts = [...graph.keys()];
  const below = new Map<string, string[]>();
  const open = new Set<string>();
  const finished: string[] = [];
  for (const start of [...starts.filter((key) => !named.has(key)), ...starts]) {
    if (below.has(start)) continue;
    const trail: { readonly key: string; readonly next: readonly string[]; place: number }[] = [];
    const enter = (key: string): void => {
      below.set(key, []);
      open.add(key);
      trail.push({ key, next: (graph.get(key)?.below ?? []).filter((next) => graph.has(next)), place: 0 });
    };
    enter(start);
    for (let at = trail.at(-1); at !== undefined; at = trail.at(-1)) {
      const next = at.next[at.place];
      at.place += 1;
      if (next === undefined) {
        open.delete(at.key);
        finished.push(at.key);
        trail.pop();
      } else if (open.has(next)) {
        onCut(at.key, next);
      } else {
        below.get(at.key)?.push(next);
        if (!below.has(next)) enter(next);
      }
    }
  }
  const reached = new Set([...below.values()].flat());
  return { order: finished.toReversed(), below, roots: starts.filter((key) => !reached.has(key)) };
}
