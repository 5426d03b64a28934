/**
 * How long an attack takes: many tries, each with a draw of what every step takes and of which controls hold, and for
 * each the earliest time at which every target is reached.
 *
 * The same try draws the same numbers whatever controls are in place, so that two views differ by the controls alone.
 * @module
 */
import { type AttackGraph, NEVER } from './attack-graph.ts';
import type { Defended } from './defended.ts';
import { diceFor, fillExponential, fillUniform } from './draws.ts';
import { type Clockwork, clockworkFor, earliest, isDone } from './earliest.ts';

/** What to sample. */
export interface Sampling {
  /** The nodes the attacker has from the start. */
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  readonly samples: number;
  /** A whole number below 2^53. */
  readonly seed: number;
}

/** A way in which a target was reached first, as nodes from the start, and in how many tries. */
export interface SampledWay {
  readonly nodes: readonly number[];
  readonly tries: number;
}

/** What came of the tries for one target. */
export interface SampledTarget {
  readonly target: number;
  /** The times at which it was reached, in days, in rising order; tries that never reached it have none. */
  readonly days: Float64Array;
  /** The ways that were fastest in the first tries that got there, the most frequent first. */
  readonly ways: readonly SampledWay[];
}

/** What came of some of the tries, in their order; the nodes of a way are joined by commas. */
export interface SampledRange {
  readonly days: Float64Array;
  readonly ways: ReadonlyMap<string, number>;
}

/** So many ways are followed back, shared by the targets; for times all tries count. */
const MOST_WAYS = 20_000;
const MOST_SAMPLES = 1e7;

/**
 * Samples the times at which targets are reached.
 *
 * @throws {RangeError} when the number of samples or the seed is none
 */
export function sampleTimes(graph: AttackGraph, defense: Defended, sampling: Sampling): readonly SampledTarget[] {
  checkSampling(sampling);
  return joined(sampling, [sampleRange(graph, defense, { ...sampling, from: 0, to: sampling.samples })]);
}

/** @throws {RangeError} when the number of samples or the seed is none */
export function checkSampling({ samples, seed }: Sampling): void {
  if (!Number.isInteger(samples) || samples < 1 || samples > MOST_SAMPLES) {
    throw new RangeError(`Cannot sample: expected 1 to ${MOST_SAMPLES} samples, found ${samples}`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`Cannot sample: expected a whole number from 0 as the seed, found ${seed}`);
  }
}

/** Makes the tries from one up to another; they come out the same whoever makes the others. */
export function sampleRange(
  graph: AttackGraph,
  defense: Defended,
  { sources, targets, seed, from, to }: Sampling & { readonly from: number; readonly to: number },
): readonly SampledRange[] {
  const needed = leadingTo(graph, targets);
  const clockwork = clockworkFor(needed, sources, defense.days);
  const draw = drawer(graph, defense);
  const withWays = Math.max(100, Math.floor(MOST_WAYS / targets.length));
  const found = targets.map(() => ({ days: new Float64Array(to - from), arrived: 0, ways: new Map<string, number>() }));
  for (let attempt = from; attempt < to; attempt += 1) {
    draw(seed, attempt, clockwork.done);
    earliest(needed, sources, clockwork);
    for (const [index, target] of targets.entries()) {
      const result = found[index];
      if (result === undefined || !isDone(clockwork, target)) continue;
      result.days[result.arrived] = clockwork.done[target] ?? 0;
      result.arrived += 1;
      if (attempt >= withWays) continue;
      const way = wayOf(graph, clockwork, target).join();
      result.ways.set(way, (result.ways.get(way) ?? 0) + 1);
    }
  }
  return found.map(({ days, arrived, ways }) => ({ days: days.slice(0, arrived), ways }));
}

/** Joins ranges of tries, given in their order, for each target. */
export function joined({ targets }: Sampling, ranges: readonly (readonly SampledRange[])[]): readonly SampledTarget[] {
  return targets.map((target, index) => {
    const own = ranges.flatMap((range) => range[index] ?? []);
    const days = new Float64Array(own.reduce((sum, range) => sum + range.days.length, 0));
    const ways = new Map<string, number>();
    let at = 0;
    for (const range of own) {
      days.set(range.days, at);
      at += range.days.length;
      for (const [way, tries] of range.ways) ways.set(way, (ways.get(way) ?? 0) + tries);
    }
    return {
      target,
      days: days.sort(),
      ways: [...ways]
        .map(([way, tries]) => ({ nodes: way.split(',').map(Number), tries }))
        .sort((one, other) => other.tries - one.tries),
    };
  });
}

/** The graph in which only what can lead to a target is ever done, so that no time is lost on the rest. */
function leadingTo(graph: AttackGraph, targets: readonly number[]): AttackGraph {
  const { firstParent, parent } = graph;
  const needs = new Int32Array(graph.size).fill(NEVER);
  const open = [...targets];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (needs[node] !== NEVER) continue;
    needs[node] = Math.min(graph.needs[node] ?? NEVER, NEVER - 1);
    for (let at = firstParent[node] ?? 0; at < (firstParent[node + 1] ?? 0); at += 1) open.push(parent[at] ?? 0);
  }
  return { ...graph, needs };
}

/** Writes the time of each node in a try, Infinity where it cannot be done. */
function drawer(graph: AttackGraph, { days, first, control, stops }: Defended) {
  const { size, step, chance } = graph;
  const timed = [...days.keys()].filter((node) => (days[node] ?? 0) > 0);
  const slotOf = numbered(timed.map((node) => step[node] ?? 0));
  const slots = Int32Array.from(timed, (node) => slotOf.get(step[node] ?? 0) ?? 0);
  const timedNodes = Int32Array.from(timed);
  const unsure = [...chance.keys()].filter((node) => (chance[node] ?? 1) < 1);
  const unsureOf = numbered(unsure.map((node) => step[node] ?? 0));
  const guarded = [...days.keys()].filter((node) => (first[node + 1] ?? 0) > (first[node] ?? 0));
  const dice = new Int32Array(4);
  const takes = new Float64Array(slotOf.size);
  const works = new Float64Array(unsureOf.size);
  const holds = new Float64Array(graph.controls);
  return (seed: number, attempt: number, into: Float64Array): void => {
    diceFor(seed, attempt, dice);
    // In this order, so that which controls are in place changes no draw.
    fillUniform(dice, holds);
    fillUniform(dice, works);
    fillExponential(dice, takes);
    into.fill(0, 0, size);
    for (let index = 0; index < timedNodes.length; index += 1) {
      const node = timedNodes[index] ?? 0;
      into[node] = (days[node] ?? 0) * (takes[slots[index] ?? 0] ?? 0);
    }
    for (const node of unsure) {
      if ((works[unsureOf.get(step[node] ?? 0) ?? 0] ?? 0) >= (chance[node] ?? 1))
        into[node] = Number.POSITIVE_INFINITY;
    }
    for (const node of guarded) {
      for (let at = first[node] ?? 0; at < (first[node + 1] ?? 0); at += 1) {
        if ((holds[control[at] ?? 0] ?? 1) < (stops[at] ?? 0)) into[node] = Number.POSITIVE_INFINITY;
      }
    }
  };
}

/** Numbers different values in the order in which they come. */
function numbered(values: readonly number[]): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const value of values) if (!numbers.has(value)) numbers.set(value, numbers.size);
  return numbers;
}

/** The nodes by which a target was reached first, the start first; with a gate all that it waited for. */
function wayOf(graph: AttackGraph, clockwork: Clockwork, target: number): number[] {
  const { needs, firstParent, parent } = graph;
  const { after, done } = clockwork;
  const way: number[] = [];
  const open = [target];
  const seen = new Set<number>();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    way.push(node);
    const last = after[node] ?? -1;
    if (last < 0) continue;
    open.push(last);
    if ((needs[node] ?? 1) < 2) continue;
    const until = done[last] ?? 0;
    for (let at = firstParent[node] ?? 0; at < (firstParent[node + 1] ?? 0); at += 1) {
      const one = parent[at] ?? 0;
      if (isDone(clockwork, one) && (done[one] ?? 0) <= until) open.push(one);
    }
  }
  return way.reverse();
}
