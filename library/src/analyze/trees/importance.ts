/**
 * How much each step and control matters, all of them in one pass over the diagrams: the chance of coming to a node from
 * above times what its test decides below (facts of fault tree analysis; Dutuit and Rauzy, "Efficient algorithms to
 * assess component and gate importance in fault tree analysis", 2001).
 * @module
 */
import type { AttackTree, Importance } from '../../model/attack-tree.ts';
import { nodeBounds } from './bounds.ts';
import { rootOf } from './diagram/diagram.ts';
import { familyOf } from './sets/family.ts';
import { sharesOf } from './sets/share.ts';
import { eventBounds, eventsOf, type SolvedTree, solved } from './solve.ts';

/** Below this share of the goal a difference of two probabilities is computed again without the difference. */
const CANCELS = 1e-6;

/**
 * The importance of every step and control that can matter, the most important first. Measures of probability are there
 * when every probability is known, the share of attack sets when the sets could be found.
 */
export function importances(tree: AttackTree): readonly Importance[] {
  const solution = solved(tree);
  const family = familyOf(tree);
  const shares = family === undefined ? undefined : sharesOf(family);
  const goal = solution.modules.at(-1)?.bounds;
  const exact = goal !== undefined && solution.tooLarge === undefined && everyNumberIsKnown(tree, solution);
  const births = exact ? birnbaums(tree, solution) : undefined;
  const rows: Importance[] = [];
  for (const event of eventsOf(solution)) {
    const node = tree.nodes[event];
    if (node?.kind !== 'step' && node?.kind !== 'control') continue;
    const birnbaum = births?.get(event);
    const { low, high } = eventBounds(tree, event);
    rows.push({
      id: node.id,
      kind: node.kind,
      ...(low === high && { probability: low }),
      ...(shares !== undefined && { share: shares.get(event) ?? 0 }),
      ...(birnbaum !== undefined && goal !== undefined && measures(goal.low, { event, birnbaum, tree, solution })),
    });
  }
  const by = (name: 'criticality' | 'birnbaum' | 'share') => (one: Importance, other: Importance) =>
    rounded(other[name]) - rounded(one[name]);
  return rows.sort(
    (one, other) => by('criticality')(one, other) || by('birnbaum')(one, other) || by('share')(one, other),
  );
}

/** Without the last digits, in which equals differ. */
function rounded(value = 0): number {
  return Number(value.toPrecision(10));
}

function everyNumberIsKnown(tree: AttackTree, { modules }: SolvedTree): boolean {
  return modules.every(({ members }) =>
    members.every((member) => {
      const { low, high } = member < 0 ? { low: 0, high: 0 } : eventBounds(tree, member);
      return low === high;
    }),
  );
}

interface Subject {
  readonly event: number;
  readonly birnbaum: number;
  readonly tree: AttackTree;
  readonly solution: SolvedTree;
}

/** The measures that follow from P, P(goal | event) and P(goal | no event); none of a goal that cannot be reached. */
function measures(goal: number, { event, birnbaum, tree, solution }: Subject): Partial<Importance> {
  if (goal === 0) return { birnbaum };
  const probability = eventBounds(tree, event).low;
  const certain = goal + (1 - probability) * birnbaum;
  const left = goal - probability * birnbaum;
  const impossible = Math.abs(left) < CANCELS * goal ? probabilityWithout(tree, solution, event) : left;
  return {
    birnbaum,
    criticality: (probability * birnbaum) / goal,
    fussellVesely: (probability * certain) / goal,
    riskAchievementWorth: certain / goal,
    riskReductionWorth: impossible === 0 ? Number.POSITIVE_INFINITY : goal / impossible,
  };
}

/** The derivative of the probability of the goal by that of each event. */
function birnbaums(tree: AttackTree, { modules }: SolvedTree): ReadonlyMap<number, number> {
  const births = new Map<number, number>();
  const weights = new Float64Array(modules.length);
  weights[modules.length - 1] = 1;
  for (let index = modules.length - 1; index >= 0; index -= 1) {
    const { diagram, members } = modules[index] ?? { members: [] };
    if (diagram === undefined) continue;
    const { level, low, high } = diagram;
    const levels = members.map(
      (member) => (member < 0 ? modules[~member]?.bounds : undefined) ?? eventBounds(tree, member),
    );
    const { low: probability } = nodeBounds(diagram, levels);
    const reached = new Float64Array(level.length);
    reached[rootOf(diagram)] = weights[index] ?? 0;
    const decides = new Float64Array(members.length);
    for (let node = rootOf(diagram); node > 1; node -= 1) {
      const here = reached[node] ?? 0;
      if (here === 0) continue;
      const test = level[node] ?? 0;
      const yes = high[node] ?? 0;
      const no = low[node] ?? 0;
      const p = levels[test]?.low ?? 0;
      reached[yes] = (reached[yes] ?? 0) + here * p;
      reached[no] = (reached[no] ?? 0) + here * (1 - p);
      decides[test] = (decides[test] ?? 0) + here * ((probability[yes] ?? 0) - (probability[no] ?? 0));
    }
    members.forEach((member, place) => {
      const decided = decides[place] ?? 0;
      if (member < 0) weights[~member] = decided;
      else births.set(member, decided);
    });
  }
  return births;
}

/** The probability of the goal when one event is impossible. */
function probabilityWithout(tree: AttackTree, { modules }: SolvedTree, event: number): number {
  const probabilities: number[] = [];
  for (const { diagram, members, bounds } of modules) {
    const levels = members.map((member) => {
      const p = member < 0 ? (probabilities[~member] ?? 0) : member === event ? 0 : eventBounds(tree, member).low;
      return { low: p, high: p };
    });
    probabilities.push(diagram === undefined ? bounds.low : (nodeBounds(diagram, levels).low[rootOf(diagram)] ?? 0));
  }
  return probabilities.at(-1) ?? 0;
}
