/**
 * The analysis of one attack tree: probability, attack sets, importance, the best attacks, and what it all rests on.
 * @module
 */
import type {
  AttackerProfile,
  AttackSetCount,
  AttackTree,
  BestAttacks,
  MissingNumbers,
  Ranking,
  TreeAnalysis,
} from '../../model/attack-tree.ts';
import { bestAttacks } from './best-attacks.ts';
import { importances } from './importance.ts';
import { missingNumbers } from './missing-numbers.ts';
import { approximations } from './sets/approximations.ts';
import { countSets } from './sets/count.ts';
import { type Family, familyOf } from './sets/family.ts';
import { eventBounds, eventsOf, NODE_BUDGET, type SolvedTree, solved } from './solve.ts';

export interface TreeOptions {
  /** What to rank attacks by; the first measure that every step states when absent, else the number of steps. */
  readonly by?: Ranking | undefined;
  /** How many attacks to give; 10 when absent. */
  readonly limit?: number | undefined;
  readonly profile?: AttackerProfile | undefined;
  /** The most nodes of one diagram. */
  readonly budget?: number | undefined;
}

/**
 * Analyzes a tree. A probability is exact or a range that holds it; what a missing number makes unknown is left out.
 *
 * @throws {RangeError} when the tree is malformed or an option is out of range
 */
export function analyzeTree(tree: AttackTree, options: TreeOptions = {}): TreeAnalysis {
  const solution = solved(tree, options.budget ?? NODE_BUDGET);
  const events = eventsOf(solution);
  const missing = missingNumbers(tree, events);
  const bounds = solution.modules.at(-1)?.bounds ?? { low: 0, high: 0 };
  const isKnown = solution.tooLarge === undefined && bounds.low === bounds.high;
  const family = familyOf(tree);
  const lacks = (...measures: readonly MissingNumbers['measure'][]): boolean =>
    missing.some(({ measure }) => measures.includes(measure));
  const kinds = tree.nodes.map(({ kind }) => kind);
  return {
    stage: 'tree-analysis',
    tree,
    goal: tree.goal,
    steps: events.filter((event) => kinds[event] === 'step').length,
    controls: events.filter((event) => kinds[event] === 'control').length,
    gates: tree.nodes.filter((node) => 'children' in node).length,
    coherent: solution.coherent,
    ...(isKnown && { probability: bounds.low }),
    bounds,
    ...(solution.tooLarge !== undefined && { tooLarge: solution.tooLarge }),
    minimalAttackSets: countOf(tree, family, solution),
    importance: importances(tree),
    best: best(tree, options, missing),
    ...(family !== undefined &&
      !lacks('probability', 'works') && {
        approximations: approximations(family, (event) => eventBounds(tree, event).low),
      }),
    assumptions: assumptionsOf(tree, solution),
    missing,
  };
}

function best(tree: AttackTree, { by, limit, profile }: TreeOptions, missing: readonly MissingNumbers[]): BestAttacks {
  const lacks = (measure: MissingNumbers['measure']): boolean => missing.some((one) => one.measure === measure);
  const states = (name: 'cost'): boolean => tree.nodes.some((node) => node.kind === 'step' && node[name] !== undefined);
  const first =
    !lacks('probability') && !lacks('works') ? 'probability' : states('cost') && !lacks('cost') ? 'cost' : 'steps';
  return bestAttacks(tree, { by: by ?? first, limit, profile });
}

function countOf(tree: AttackTree, family: Family | undefined, { coherent }: SolvedTree): AttackSetCount {
  const means = coherent
    ? 'All steps of a set are needed, and together they reach the goal'
    : 'All steps of a set are needed, and together they reach the goal as long as the attacker leaves undone what must not happen';
  if (family === undefined) return { bySize: [], means };
  const { total, bySteps = [] } = countSets(tree, family);
  return { count: plain(total), bySize: bySteps.map(({ steps, sets }) => ({ steps, sets: plain(sets) })), means };
}

/** A count as a number while that is exact. */
function plain(count: bigint): number | string {
  return count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : String(count);
}

function assumptionsOf(tree: AttackTree, { coherent, tooLarge }: SolvedTree): readonly string[] {
  const planned = tree.nodes.flatMap((node) => (node.kind === 'control' && !node.inPlace ? [node.id] : []));
  return [
    'Steps and controls succeed or fail independently of each other',
    'The attacker tries everything that can lead to the goal',
    ...(tree.nodes.some(({ kind }) => kind === 'then')
      ? ['The order of steps changes the time an attack takes, not its probability']
      : []),
    ...(planned.length === 0
      ? []
      : [`Controls that are not in place stop nobody: ${[...new Set(planned)].join(', ')}`]),
    ...(coherent
      ? []
      : ['Some nodes must not happen: the probability counts that, the attack sets leave it to the attacker']),
    ...(tooLarge === undefined ? [] : [`The probability is bounded, not exact: ${tooLarge}`]),
    ...tree.assumptions,
  ];
}
