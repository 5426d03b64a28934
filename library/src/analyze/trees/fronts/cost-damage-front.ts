/**
 * The most damage an attacker can do for each budget (Lopuhaä-Zwakenberg and Stoelinga, "Cost-damage analysis of attack
 * trees", 2023): bottom-up where nothing is shared, otherwise step by step over what the steps so far leave open.
 * @module
 */
import type { AttackTree, CostDamageFront } from '../../../model/attack-tree.ts';
import { formulaOf } from '../formula/formula-of.ts';
import { takenApart } from '../formula/modules.ts';
import { visitsOf } from '../formula/visits.ts';
import { eventsOf, type Front, frontOf, thinned } from './front.ts';
import { NOTHING, type Outcomes, outcomesOf } from './outcomes.ts';

/** A front is thinned above this, and the result says so; in a large tree each part gets fewer. */
const MOST_POINTS = 2000;
const POINTS_OF_ALL = 5_000_000;

/**
 * The front of attacker cost and damage, as if no control held. Every point can be had; when the front is not exact,
 * others may be better. A step without a cost is never done, a node without a damage costs the defender nothing.
 *
 * @throws {RangeError} when the tree is malformed
 */
export function costDamageFront(tree: AttackTree): CostDamageFront {
  const formula = formulaOf({
    ...tree,
    nodes: tree.nodes.map((node) => (node.kind === 'control' ? { ...node, inPlace: false } : node)),
  });
  const { order } = visitsOf(formula);
  const damages = damagesOf(tree, formula.termOf);
  const needed = new Set(order);
  let exact = [...damages.keys()].every((term) => needed.has(term));
  /** What it costs the defender that an event happens, and that it does not. */
  const [hurting, sparing] = [new Map<number, number>(), new Map<number, number>()];
  const steps = new Set<number>();
  for (const index of order) {
    const { operation, event = 0, negative } = formula.terms[index] ?? {};
    if (operation !== 'literal') continue;
    steps.add(event);
    (negative ? sparing : hurting).set(event, damages.get(index) ?? 0);
  }
  const most = Math.max(50, Math.min(MOST_POINTS, Math.floor(POINTS_OF_ALL / order.length)));
  const front = (choices: Front): Front => {
    const all = frontOf(choices);
    exact &&= all.length <= most;
    return thinned(all, most);
  };
  const solved: Outcomes[] = [];
  for (const module of takenApart(formula)) {
    solved.push(
      outcomesOf(module, {
        front,
        leftOut: () => {
          exact = false;
        },
        // The damage of a literal is counted with its event.
        damageOf: ({ term }) => (formula.terms[term]?.operation === 'literal' ? 0 : (damages.get(term) ?? 0)),
        outcomesOf: (member) => {
          if (member < 0) return solved[~member] ?? { reached: [], missed: NOTHING };
          const cost = costOf(tree, member);
          const done = { gain: hurting.get(member) ?? 0, taken: { event: member } };
          return {
            reached: cost === undefined ? [] : [{ cost, ...done }],
            missed: [{ cost: 0, gain: sparing.get(member) ?? 0, taken: undefined }],
          };
        },
      }),
    );
  }
  const { reached, missed } = solved.at(-1) ?? { reached: [], missed: NOTHING };
  const idOf = (event: number): string => tree.nodes[event]?.id ?? '';
  const costless = [...steps].filter((event) => costOf(tree, event) === undefined);
  return {
    points: frontOf([...reached, ...missed]).map(({ cost, gain, taken }) => ({
      cost,
      damage: gain,
      steps: eventsOf(taken).map(idOf),
    })),
    exact: exact && costless.length === 0,
    missing: [
      ...(costless.length === 0 ? [] : [{ measure: 'cost' as const, of: [...new Set(costless.map(idOf))] }]),
      ...(damages.size === 0 ? [{ measure: 'damage' as const, of: [tree.id] }] : []),
    ],
  };
}

function costOf(tree: AttackTree, event: number): number | undefined {
  const node = tree.nodes[event];
  return node?.kind === 'step' ? node.cost : undefined;
}

/** The damage of each term: nodes that say the same are reached together. */
function damagesOf({ nodes }: AttackTree, termOf: (node: number) => number | undefined): ReadonlyMap<number, number> {
  const damages = new Map<number, number>();
  nodes.forEach(({ damage = 0 }, index) => {
    const term = termOf(index);
    if (damage > 0 && term !== undefined) damages.set(term, (damages.get(term) ?? 0) + damage);
  });
  return damages;
}
