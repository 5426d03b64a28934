/**
 * An attack graph with some controls in place: how long each node takes, and which controls may stop it.
 *
 * At one node the control that stops most counts, or two of different layers where they stop more together; further
 * ones at the same node add nothing, as in the residual risk: many weak measures at one place make no strong one.
 * @module
 */
import type { AttackGraph, Guard } from './attack-graph.ts';

/** What the controls in place do. Lists of node n stand from `first[n]` up to `first[n + 1]`. */
export interface Defended {
  /** The mean time of each node, slowed by the controls there. */
  readonly days: Float64Array;
  readonly first: Int32Array;
  readonly control: Int32Array;
  readonly stops: Float64Array;
}

/**
 * Puts controls in place.
 *
 * @param isInPlace tells it of the number of a control
 */
export function defended(graph: AttackGraph, isInPlace: (control: number) => boolean): Defended {
  const { size, firstGuard, guards } = graph;
  const days = graph.days.slice();
  const first = new Int32Array(size + 1);
  const kept: Guard[] = [];
  for (let node = 0; node < size; node += 1) {
    const end = firstGuard[node + 1] ?? 0;
    const here: Guard[] = [];
    for (let at = firstGuard[node] ?? 0; at < end; at += 1) {
      const guard = guards[at];
      if (guard !== undefined && isInPlace(guard.control)) here.push(guard);
    }
    days[node] = (days[node] ?? 0) * here.reduce((most, { slows }) => Math.max(most, slows), 1);
    kept.push(...counting(here));
    first[node + 1] = kept.length;
  }
  return {
    days,
    first,
    control: Int32Array.from(kept, ({ control }) => control),
    stops: Float64Array.from(kept, ({ stops }) => stops),
  };
}

/** The guards of one node that count: the strongest one, or two of different layers where they stop more together. */
export function counting(here: readonly Guard[]): readonly Guard[] {
  const strongest = here.filter(({ stops }) => stops > 0).toSorted((one, other) => other.stops - one.stops);
  const first = strongest.find(({ layer }) => layer !== undefined);
  const second = strongest.find(
    ({ control, layer }) => control !== first?.control && layer !== undefined && layer !== first?.layer,
  );
  const [best] = strongest;
  if (best === undefined) return [];
  if (first === undefined || second === undefined) return [best];
  return (1 - first.stops) * (1 - second.stops) < 1 - best.stops ? [first, second] : [best];
}
