/**
 * The same answers by trying everything: what the engine is tested against.
 * @module
 */
import type { AttackTree } from '../../model/attack-tree.ts';

/** The answers for a tree, for every set of events; events are steps that succeed and controls that fail. */
export interface Tried {
  readonly events: readonly number[];
  /** Whether the goal is reached, by the set of events as bits. */
  readonly reached: Uint8Array;
  readonly probability: number;
  /** Minimal sets of events when what must not happen may be left undone. */
  readonly minimal: readonly (readonly number[])[];
}

/** Whether each node holds when exactly these events happen. */
export function holding(tree: AttackTree, happens: (event: number) => boolean): readonly boolean[] {
  const known = new Map<number, boolean>();
  const holds = (index: number): boolean => {
    const before = known.get(index);
    if (before !== undefined) return before;
    const node = tree.nodes[index];
    if (node === undefined) throw new Error('no such node');
    let own: boolean;
    if (node.kind === 'step') own = happens(index);
    else if (node.kind === 'control') own = node.inPlace && !happens(index);
    else if (node.kind === 'fixed') own = node.holds;
    else {
      const yes = node.children.filter(holds).length;
      if (node.kind === 'or') own = yes > 0;
      else if (node.kind === 'xor') own = yes % 2 === 1;
      else if (node.kind === 'not') own = yes === 0;
      else own = yes >= (node.kind === 'at-least' ? (node.atLeast ?? 0) : node.children.length);
    }
    const result = own && !(node.counters ?? []).some(holds);
    known.set(index, result);
    return result;
  };
  return tree.nodes.map((_, index) => holds(index));
}

/** The probability of an event. */
export function chance(tree: AttackTree, event: number): number {
  const node = tree.nodes[event];
  return node?.kind === 'control' ? 1 - (node.works ?? 0) : node?.kind === 'step' ? (node.probability ?? 0) : 0;
}

/** Tries every set of events. */
export function tryEverything(tree: AttackTree, forced: ReadonlyMap<number, boolean> = new Map()): Tried {
  const events = tree.nodes.flatMap((node, index) =>
    node.kind === 'step' || (node.kind === 'control' && node.inPlace) ? [index] : [],
  );
  const many = 1 << events.length;
  const reached = new Uint8Array(many);
  let probability = 0;
  for (let set = 0; set < many; set += 1) {
    const happens = (event: number): boolean => ((set >> events.indexOf(event)) & 1) === 1;
    if (!holding(tree, happens)[tree.root]) continue;
    reached[set] = 1;
    probability += events.reduce((product, event) => {
      const force = forced.get(event);
      const p = force === undefined ? chance(tree, event) : force ? 1 : 0;
      return product * (happens(event) ? p : 1 - p);
    }, 1);
  }
  return { events, reached, probability, minimal: minimalOf(events, reached) };
}

function minimalOf(events: readonly number[], reached: Uint8Array): readonly (readonly number[])[] {
  const hull = reached.slice();
  events.forEach((_, bit) => {
    for (let set = 0; set < hull.length; set += 1) if ((set >> bit) & 1 && hull[set ^ (1 << bit)]) hull[set] = 1;
  });
  const minimal: number[][] = [];
  for (let set = 0; set < hull.length; set += 1) {
    if (!hull[set]) continue;
    const members = events.filter((_, bit) => (set >> bit) & 1);
    if (members.every((event) => !hull[set ^ (1 << events.indexOf(event))])) minimal.push(members);
  }
  return minimal;
}

/** How long a set of events takes to reach a node: the definition, written as recursion over the tree. */
export function timeOf(tree: AttackTree, events: ReadonlySet<number>, index = tree.root, holds = true): number {
  const node = tree.nodes[index];
  if (node === undefined) return Number.POSITIVE_INFINITY;
  const of = (wanted: boolean) => (child: number) => timeOf(tree, events, child, wanted);
  const min = (times: readonly number[]): number => Math.min(Number.POSITIVE_INFINITY, ...times);
  const max = (times: readonly number[]): number => Math.max(0, ...times);
  const sum = (times: readonly number[]): number => times.reduce((total, time) => total + time, 0);
  const nth = (times: readonly number[], n: number): number =>
    times.toSorted((a, b) => a - b)[n - 1] ?? Number.POSITIVE_INFINITY;
  const event = (yes: boolean, time: number): number =>
    events.has(index) === yes ? (yes ? time : 0) : Number.POSITIVE_INFINITY;
  let own: number;
  if (node.kind === 'step') own = event(holds, node.time ?? 0);
  else if (node.kind === 'control') own = node.inPlace ? event(!holds, 0) : holds ? Number.POSITIVE_INFINITY : 0;
  else if (node.kind === 'fixed') own = node.holds === holds ? 0 : Number.POSITIVE_INFINITY;
  else {
    const { children, atLeast = 0 } = node;
    const all = children.length;
    if (node.kind === 'not') own = max(children.map(of(!holds)));
    else if (node.kind === 'or') own = holds ? min(children.map(of(true))) : max(children.map(of(false)));
    else if (node.kind === 'at-least')
      own = holds ? nth(children.map(of(true)), atLeast) : nth(children.map(of(false)), all - atLeast + 1);
    else if (node.kind === 'xor') throw new Error('time is not defined here');
    else if (!holds) own = min(children.map(of(false)));
    else own = node.kind === 'then' ? sum(children.map(of(true))) : max(children.map(of(true)));
  }
  const counters = node.counters ?? [];
  return holds ? max([own, ...counters.map(of(false))]) : min([own, ...counters.map(of(true))]);
}
