/**
 * The best attacks for an attacker: by probability, cost, time, stealth, skill or the number of steps.
 * @module
 */
import type { AttackerProfile, AttackTree, BestAttacks, RankedAttack, Ranking } from '../../model/attack-tree.ts';
import { describer } from './describe-attack.ts';
import { familyOf } from './sets/family.ts';
import { type Joining, rankedSets } from './sets/ranked-sets.ts';
import { solved } from './solve.ts';

/** What to rank by, how many to give, and for whom. */
export interface BestAttackOptions {
  readonly by: Ranking;
  /** How many; 10 when absent. */
  readonly limit?: number | undefined;
  readonly profile?: AttackerProfile | undefined;
}

/** So many sets are looked at before a search that has to look behind the ranking gives up. */
const PATIENCE = 50_000;

/**
 * Finds the best minimal attack sets. A set that lacks a number its measure needs is not ranked, and neither is one
 * whose value is certainly nothing (a probability of 0).
 *
 * @throws {RangeError} when the limit is no whole number from 1
 */
export function bestAttacks(tree: AttackTree, options: BestAttackOptions): BestAttacks {
  const { by, limit = 10, profile = {} } = options;
  if (!(Number.isInteger(limit) && limit >= 1)) {
    throw new RangeError(`Cannot give ${limit} attacks: expected a whole number from 1`);
  }
  const family = familyOf(tree);
  if (family === undefined) return { by, attacks: [], proven: false };
  const describe = describer(tree);
  const ranked = rankedSets(family, {
    weightOf: (event) => (isOut(tree, event, profile) ? Number.POSITIVE_INFINITY : weightOf(tree, event, by)),
    joiningOf: (module) => joiningOf(tree, module, by),
  });
  if (by === 'time' && solved(tree).modules.some(({ ordered, gate }) => ordered && gate !== 'then')) {
    return byTrueTime({ ranked, describe, limit, profile });
  }
  const attacks: RankedAttack[] = [];
  let proven = true;
  for (let rank = 0; attacks.length < limit; rank += 1) {
    if (ranked.value(rank) === undefined) break;
    proven = rank < PATIENCE + limit;
    if (!proven) break;
    const attack = describe(ranked.events(rank));
    if (isAffordable(attack, profile)) attacks.push(attack);
    else if (by === 'cost' && attack.cost !== undefined) break;
  }
  return { by, attacks, proven };
}

/** Whether an event is out of the attacker's reach. */
function isOut(tree: AttackTree, event: number, { skill, without }: AttackerProfile): boolean {
  const node = tree.nodes[event];
  if (node === undefined || without?.includes(node.id) === true) return true;
  return node.kind === 'step' && skill !== undefined && node.skill !== undefined && node.skill > skill;
}

function isAffordable({ cost }: RankedAttack, { budget }: AttackerProfile): boolean {
  return budget === undefined || (cost !== undefined && cost <= budget);
}

/** What an event counts; the least is the best, and what is unknown cannot be ranked. */
function weightOf(tree: AttackTree, event: number, by: Ranking): number {
  const node = tree.nodes[event];
  const unknown = Number.POSITIVE_INFINITY;
  if (node?.kind === 'control') {
    return by !== 'probability' ? 0 : node.works === undefined ? unknown : -Math.log1p(-node.works);
  }
  if (node?.kind !== 'step') return unknown;
  switch (by) {
    case 'probability':
      return node.probability === undefined ? unknown : -Math.log(node.probability);
    case 'stealth':
      return node.detectability === undefined ? unknown : -Math.log1p(-node.detectability);
    case 'steps':
      return 1;
    default:
      return node[by] ?? unknown;
  }
}

/** Members of one module add up, except that time runs side by side and that the hardest step decides the skill. */
function joiningOf(tree: AttackTree, module: number, by: Ranking): Joining {
  if (by === 'time') return solved(tree).modules[module]?.gate === 'then' ? 'sum' : 'most';
  return by === 'skill' ? 'most' : 'sum';
}

interface TimeSearch {
  readonly ranked: ReturnType<typeof rankedSets>;
  readonly describe: (events: readonly number[]) => RankedAttack;
  readonly limit: number;
  readonly profile: AttackerProfile;
}

/** Where only some steps are in order, the ranking is by a time that is never too long; the true time is looked up. */
function byTrueTime({ ranked, describe, limit, profile }: TimeSearch): BestAttacks {
  let attacks: RankedAttack[] = [];
  for (let rank = 0; rank < PATIENCE; rank += 1) {
    const least = ranked.value(rank);
    const worst = attacks[limit - 1]?.time;
    if (least === undefined || (worst !== undefined && least >= worst)) return { by: 'time', attacks, proven: true };
    const attack = describe(ranked.events(rank));
    if (!isAffordable(attack, profile) || (attack.time ?? 0) >= (worst ?? Number.POSITIVE_INFINITY)) continue;
    attacks = [...attacks, attack].sort((one, other) => (one.time ?? 0) - (other.time ?? 0)).slice(0, limit);
  }
  return { by: 'time', attacks, proven: false };
}
