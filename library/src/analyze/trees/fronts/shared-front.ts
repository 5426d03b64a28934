/**
 * The front of defence spend and attack cost of a module whose gates share members: the cheapest levels of defence that
 * stop every attack found so far, then the cheapest attack against those, until no spend raises its cost any more.
 * @module
 */
import { rootOf } from '../diagram/diagram.ts';
import type { SolvedModule } from '../solve.ts';
import { type Condition, cheapestLevels } from './cheapest-levels.ts';
import type { Choice, Front, Taken } from './front.ts';

const NO_ATTACK = Number.POSITIVE_INFINITY;
/** So many branches are tried for one front: some ten seconds. */
const PATIENCE = 200_000;

/**
 * The front of a module; undefined when it has no diagram.
 *
 * @param members the front of each member, by its level in the diagram
 */
export function sharedFront(
  { diagram, monotone }: SolvedModule,
  members: readonly Front[],
): { readonly front: Front; readonly exact: boolean } | undefined {
  if (diagram === undefined) return undefined;
  const prices = members.map((front) => front.map(({ cost }) => cost));
  const costAt = (levels: readonly number[]): Float64Array =>
    cheapestAttack(
      diagram,
      members.map((front, place) => front[levels[place] ?? 0]),
      members,
    );
  const goal = rootOf(diagram);
  // Where more defence never helps the attacker, all of it shows how far the cost can be raised.
  const highest = monotone ? costAt(members.map((front) => front.length - 1))[goal] : NO_ATTACK;
  const conditions: Condition[] = [];
  const front: Choice[] = [];
  let reached = Number.NEGATIVE_INFINITY;
  const patience = { left: PATIENCE };
  for (;;) {
    const levels = cheapestLevels(prices, conditions, patience);
    if (levels === 'lost') return { front, exact: false };
    if (levels === undefined) return { front, exact: true };
    const gain = costAt(levels)[goal] ?? NO_ATTACK;
    if (gain > reached) {
      const chosen = levels.map((level, place) => members[place]?.[level]);
      const cost = chosen.reduce((sum, choice) => sum + (choice?.cost ?? 0), 0);
      // The same money may buy more.
      if (front.at(-1)?.cost === cost) front.pop();
      front.push({
        cost,
        gain,
        taken: chosen.reduce((taken: Taken, choice) => joined(taken, choice?.taken), undefined),
      });
      reached = gain;
      if (gain === highest) return { front, exact: true };
    }
    // Attacks that are still too cheap, each without what the one before it needs, so that they bind together.
    const raised = [...levels];
    for (let costs = costAt(raised); (costs[goal] ?? NO_ATTACK) <= reached; costs = costAt(raised)) {
      const condition = against({ diagram, monotone, costs, levels: raised, members });
      conditions.push(condition);
      const more = condition.filter(({ below }) => !below);
      if (more.length === 0 || more.length < condition.length) break;
      for (const { choice, level } of more) raised[choice] = level;
    }
  }
}

function joined(one: Taken, other: Taken): Taken {
  return one === undefined ? other : other === undefined ? one : { one, other };
}

type Diagram = NonNullable<SolvedModule['diagram']>;

/** A level whose member is bought or not, and costs the attacker nothing or everything: a control. */
function isControl(front: Front | undefined): boolean {
  return front?.length === 2 && front[0]?.gain === 0 && front[1]?.gain === NO_ATTACK;
}

/** The cost of the cheapest attack from every node down. A control that is there holds, others fail for nothing. */
function cheapestAttack(
  { level, low, high }: Diagram,
  chosen: readonly (Choice | undefined)[],
  members: readonly Front[],
): Float64Array {
  const costs = new Float64Array(level.length);
  costs[0] = NO_ATTACK;
  for (let node = 2; node < level.length; node += 1) {
    const test = level[node] ?? 0;
    const gain = chosen[test]?.gain ?? NO_ATTACK;
    const no = costs[low[node] ?? 0] ?? NO_ATTACK;
    const yes = costs[high[node] ?? 0] ?? NO_ATTACK;
    if (isControl(members[test])) costs[node] = gain === 0 ? yes : no;
    else costs[node] = Math.min(no, yes + gain);
  }
  return costs;
}

interface Attack {
  readonly diagram: Diagram;
  readonly monotone: boolean;
  readonly costs: Float64Array;
  readonly levels: readonly number[];
  readonly members: readonly Front[];
}

/** What must change for the cheapest attack to cost more: one of the members it uses must be better defended. */
function against({ diagram, monotone, costs, levels, members }: Attack): Condition {
  const { level, low, high } = diagram;
  const condition: Condition[number][] = [];
  for (let node = rootOf(diagram); node > 1; ) {
    const choice = level[node] ?? 0;
    const own = levels[choice] ?? 0;
    const gain = members[choice]?.[own]?.gain ?? NO_ATTACK;
    const yes = (costs[high[node] ?? 0] ?? NO_ATTACK) + gain;
    const isUsed = isControl(members[choice]) ? gain === 0 : yes < (costs[low[node] ?? 0] ?? NO_ATTACK);
    if (isUsed) {
      if (own + 1 < (members[choice]?.length ?? 0)) condition.push({ choice, level: own + 1, below: false });
    } else if (own > 0 && !monotone) condition.push({ choice, level: own, below: true });
    node = (isUsed ? high[node] : low[node]) ?? 0;
  }
  return condition;
}
