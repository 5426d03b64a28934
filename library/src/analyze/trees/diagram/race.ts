/**
 * Several orders raced under a budget of nodes: all with a small one, then the half that got furthest with a larger one.
 * @module
 */
import { isNegative, type Module } from '../formula/modules.ts';
import { type Attempt, build } from './build.ts';
import { chain, type Diagram, extract } from './diagram.ts';
import { ordersOf } from './orders.ts';

/** An order under which the whole module has a diagram. */
export interface Won {
  readonly order: readonly number[];
  readonly diagram: Diagram;
}

/** The attempt that got furthest when none got through. */
export interface Lost {
  readonly order: readonly number[];
  readonly attempt: Attempt;
}

const FIRST_ROUND = 1 << 15;
/** How much larger the budget of the next round is. */
const STEP = 4;
/** From here on, a round that finishes not one gate more than the round before is the last. */
const PATIENCE = 1 << 21;
/** A diagram that took so many nodes is taken as it is: trying the other orders too would take longer than it saves. */
const GOOD_ENOUGH = 1 << 18;
/** Operations recurse once a level; more could end in a stack overflow. */
const DEEPEST = 2500;

/**
 * Builds the diagram of a module under the best of several orders.
 *
 * @param budget the most nodes of one attempt, 20 bytes each
 */
export function race(module: Module, budget: number): Won | Lost {
  const order = module.members.map((_, place) => place);
  const single = chainOf(module);
  if (single !== undefined) return { order, diagram: single };
  let furthest: Lost = { order, attempt: build(module, [], 0) };
  if (module.members.length > DEEPEST) return furthest;
  let runners = ordersOf(module);
  for (let allowed = Math.min(budget, FIRST_ROUND); ; allowed = Math.min(budget, allowed * STEP)) {
    const { winner, losers } = round(module, runners, allowed);
    if (winner !== undefined) return winner;
    const [best = furthest] = losers;
    const stuck = best.attempt.roots.length <= furthest.attempt.roots.length;
    if (!stuck) furthest = best;
    if (allowed >= budget || (stuck && allowed >= PATIENCE)) return furthest;
    runners = losers.slice(0, Math.max(1, losers.length >> 1)).map(({ order }) => order);
  }
}

/** The diagram of a module that is one gate over as many members; no order makes it smaller. */
function chainOf({ gates, members }: Module): Diagram | undefined {
  const [gate] = gates;
  if (gate === undefined || gates.length > 1 || gate.operation === 'at-least') return undefined;
  const isPlain = gate.kids.length === members.length && gate.kids.every((kid) => !isNegative(kid));
  return isPlain ? chain(gate.operation === 'or' ? 'or' : 'and', members.length) : undefined;
}

/** Tries every order; the smallest diagram wins, those that lost are sorted by how far they got. */
function round(module: Module, runners: readonly (readonly number[])[], allowed: number) {
  let winner: Won | undefined;
  let most = allowed;
  const losers: Lost[] = [];
  for (const order of runners) {
    const attempt = build(module, order, most);
    const root = attempt.roots[module.gates.length - 1];
    if (root === undefined) {
      losers.push({ order, attempt });
      continue;
    }
    const diagram = extract(attempt.table, [root]);
    if (winner === undefined || diagram.level.length < winner.diagram.level.length) winner = { order, diagram };
    if (attempt.table.size > GOOD_ENOUGH) break;
    // Whoever comes later must not take more than twice what this one took.
    most = Math.min(most, attempt.table.size * 2);
  }
  losers.sort((one, other) => other.attempt.roots.length - one.attempt.roots.length);
  return { winner, losers };
}
