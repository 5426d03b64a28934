/**
 * A tree solved: its modules with their diagrams and probabilities, computed once for each tree.
 * @module
 */
import type { AttackTree, Bounds } from '../../model/attack-tree.ts';
import { gateBounds, nodeBounds, UNKNOWN } from './bounds.ts';
import { type Diagram, extract, rootOf } from './diagram/diagram.ts';
import { type Lost, race } from './diagram/race.ts';
import { formulaOf } from './formula/formula-of.ts';
import { isNegative, type Module, modulesOf } from './formula/modules.ts';
import type { Joining } from './formula/term.ts';

/** A module of a tree. */
export interface SolvedModule {
  /** What is tested at each level: an event (the index of its node), or `~index` for a module before this one. */
  readonly members: readonly number[];
  /** Absent when it outgrew the budget. */
  readonly diagram: Diagram | undefined;
  readonly bounds: Bounds;
  /** Whether more of its members never hurt. */
  readonly monotone: boolean;
  /** Its gate, when it has but one and names no member twice. */
  readonly gate: Joining | undefined;
  /** Whether some gate puts its members in order. */
  readonly ordered: boolean;
}

/** The modules of a tree, each after those it is over; the last is the goal. */
export interface SolvedTree {
  readonly modules: readonly SolvedModule[];
  /** Whether more steps never hurt the attacker. */
  readonly coherent: boolean;
  /** What grew too large, in words. */
  readonly tooLarge?: string | undefined;
}

/** The most nodes of one attempt: with its tables about 400 MB. */
export const NODE_BUDGET = 1 << 24;

const known = new WeakMap<AttackTree, SolvedTree>();

/**
 * Solves a tree, or gives what was solved before.
 *
 * @param budget the most nodes of one diagram; counts for the first call with a tree
 * @throws {RangeError} when the tree is malformed
 */
export function solved(tree: AttackTree, budget = NODE_BUDGET): SolvedTree {
  const before = known.get(tree);
  if (before !== undefined) return before;
  const modules: SolvedModule[] = [];
  const tooLarge: string[] = [];
  const boundsOf = (member: number): Bounds =>
    member < 0 ? (modules[~member]?.bounds ?? UNKNOWN) : eventBounds(tree, member);
  for (const module of modulesOf(formulaOf(tree))) {
    const result = race(module, budget);
    const members = result.order.map((place) => module.members[place] ?? 0);
    const shape = { members, ...shapeOf(module) };
    if ('diagram' in result) {
      const { diagram } = result;
      const { low, high } = nodeBounds(diagram, members.map(boundsOf));
      const root = rootOf(diagram);
      modules.push({ ...shape, diagram, bounds: { low: low[root] ?? 0, high: high[root] ?? 0 } });
    } else {
      tooLarge.push(`${module.gates.length} gates over ${module.members.length} events`);
      modules.push({ ...shape, diagram: undefined, bounds: lostBounds(module, result, module.members.map(boundsOf)) });
    }
  }
  const solution: SolvedTree = {
    modules,
    coherent: modules.every(({ monotone }) => monotone),
    ...(tooLarge.length > 0 && { tooLarge: `${tooLarge.join(', ')} that cannot be taken apart` }),
  };
  known.set(tree, solution);
  return solution;
}

/** The events that matter to the goal, in the order of the tree. */
export function eventsOf({ modules }: SolvedTree): readonly number[] {
  const events = modules.flatMap(({ members }) => members.filter((member) => member >= 0));
  return [...new Set(events)].sort((one, other) => one - other);
}

/** The probability of an event: that a step succeeds, or that a control fails. */
export function eventBounds(tree: AttackTree, event: number): Bounds {
  const node = tree.nodes[event];
  const works = node?.kind === 'control' ? node.works : undefined;
  const probability = node?.kind === 'step' ? node.probability : works === undefined ? undefined : 1 - works;
  return probability === undefined ? UNKNOWN : { low: probability, high: probability };
}

function shapeOf({ gates, members }: Module): Pick<SolvedModule, 'monotone' | 'gate' | 'ordered'> {
  const [first] = gates;
  return {
    monotone: gates.every(({ kids }) => kids.every((kid) => kid >= 0 || !isNegative(kid))),
    gate: gates.length === 1 && first?.kids.length === members.length ? first.operation : undefined,
    ordered: gates.some(({ operation }) => operation === 'then'),
  };
}

/** The finished gates of a lost race are known; the others are bounded. */
function lostBounds(module: Module, { order, attempt }: Lost, members: readonly Bounds[]): Bounds {
  const finished = extract(attempt.table, attempt.roots);
  const { low, high } = nodeBounds(
    finished,
    order.map((place) => members[place] ?? UNKNOWN),
  );
  const gates = finished.roots.map((root) => ({ low: low[root] ?? 0, high: high[root] ?? 0 }));
  const bounds = gateBounds(module, members, gates);
  return { low: Math.min(bounds.low, bounds.high), high: bounds.high };
}
