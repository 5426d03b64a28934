/**
 * An attack graph: what an attacker can do, and what must be done before it, as typed arrays. A node is done when so
 * many of its parents are as it needs: one (or), all (and), or some number in between. Cycles are allowed.
 * @module
 */

/** A control that stands at a node. */
export interface Guard {
  /** Its number; the same control may stand at many nodes, and then holds or fails at all of them together. */
  readonly control: number;
  /** The probability that it stops the attacker for good; the same wherever it stands. */
  readonly stops: number;
  /** How many times as long the node takes while the control does not stop it. */
  readonly slows: number;
  /** The layer of defense it stands in, when that is known. */
  readonly layer?: string | undefined;
}

/** One node, before the graph is compiled. */
export interface AttackNode {
  readonly parents: readonly number[];
  /** How many parents must be done first; `all` is an and. A node that needs none is never done by itself. */
  readonly needs: number | 'all';
  /** The mean time it takes, in days; absent is at once. */
  readonly days?: number | undefined;
  /** The probability that it can be done at all, the same for all nodes of a step; absent is 1. */
  readonly chance?: number | undefined;
  /** Nodes with the same step are one piece of work: they take equally long and work or fail together. */
  readonly step?: number | undefined;
  readonly guards?: readonly Guard[] | undefined;
}

/** A compiled graph. Lists of node n stand from `first[n]` up to `first[n + 1]`. */
export interface AttackGraph {
  readonly size: number;
  readonly needs: Int32Array;
  readonly firstParent: Int32Array;
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly child: Int32Array;
  readonly days: Float64Array;
  readonly chance: Float64Array;
  readonly step: Int32Array;
  /** How many different steps there are. */
  readonly steps: number;
  readonly firstGuard: Int32Array;
  readonly guards: readonly Guard[];
  /** How many different controls there are. */
  readonly controls: number;
  /** Whether some node needs more than one parent. */
  readonly hasGates: boolean;
}

/** What a node needs that is never done by itself: more parents than there can be. */
export const NEVER = 2 ** 31 - 1;

/** More nodes than this are refused, so that memory stays bounded. */
const MOST_NODES = 5_000_000;

/**
 * Compiles a graph; linear in nodes and edges. A parent that is named twice counts once.
 *
 * @throws {RangeError} when there are too many nodes, or a number is not what it should be
 */
export function attackGraph(nodes: readonly AttackNode[]): AttackGraph {
  const size = nodes.length;
  if (size > MOST_NODES)
    throw new RangeError(`Cannot build the graph: expected at most ${MOST_NODES} nodes, found ${size}`);
  const parentLists = nodes.map(({ parents }, node) => unique(parents, { node, size }));
  const { first: firstParent, values: parent } = packed(parentLists);
  const { first: firstChild, values: child } = reversed(firstParent, parent);
  const needs = Int32Array.from(nodes, ({ needs: some }, node) => {
    const all = parentLists[node]?.length ?? 0;
    return (some === 'all' ? all : whole(some, `needs of node ${node}`)) || NEVER;
  });
  const guardLists = nodes.map(({ guards = [] }) => guards);
  for (const [node, list] of guardLists.entries()) for (const guard of list) checkGuard(guard, node);
  const guards = guardLists.flat();
  const step = stepsOf(nodes);
  const chance = Float64Array.from(nodes, ({ chance: one = 1 }, node) => share(one, `chance of node ${node}`));
  sameEverywhere(
    'control',
    guards.map(({ control, stops }) => [control, stops]),
  );
  sameEverywhere(
    'step',
    [...step.of].map((one, node) => [one, chance[node] ?? 1]),
  );
  return {
    size,
    needs,
    firstParent,
    parent,
    firstChild,
    child,
    days: Float64Array.from(nodes, ({ days = 0 }, node) => atLeast(days, 0, `days of node ${node}`)),
    chance,
    step: step.of,
    steps: step.count,
    firstGuard: firstOf(guardLists),
    guards,
    controls: guards.reduce((most, { control }) => Math.max(most, control + 1), 0),
    hasGates: needs.some((some) => some > 1 && some < NEVER),
  };
}

/** Steps numbered without holes; a node that names none is a step of its own. */
function stepsOf(nodes: readonly AttackNode[]): { readonly of: Int32Array; readonly count: number } {
  const known = new Map<number, number>();
  let count = 0;
  const of = Int32Array.from(nodes, ({ step }) => {
    const number = step === undefined ? count : (known.get(step) ?? count);
    if (number === count) count += 1;
    if (step !== undefined) known.set(step, number);
    return number;
  });
  return { of, count };
}

function unique(
  parents: readonly number[],
  { node, size }: { readonly node: number; readonly size: number },
): readonly number[] {
  const kept = parents.length < 2 ? parents : [...new Set(parents)];
  for (const parent of kept) {
    if (!Number.isInteger(parent) || parent < 0 || parent >= size) {
      throw new RangeError(
        `Cannot build the graph: expected a node below ${size} before node ${node}, found ${parent}`,
      );
    }
  }
  return kept;
}

function firstOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const first = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) first[index + 1] = (first[index] ?? 0) + list.length;
  return first;
}

function packed(lists: readonly (readonly number[])[]): { readonly first: Int32Array; readonly values: Int32Array } {
  const first = firstOf(lists);
  const values = new Int32Array(first.at(-1) ?? 0);
  for (const [index, list] of lists.entries()) values.set(list, first[index]);
  return { first, values };
}

/** The same edges from their other end. */
function reversed(first: Int32Array, values: Int32Array): { readonly first: Int32Array; readonly values: Int32Array } {
  const size = first.length - 1;
  const back = new Int32Array(size + 1);
  for (const value of values) back[value + 1] = (back[value + 1] ?? 0) + 1;
  for (let index = 0; index < size; index += 1) back[index + 1] = (back[index + 1] ?? 0) + (back[index] ?? 0);
  const next = back.slice();
  const reverse = new Int32Array(values.length);
  for (let index = 0; index < size; index += 1) {
    for (let edge = first[index] ?? 0; edge < (first[index + 1] ?? 0); edge += 1) {
      const value = values[edge] ?? 0;
      const at = next[value] ?? 0;
      reverse[at] = index;
      next[value] = at + 1;
    }
  }
  return { first: back, values: reverse };
}

function checkGuard({ control, stops, slows }: Guard, node: number): void {
  whole(control, `control at node ${node}`);
  if (control >= MOST_NODES) {
    throw new RangeError(`Cannot build the graph: expected controls numbered below ${MOST_NODES}, found ${control}`);
  }
  share(stops, `chance that control ${control} stops node ${node}`);
  atLeast(slows, 1, `slowing by control ${control} of node ${node}`);
}

function sameEverywhere(what: string, chances: readonly (readonly [number, number])[]): void {
  const known = new Map<number, number>();
  for (const [one, chance] of chances) {
    const before = known.get(one) ?? chance;
    known.set(one, before);
    if (before !== chance) {
      throw new RangeError(
        `Cannot build the graph: expected one chance for ${what} ${one}, found ${before} and ${chance}`,
      );
    }
  }
}

function whole(value: number, what: string): number {
  if (Number.isInteger(value) && value >= 0) return value;
  throw new RangeError(`Cannot build the graph: expected a whole number for the ${what}, found ${value}`);
}

function share(value: number, what: string): number {
  if (value >= 0 && value <= 1) return value;
  throw new RangeError(`Cannot build the graph: expected 0 to 1 for the ${what}, found ${value}`);
}

function atLeast(value: number, least: number, what: string): number {
  if (value >= least && value < Number.POSITIVE_INFINITY) return value;
  throw new RangeError(
    `Cannot build the graph: expected a number of at least ${least} for the ${what}, found ${value}`,
  );
}
