/**
 * Attack sets in the order of a measure, found one after the other: every node of the family keeps a sorted list that
 * grows only when somebody asks (Huang and Chiang, "Better k-best parsing", 2005).
 * @module
 */
import { type Diagram, rootOf } from '../diagram/diagram.ts';
import type { Family } from './family.ts';

/** How the values of the members of a set make the value of the set. */
export type Joining = 'sum' | 'most';

/** A measure of sets; the least is the best. */
export interface Measure {
  /** What an event counts; infinite for one that must not be used. */
  readonly weightOf: (event: number) => number;
  /** How the members of a module are joined. */
  readonly joiningOf: (module: number) => Joining;
}

/** Sets by rank. */
export interface RankedSets {
  /** The value of the set of a rank, from 0; undefined when there are not so many. */
  value(rank: number): number | undefined;
  /** The events of the set of a rank. */
  events(rank: number): readonly number[];
}

/** Where an item of a list comes from: the low child's, or the high child's with one of the member's. */
interface Origin {
  readonly low: boolean;
  readonly index: number;
  readonly member: number;
}

/** The sorted list of a node, as far as it was asked for. */
interface List {
  readonly module: number;
  readonly node: number;
  readonly values: number[];
  readonly origins: Origin[];
  nextLow: number;
  /** Pairs of an item of the high child and one of the member, none better than another on both sides. */
  readonly frontier: Pair[];
  done: boolean;
}

interface Pair {
  readonly index: number;
  readonly member: number;
  /** Once it has been looked up. */
  value: number | undefined;
}

const NONE = Number.POSITIVE_INFINITY;

/** Ranks the sets of a family. Sets of infinite value are left out. */
export function rankedSets(family: Family, { weightOf, joiningOf }: Measure): RankedSets {
  const { best, extras } = bestOfNodes(family, { weightOf, joiningOf });
  const lists: (List | undefined)[][] = family.map(() => []);
  const listOf = (module: number, node: number): List => {
    const known = lists[module]?.[node];
    if (known !== undefined) return known;
    const list: List = {
      module,
      node,
      // The end of every path is the empty set.
      values: node === 1 ? [0] : [],
      origins: [],
      nextLow: 0,
      frontier: [{ index: 0, member: 0, value: undefined }],
      done: node === 1 || (best[module]?.[node] ?? NONE) === NONE,
    };
    const own = lists[module];
    if (own !== undefined) own[node] = list;
    return list;
  };
  const rootList = (module: number): List => listOf(module, rootOf(family[module]?.sets ?? NO_SETS));

  /** The value of an item, or the list that must grow first. The first of every list is known from the start. */
  const peek = (module: number, node: number, index: number): number | List => {
    if (index === 0) return best[module]?.[node] ?? NONE;
    const list = listOf(module, node);
    return list.values[index] ?? (list.done ? NONE : list);
  };
  const peekPair = (list: List, { index, member }: Pair): number | List => {
    const { sets, members } = family[list.module] ?? NO_FAMILY;
    const level = sets.level[list.node] ?? 0;
    const high = peek(list.module, sets.high[list.node] ?? 0, index);
    if (typeof high !== 'number') return high;
    const inner = ~(members[level] ?? 0);
    const extra =
      member === 0
        ? (extras[list.module]?.[level] ?? NONE)
        : peek(inner, rootOf(family[inner]?.sets ?? NO_SETS), member);
    if (typeof extra !== 'number') return extra;
    return joiningOf(list.module) === 'sum' ? high + extra : Math.max(high, extra);
  };

  /** Adds the next item to a list; gives the list that must grow first, if there is one. */
  function extend(list: List): List | undefined {
    const { sets, members } = family[list.module] ?? NO_FAMILY;
    let value = peek(list.module, sets.low[list.node] ?? 0, list.nextLow);
    if (typeof value !== 'number') return value;
    let place = -1;
    for (let cell = 0; cell < list.frontier.length; cell += 1) {
      const pair = list.frontier[cell];
      if (pair === undefined) continue;
      if (pair.value === undefined) {
        const found = peekPair(list, pair);
        if (typeof found !== 'number') return found;
        pair.value = found;
      }
      // Of equals, the set with the member that is tested first.
      if (pair.value > value || (pair.value === value && place >= 0)) continue;
      value = pair.value;
      place = cell;
    }
    if (value === NONE) {
      list.done = true;
      return undefined;
    }
    list.values.push(value);
    list.origins.push(advance(list, place, (members[sets.level[list.node] ?? 0] ?? 0) < 0));
    return undefined;
  }

  /** Makes sure that a list has an item, if there is one; the lists below grow first, without recursion. */
  function reach(list: List, index: number): boolean {
    while (list.values.length <= index && !list.done) {
      const waiting = [list];
      for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
        const before = extend(top);
        if (before === undefined) waiting.pop();
        else waiting.push(before);
      }
    }
    return list.values.length > index;
  }

  function events(rank: number): readonly number[] {
    const found: number[] = [];
    const open: { readonly list: List; readonly index: number }[] = [
      { list: rootList(family.length - 1), index: rank },
    ];
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      const { list, index } = top;
      if (list.node === 1 || !reach(list, index)) continue;
      const { sets, members } = family[list.module] ?? NO_FAMILY;
      const origin = list.origins[index] ?? { low: true, index: 0, member: 0 };
      const child = (origin.low ? sets.low : sets.high)[list.node] ?? 0;
      open.push({ list: listOf(list.module, child), index: origin.index });
      if (origin.low) continue;
      const member = members[sets.level[list.node] ?? 0] ?? 0;
      if (member >= 0) found.push(member);
      else open.push({ list: rootList(~member), index: origin.member });
    }
    return found.sort((one, other) => one - other);
  }

  return {
    value: (rank) => {
      const list = rootList(family.length - 1);
      return reach(list, rank) ? list.values[rank] : undefined;
    },
    events,
  };
}

const NO_SETS: Diagram = { roots: [], level: new Int32Array(2), low: new Int32Array(2), high: new Int32Array(2) };
const NO_FAMILY = { sets: NO_SETS, members: [] };

/**
 * Takes the best candidate and puts what may come after it in its place.
 *
 * @param several whether the member has more than one item
 */
function advance(list: List, place: number, several: boolean): Origin {
  if (place < 0) {
    list.nextLow += 1;
    return { low: true, index: list.nextLow - 1, member: 0 };
  }
  const [{ index, member } = { index: 0, member: 0 }] = list.frontier.splice(place, 1);
  if (several) list.frontier.push({ index, member: member + 1, value: undefined });
  // A row is begun once, from its first column, so that no pair comes twice.
  if (member === 0) list.frontier.push({ index: index + 1, member: 0, value: undefined });
  return { low: false, index, member };
}

/** The best value of every node, and the best of the member of every level. */
function bestOfNodes(family: Family, { weightOf, joiningOf }: Measure) {
  const best: Float64Array[] = [];
  const extras: Float64Array[] = [];
  for (const [module, { members, sets }] of family.entries()) {
    const { level, low, high } = sets;
    const isSum = joiningOf(module) === 'sum';
    const extra = Float64Array.from(members, (member) =>
      member >= 0 ? weightOf(member) : (best[~member]?.[rootOf(family[~member]?.sets ?? NO_SETS)] ?? NONE),
    );
    const values = new Float64Array(level.length);
    values[0] = NONE;
    for (let node = 2; node < level.length; node += 1) {
      const rest = values[high[node] ?? 0] ?? NONE;
      const own = extra[level[node] ?? 0] ?? NONE;
      values[node] = Math.min(values[low[node] ?? 0] ?? NONE, isSum ? rest + own : Math.max(rest, own));
    }
    best.push(values);
    extras.push(extra);
  }
  return { best, extras };
}
