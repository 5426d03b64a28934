/**
 * Orders in which the members of a module may be tested. The size of a diagram hangs on the order; which one is good is
 * found by trying (see `race.ts`).
 * @module
 */
import { type Cones, conesOf } from '../formula/cones.ts';
import { type Module, memberOf } from '../formula/modules.ts';
import { forceOrder } from './force-order.ts';

/** Picks one of the kids that a walk has not gone into yet: its place in the list. */
type Choice = (left: readonly number[]) => number;

/** Orders that weigh every member below every gate are left out above this product. */
const WEIGHABLE = 4_000_000;

/**
 * The orders to try, the most promising first: two that stay near what is placed already, two by depth, two by the
 * center of gravity of the gates.
 */
export function ordersOf(module: Module): readonly (readonly number[])[] {
  const { gates, members } = module;
  const only = walk(module, (left) => left.length - 1);
  if (gates.length === 1 || members.length <= 3) return [only];
  const depth = depthsOf(module);
  const depthOf = (kid: number): number => (kid < 0 ? 0 : (depth[kid] ?? 0));
  const cones = gates.length * members.length > WEIGHABLE ? undefined : conesOf(module);
  const forced = forceOrder(module, walk(module, least(sizesOf(module))));
  return [
    ...(cones === undefined ? [] : [settled(module, cones, 'share'), settled(module, cones, 'few')]),
    walk(module, least(depthOf)),
    walk(
      module,
      least((kid) => -depthOf(kid)),
    ),
    forced,
    forced.toReversed(),
  ];
}

/** Goes through the gates from the root; a member is placed when it is met first. */
function walk({ gates, members }: Module, choose: Choice, placed?: (member: number) => void): readonly number[] {
  const order: number[] = [];
  const seen = new Uint8Array(members.length);
  const entered = new Uint8Array(gates.length);
  const path: number[][] = [[...(gates.at(-1)?.kids ?? [])]];
  for (let left = path.at(-1); left !== undefined; left = path.at(-1)) {
    if (left.length === 0) {
      path.pop();
      continue;
    }
    const [kid = 0] = left.splice(choose(left), 1);
    if (kid >= 0) {
      if (entered[kid] === 0) path.push([...(gates[kid]?.kids ?? [])]);
      entered[kid] = 1;
    } else if (seen[memberOf(kid)] === 0) {
      seen[memberOf(kid)] = 1;
      order.push(memberOf(kid));
      placed?.(memberOf(kid));
    }
  }
  return order;
}

/** The kid with the least value; the first of several. */
function least(scoreOf: (kid: number) => number): Choice {
  return (left) => {
    let best = 0;
    let value = Number.POSITIVE_INFINITY;
    left.forEach((kid, place) => {
      const own = scoreOf(kid);
      if (own >= value) return;
      best = place;
      value = own;
    });
    return best;
  };
}

/** How many gates are on the longest way down. */
function depthsOf({ gates }: Module): Int32Array {
  const depths = new Int32Array(gates.length);
  gates.forEach(({ kids }, gate) => {
    depths[gate] = kids.reduce((most, kid) => (kid < 0 ? most : Math.max(most, depths[kid] ?? 0)), 0) + 1;
  });
  return depths;
}

/** How large what hangs below a kid is, written out as a tree. */
function sizesOf({ gates }: Module): (kid: number) => number {
  const sizes = new Float64Array(gates.length);
  const sizeOf = (kid: number): number => (kid < 0 ? 1 : (sizes[kid] ?? 0));
  gates.forEach(({ kids }, gate) => {
    sizes[gate] = Math.min(
      1e300,
      kids.reduce((sum, kid) => sum + sizeOf(kid), 1),
    );
  });
  return sizeOf;
}

/** Goes next where most is placed already: the greatest share of its members, or the fewest new ones. */
function settled(module: Module, cones: Cones, by: 'share' | 'few'): readonly number[] {
  const { gates, members } = module;
  const total = Int32Array.from(gates, (_, gate) => cones.size(gate));
  const open = total.slice();
  const seen = new Uint8Array(members.length);
  const scoreOf = (kid: number): number => {
    if (kid < 0) return seen[memberOf(kid)] === 1 ? -2 : by === 'few' ? 1 : 0;
    const left = open[kid] ?? 0;
    return by === 'few' ? left : left / (total[kid] ?? 1) - 1;
  };
  return walk(module, least(scoreOf), (member) => {
    seen[member] = 1;
    for (let gate = 0; gate < gates.length; gate += 1) if (cones.has(gate, member)) open[gate] = (open[gate] ?? 0) - 1;
  });
}
