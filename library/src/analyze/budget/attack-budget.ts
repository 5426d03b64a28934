/**
 * Which controls stop an attack tree for a limit: as many of its minimal attacks as possible and the cheapest way to
 * stop them all, or the chance of its goal.
 * @module
 */
import type { AttackTree } from '../../model/attack-tree.ts';
import type { BudgetReport, CostOptions } from '../../model/budget.ts';
import type { Model } from '../../model/model.ts';
import { ATTACK_TIMES, effectOf } from '../paths/index.ts';
import { attackSets } from '../trees/index.ts';
import { solved } from '../trees/solve.ts';
import { type Candidates, candidatesOf, costAssumption, reportOf } from './candidates.ts';
import { choose } from './choose.ts';
import { chooseControls } from './choose-controls.ts';
import { hittingSet } from './hitting-set.ts';
import { monotoneProblem } from './monotone-problem.ts';

/** What to choose for. */
export interface AttackBudgetOptions extends CostOptions {
  readonly limit: number;
  readonly tree: AttackTree;
}

/** More attacks than this are not counted one by one. */
const MOST_ATTACKS = 5000;

/**
 * Chooses controls so that as few minimal attacks as possible are left.
 *
 * @throws {RangeError} when the limit or another number is no amount, or there are too many attacks
 */
export async function attackBudget(model: Model, options: AttackBudgetOptions): Promise<BudgetReport> {
  const { tree, limit } = options;
  const candidates = candidatesIn(model, options);
  const { controls, sunk } = candidates;
  // With every control in its place, a minimal attack names those of them that it has to overcome.
  const guarded = withControls(tree, () => true);
  const attacks: (readonly string[])[] = [];
  for (const { despite } of attackSets(guarded, { without: sunk })) {
    if (attacks.length === MOST_ATTACKS) {
      throw new RangeError(
        `Cannot count the attacks of "${tree.id}": expected at most ${MOST_ATTACKS} that no control in place stops`,
      );
    }
    attacks.push(despite);
  }
  const ids = new Set(controls.map(({ id }) => id));
  const left = attacks.map((despite, index) => ({
    id: String(index),
    frequency: 1,
    loss: 1,
    effects: [...new Set(despite)].filter((id) => ids.has(id)).map((control) => ({ control, takesOff: 1 })),
  }));
  const choice = chooseControls(controls, left, limit);
  return {
    ...reportOf(choice, candidates, {
      goal: 'attacks',
      measure: `minimal attacks on "${tree.goal}" that nothing stops`,
      unit: 'attacks',
      currency: '',
      about: { tree: tree.id },
      assumptions: [costAssumption(options), 'A control stops every step it counters, for sure', ...tree.assumptions],
    }),
    stopsAll: await stopsAllOf(guarded, candidates),
  };
}

/** The cheapest controls that stop every attack; null when some attack meets none. */
async function stopsAllOf(guarded: AttackTree, { controls, sunk }: Candidates): Promise<BudgetReport['stopsAll']> {
  const numbers = new Map(controls.map(({ id }, index) => [id, index]));
  const idsOf = (members: Iterable<number>): readonly string[] =>
    [...members].map((member) => controls[member]?.id ?? '');
  const { members, cost, optimal } = await hittingSet({
    cost: controls.map(({ cost: one }) => one),
    missed: (taken) => {
      const [attack] = attackSets(guarded, { without: [...sunk, ...idsOf(taken)] });
      return attack?.despite.flatMap((id) => numbers.get(id) ?? []);
    },
  });
  return members === undefined || !optimal ? null : { controls: idsOf(members), cost };
}

/**
 * Chooses controls so that the goal is as unlikely as possible.
 *
 * @throws {RangeError} when the limit or another number is no amount
 */
export function treeBudget(model: Model, options: AttackBudgetOptions): BudgetReport {
  const { tree, limit } = options;
  const candidates = candidatesIn(model, options);
  const { controls, sunk } = candidates;
  const there = new Set(sunk);
  const stated = withStrength(model, tree);
  const measure = (inPlace: Uint8Array): number => {
    const bought = new Set(controls.filter((_, index) => inPlace[index] === 1).map(({ id }) => id));
    const guarded = withControls(stated, (id) => there.has(id) || bought.has(id));
    return solved(guarded).modules.at(-1)?.bounds.high ?? 1;
  };
  const problem = monotoneProblem(
    controls.map(({ cost }) => cost),
    measure,
  );
  return reportOf(choose(controls, problem, { limit, parts: 2000 }), candidates, {
    goal: 'tree',
    measure: `the chance of "${tree.goal}", at most`,
    unit: 'chance',
    currency: '',
    about: { tree: tree.id },
    assumptions: [
      costAssumption(options),
      `A step without a probability is taken to succeed; a control that does not say how well it works stops it as on attack paths (table ${ATTACK_TIMES.version})`,
      ...tree.assumptions,
    ],
  });
}

/** The controls of a tree that could be bought. */
function candidatesIn(model: Model, options: AttackBudgetOptions): Candidates {
  const helping = new Set(options.tree.nodes.flatMap((node) => (node.kind === 'control' ? [node.id] : [])));
  return candidatesOf(model, helping, { ...options, currency: '' });
}

function withControls(tree: AttackTree, isInPlace: (id: string) => boolean): AttackTree {
  return {
    ...tree,
    nodes: tree.nodes.map((node) => (node.kind === 'control' ? { ...node, inPlace: isInPlace(node.id) } : node)),
  };
}

/** The tree in which controls that do not say how well they work do so by their strategy and effectiveness. */
function withStrength(model: Model, tree: AttackTree): AttackTree {
  const strength = (id: string): number => {
    const control = model.controls.get(id);
    const effect = control === undefined ? 'none' : effectOf(model, control, ATTACK_TIMES);
    return typeof effect === 'object' ? effect.stops : 0;
  };
  return {
    ...tree,
    nodes: tree.nodes.map((node) =>
      node.kind === 'control' ? { ...node, works: node.works ?? strength(node.id) } : node,
    ),
  };
}
