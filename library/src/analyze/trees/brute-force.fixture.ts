/**
 * The same answers by trying everything: what the engine is tested against.
 * @module
 */
import type { AttackNode, AttackTree } from '../../model/attack-tree.ts';

/** The answers for a tree, from every set of events; events are steps that succeed and controls that fail. */
export interface Tried {
  readonly events: readonly number[];
  /** The probability that exactly a set happens, by the set as bits; 0 where the goal is not reached. */
  readonly reaching: Float64Array;
  readonly probability: number;
  /** Minimal sets of events when what must not happen may be left undone. */
  readonly minimal: readonly (readonly number[])[];
}

/** Tries every set of events; at most 2^20 of them. */
export function tryEverything(tree: AttackTree): Tried {
  const events = tree.nodes.flatMap((node, index) =>
    node.kind === 'step' || (node.kind === 'control' && node.inPlace) ? [index] : [],
  );
  const reached = tablesOf(tree, events)[tree.root] ?? new Uint8Array(1 << events.length);
  let weights = Float64Array.of(1);
  for (const event of events) {
    const p = chance(tree, event);
    weights = Float64Array.of(...weights.map((weight) => weight * (1 - p)), ...weights.map((weight) => weight * p));
  }
  const reaching = weights.map((weight, set) => (reached[set] === 1 ? weight : 0));
  return {
    events,
    reaching,
    probability: reaching.reduce((sum, weight) => sum + weight, 0),
    minimal: minimalOf(events, reached),
  };
}

/** The probability of the goal when an event happens, or when it does not. */
export function given(tree: AttackTree, { events, reaching }: Tried, event: number, happens: boolean): number {
  const bit = events.indexOf(event);
  const p = chance(tree, event);
  const sum = reaching.reduce(
    (total, weight, set) => (((set >> bit) & 1) === (happens ? 1 : 0) ? total + weight : total),
    0,
  );
  return sum / (happens ? p : 1 - p);
}

/** For each node, whether it holds for each set of events. */
function tablesOf(tree: AttackTree, events: readonly number[]): readonly (Uint8Array | undefined)[] {
  const tables: (Uint8Array | undefined)[] = [];
  const tableOf = (index: number): Uint8Array => {
    const known = tables[index];
    if (known !== undefined) return known;
    const node = tree.nodes[index];
    if (node === undefined) throw new Error('no such node');
    const bit = events.indexOf(index);
    const table = new Uint8Array(1 << events.length);
    const children = 'children' in node ? node.children.map(tableOf) : [];
    const counters = (node.counters ?? []).map(tableOf);
    for (let set = 0; set < table.length; set += 1) {
      const happens = bit >= 0 && ((set >> bit) & 1) === 1;
      const yes = children.reduce((sum, child) => sum + (child[set] ?? 0), 0);
      const own = ownAnswer(node, happens, yes);
      table[set] = own && counters.every((counter) => counter[set] === 0) ? 1 : 0;
    }
    tables[index] = table;
    return table;
  };
  tableOf(tree.root);
  return tables;
}

/** Whether a node holds, leaving aside what stops it. */
function ownAnswer(node: AttackNode, happens: boolean, yes: number): boolean {
  switch (node.kind) {
    case 'step':
      return happens;
    case 'control':
      return node.inPlace && !happens;
    case 'fixed':
      return node.holds;
    case 'or':
      return yes > 0;
    case 'xor':
      return yes % 2 === 1;
    case 'not':
      return yes === 0;
    default:
      return yes >= (node.kind === 'at-least' ? (node.atLeast ?? 0) : node.children.length);
  }
}

/** Whether each node holds when exactly these events happen. */
export function holding(tree: AttackTree, happens: (event: number) => boolean): readonly boolean[] {
  const known = new Map<number, boolean>();
  const holds = (index: number): boolean => {
    const before = known.get(index);
    const node = tree.nodes[index];
    if (before !== undefined || node === undefined) return before === true;
    const yes = 'children' in node ? node.children.filter(holds).length : 0;
    const result = ownAnswer(node, happens(index), yes) && !(node.counters ?? []).some(holds);
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

function minimalOf(events: readonly number[], reached: Uint8Array): readonly (readonly number[])[] {
  const hull = reached.slice();
  for (let bit = 1; bit < hull.length; bit <<= 1) {
    for (let set = 0; set < hull.length; set += 1) if ((set & bit) !== 0 && hull[set ^ bit] === 1) hull[set] = 1;
  }
  const minimal: number[][] = [];
  for (let set = 0; set < hull.length; set += 1) {
    if (hull[set] === 0) continue;
    const bits = events.map((_, bit) => bit).filter((bit) => ((set >> bit) & 1) === 1);
    if (bits.every((bit) => hull[set ^ (1 << bit)] === 0)) minimal.push(bits.map((bit) => events[bit] ?? 0));
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
