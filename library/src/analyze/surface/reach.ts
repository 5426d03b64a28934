/**
 * What can be reached from some components, nearest first: a breadth-first search, linear in flows and components.
 * @module
 */
import type { EntryPoint } from '../../model/model.ts';
import type { Graph, Way } from './graph.ts';

/** A component that was reached, and how. */
export interface Visit {
  readonly component: string;
  readonly hops: number;
  /** The visit before; none where it starts and where an attacker knocks from outside. */
  readonly before?: Visit;
  /** The flow that was taken; none between a whole and its part. */
  readonly way?: Way;
  /** The open entry that was knocked at. */
  readonly entry?: EntryPoint;
}

/** Visits by component, the nearest first. */
export type Reach = ReadonlyMap<string, Visit>;

/** Searches from components one has and from entries one can knock at; the first way found is a shortest one. */
export function reachFrom(graph: Graph, starts: readonly string[], knocks: readonly EntryPoint[] = []): Reach {
  const visits = new Map<string, Visit>();
  /** Visits a component with all that is the same place, unless it was reached before. */
  const arrive = (first: Visit, level: Visit[]): void => {
    const waiting = [first];
    for (const visit of waiting) {
      if (visits.has(visit.component)) continue;
      visits.set(visit.component, visit);
      level.push(visit);
      const { hops } = visit;
      for (const component of graph.placesWith(visit.component)) waiting.push({ component, hops, before: visit });
    }
  };
  let level: Visit[] = [];
  for (const component of starts) arrive({ component, hops: 0 }, level);
  for (let hops = 1; hops === 1 || level.length > 0; hops += 1) {
    const next: Visit[] = [];
    for (const before of level) {
      for (const way of graph.waysFrom(before.component)) arrive({ component: way.to, hops, before, way }, next);
    }
    if (hops === 1) for (const entry of knocks) arrive({ component: entry.at, hops, entry }, next);
    level = next;
  }
  return visits;
}

/** The visits from the start to a component, the start first. */
export function wayTo(visit: Visit): readonly Visit[] {
  const way: Visit[] = [];
  for (let one: Visit | undefined = visit; one !== undefined; one = one.before) way.push(one);
  return way.reverse();
}
