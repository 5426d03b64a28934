/**
 * Bounds of a probability: exact through a diagram where the numbers are known, sound through the gates where there is
 * no diagram.
 * @module
 */
import type { Bounds } from '../../model/attack-tree.ts';
import type { Diagram } from './diagram/diagram.ts';
import { type Cones, conesOf } from './formula/cones.ts';
import { isNegative, type LocalGate, type Module, memberOf } from './formula/modules.ts';

/** The bounds of every node of a diagram; one array when they are the same. */
export interface NodeBounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Computes P(node) = p P(high) + (1 - p) P(low), for the worst and the best p that a level allows.
 *
 * @param levels the bounds of the member tested at each level
 */
export function nodeBounds({ level, low, high }: Diagram, levels: readonly Bounds[]): NodeBounds {
  const lows = new Float64Array(level.length);
  lows[1] = 1;
  const exact = levels.every((bounds) => bounds.low === bounds.high);
  const highs = exact ? lows : lows.slice();
  for (let node = 2; node < level.length; node += 1) {
    const { low: least, high: most } = levels[level[node] ?? 0] ?? UNKNOWN;
    const no = low[node] ?? 0;
    const yes = high[node] ?? 0;
    lows[node] = between(lows[no] ?? 0, lows[yes] ?? 0, (lows[yes] ?? 0) >= (lows[no] ?? 0) ? least : most);
    if (!exact)
      highs[node] = between(highs[no] ?? 0, highs[yes] ?? 0, (highs[yes] ?? 0) >= (highs[no] ?? 0) ? most : least);
  }
  return { low: lows, high: highs };
}

function between(no: number, yes: number, probability: number): number {
  return probability * yes + (1 - probability) * no;
}

/** The bounds of something nobody has put a number to. */
export const UNKNOWN: Bounds = { low: 0, high: 1 };

/**
 * Bounds of a module that has no diagram, gate by gate. Where nothing is negated the events are associated: an `and` is
 * at least its product, an `or` at most that of independent kids (Esary and Proschan, 1963); else Fréchet's bounds. On
 * the other side, kids that share no member are independent.
 *
 * @param members the bounds of each member
 * @param known the bounds of the gates that have a diagram, the first ones
 */
export function gateBounds(module: Module, members: readonly Bounds[], known: readonly Bounds[]): Bounds {
  const associated = module.gates.every(({ kids }) => kids.every((kid) => kid >= 0 || !isNegative(kid)));
  const cones = conesOf(module);
  const bounds: Bounds[] = [...known];
  const boundsOf = (kid: number): Bounds => {
    if (kid >= 0) return bounds[kid] ?? UNKNOWN;
    const { low, high } = members[memberOf(kid)] ?? UNKNOWN;
    return isNegative(kid) ? { low: 1 - high, high: 1 - low } : { low, high };
  };
  for (const gate of module.gates.slice(known.length)) {
    const joined = joinedBounds(gate, gate.kids.map(boundsOf), associated);
    const apart = cones === undefined ? UNKNOWN : apartBounds(gate, cones, boundsOf);
    bounds.push({ low: Math.max(joined.low, apart.low), high: Math.min(joined.high, apart.high) });
  }
  return bounds.at(-1) ?? UNKNOWN;
}

/** What kids that share no member say of their gate: all of them at once for an `and`, any of them for an `or`. */
function apartBounds({ operation, kids }: LocalGate, cones: Cones, boundsOf: (kid: number) => Bounds): Bounds {
  const isAny = operation === 'or';
  if (operation === 'at-least') return UNKNOWN;
  const worth = (kid: number): number => (isAny ? 1 - boundsOf(kid).low : boundsOf(kid).high);
  const taken = new Int32Array(cones.words);
  let product = 1;
  // The kids that say most first; each rules out those that share something with it.
  for (const kid of kids.toSorted((one, other) => worth(one) - worth(other))) {
    if (cones.meets(taken, kid)) continue;
    cones.addTo(taken, kid);
    product *= worth(kid);
  }
  return isAny ? { low: 1 - product, high: 1 } : { low: 0, high: product };
}

function joinedBounds({ operation, atLeast }: LocalGate, kids: readonly Bounds[], associated: boolean): Bounds {
  const lows = kids.map(({ low }) => low).sort((one, other) => other - one);
  const highs = kids.map(({ high }) => high).sort((one, other) => one - other);
  if (operation === 'or') return { low: lows[0] ?? 0, high: anyOf(highs, associated) };
  if (operation !== 'at-least') return { low: allOf(lows, associated), high: highs[0] ?? 1 };
  // All of the likeliest few are enough; one of any others is needed.
  return {
    low: allOf(lows.slice(0, atLeast), associated),
    high: Math.min(anyOf(highs.slice(0, kids.length - atLeast + 1), associated), sum(highs) / atLeast),
  };
}

function allOf(lows: readonly number[], associated: boolean): number {
  if (associated) return lows.reduce((product, low) => product * low, 1);
  return Math.max(0, sum(lows) - (lows.length - 1));
}

function anyOf(highs: readonly number[], associated: boolean): number {
  if (associated) return 1 - highs.reduce((product, high) => product * (1 - high), 1);
  return Math.min(1, sum(highs));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
