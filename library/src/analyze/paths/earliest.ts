/**
 * When each node of an attack graph is done at the earliest, for one draw of the time that each takes: Dijkstra's
 * algorithm with a counter at each node, so that a node that needs k parents waits for the k-th. A label settles once,
 * so cycles need no care (Knuth 1977, A Generalization of Dijkstra's Algorithm).
 *
 * The queue is a calendar (Brown 1988): a slot for each short span of time holds a list of the nodes done in it, of
 * which there are few, so that taking the next one is cheap however large the graph is.
 * @module
 */
import type { AttackGraph } from './attack-graph.ts';

/** Arrays that are used again and again; one for each graph and thread. */
export interface Clockwork {
  /** Before a run the time each node takes, Infinity where it cannot be done; after it see {@link isDone}. */
  readonly done: Float64Array;
  /** For a node that is done: the parent it waited for last; -1 for a start. */
  readonly after: Int32Array;
  /** How many parents each node still waits for. */
  readonly waiting: Int32Array;
  /** The first node of each slot of the calendar, then of what lies beyond it; -1 for none. */
  readonly slots: Int32Array;
  /** The next node of the same slot. */
  readonly next: Int32Array;
  /** The days in a slot: any positive number gives the same times, a good one gives them sooner. */
  readonly span: number;
}

/** Makes the arrays for runs in which nodes take about `days`, from some nodes the attacker has from the start. */
export function clockworkFor(graph: AttackGraph, sources: readonly number[], days: Float64Array): Clockwork {
  const { size } = graph;
  const slots = Math.max(16, size);
  const make = (span: number): Clockwork => ({
    done: new Float64Array(size),
    after: new Int32Array(size),
    waiting: new Int32Array(size),
    slots: new Int32Array(slots + 1),
    next: new Int32Array(size),
    span,
  });
  const trial = make((days.reduce(longer, 0) || 1) / 8);
  trial.done.set(days);
  earliest(graph, sources, trial);
  const horizon = trial.done.reduce((most, time, node) => (isDone(trial, node) ? longer(most, time) : most), 0);
  return horizon > 0 ? make((1.2 * horizon) / slots) : trial;
}

function longer(one: number, other: number): number {
  return other < Number.POSITIVE_INFINITY && other > one ? other : one;
}

/** Whether the last run ended with a node done; `done` then has the time, in days from the start. */
export function isDone({ done, waiting }: Clockwork, node: number): boolean {
  return (waiting[node] ?? 1) <= 0 && (done[node] ?? Number.POSITIVE_INFINITY) < Number.POSITIVE_INFINITY;
}

/** Runs from `done` as prepared to `done` as it turns out. Linear in nodes and edges when the span is good. */
export function earliest(graph: AttackGraph, sources: readonly number[], clockwork: Clockwork): void {
  const { needs, firstChild, child } = graph;
  const { done, after, waiting, slots, next, span } = clockwork;
  const beyond = slots.length - 1;
  const perDay = 1 / span;
  waiting.set(needs);
  slots.fill(-1);
  for (const source of sources) {
    if ((waiting[source] ?? 0) < 0) continue;
    done[source] = 0;
    after[source] = -1;
    waiting[source] = -1;
    next[source] = slots[0] ?? -1;
    slots[0] = source;
  }
  for (let start: number | undefined = 0; start !== undefined; start = turnPage(clockwork)) {
    for (let slot = 0; slot < beyond; slot += 1) {
      for (let node = takeFirst(clockwork, slot); node >= 0; node = takeFirst(clockwork, slot)) {
        const now = done[node] ?? 0;
        const end = firstChild[node + 1] ?? 0;
        for (let edge = firstChild[node] ?? 0; edge < end; edge += 1) {
          const reached = child[edge] ?? 0;
          const left = (waiting[reached] ?? 0) - 1;
          waiting[reached] = left;
          if (left !== 0) continue;
          const then = now + (done[reached] ?? 0);
          done[reached] = then;
          if (then === Number.POSITIVE_INFINITY) continue;
          after[reached] = node;
          const at = (then - start) * perDay;
          const into = at < slot ? slot : at < beyond ? at | 0 : beyond;
          next[reached] = slots[into] ?? -1;
          slots[into] = reached;
        }
      }
    }
  }
}

/** Takes the node that is done first out of a slot; -1 when the slot is empty. */
function takeFirst({ done, slots, next }: Clockwork, slot: number): number {
  let first = slots[slot] ?? -1;
  if (first < 0) return first;
  const second = next[first] ?? -1;
  if (second < 0) {
    slots[slot] = -1;
    return first;
  }
  let before = -1;
  for (let last = first, node = second; node >= 0; last = node, node = next[node] ?? -1) {
    if ((done[node] ?? 0) >= (done[first] ?? 0)) continue;
    first = node;
    before = last;
  }
  const rest = next[first] ?? -1;
  if (before < 0) slots[slot] = rest;
  else next[before] = rest;
  return first;
}

/** Starts the calendar again at the first node beyond its end; gives that time, or undefined when there is none. */
function turnPage({ done, slots, next, span }: Clockwork): number | undefined {
  const beyond = slots.length - 1;
  let node = slots[beyond] ?? -1;
  if (node < 0) return undefined;
  let start = Number.POSITIVE_INFINITY;
  for (let one = node; one >= 0; one = next[one] ?? -1) start = Math.min(start, done[one] ?? 0);
  slots[beyond] = -1;
  while (node >= 0) {
    const following = next[node] ?? -1;
    const at = ((done[node] ?? 0) - start) / span;
    const into = at < beyond ? at | 0 : beyond;
    next[node] = slots[into] ?? -1;
    slots[into] = node;
    node = following;
  }
  return start;
}
