/**
 * Attack trees as part of an attack graph. What stands in a sequence starts when what comes before it is done, so a
 * node that several sequences share stands there once for each start; it is one piece of work all the same.
 * @module
 */
import { milliseconds } from '../../kit/duration.ts';
import type { Tree, TreeNode } from '../../model/model.ts';
import { childrenOf } from '../../model/read/tree-problems.ts';
import type { Guard } from './attack-graph.ts';
import { add, type Draft, type DraftNode, guardOf } from './draft.ts';

/** Trees deeper or larger than this are left out, and the result says so. */
const DEEPEST = 500;
const MOST_NODES = 50_000;
/** Milliseconds in a day. */
const DAY = 86_400_000;

/** A tree being added. */
interface Planting {
  readonly draft: Draft;
  /** Nodes of the graph, by tree, node and start. */
  readonly planted: Map<string, number>;
  /** Set when the tree proves too large. */
  refused: boolean;
}

/** Where a node of a tree is to stand. */
interface Place {
  readonly tree: Tree;
  /** Empty for the goal. */
  readonly id: string;
  /** The node of the graph that must be done before. */
  readonly start: number;
  readonly depth: number;
}

/**
 * Adds a tree.
 *
 * @param start the node that must be done before any step can be begun
 * @returns the node of its goal; undefined when the tree is not there or too large
 */
export function addTree(draft: Draft, id: string, start: number): number | undefined {
  const tree = draft.model.trees.get(id);
  if (tree === undefined) return undefined;
  const planting: Planting = { draft, planted: new Map(), refused: false };
  const goal = plant(planting, { tree, id: '', start, depth: 0 });
  if (!planting.refused) return goal;
  draft.notes.add(
    `The tree "${id}" is left out: it has more than ${DEEPEST} levels or ${MOST_NODES} nodes in their order`,
  );
  return undefined;
}

/** Adds a node with all below it, once for each start. */
function plant(planting: Planting, place: Place): number {
  const { draft, planted } = planting;
  const { tree, id, start, depth } = place;
  const key = `${tree.id}/${id}/${start}`;
  const known = planted.get(key);
  if (known !== undefined) return known;
  const own = add(draft, `trees/${tree.id}/${id === '' ? 'goal' : id}`);
  planted.set(key, own);
  if (depth > DEEPEST || planted.size > MOST_NODES) planting.refused = true;
  const node = id === '' ? tree : tree.nodes?.get(id);
  // A node that is not there is never done; the reader has reported it.
  if (planting.refused || node === undefined) return own;
  if (childrenOf(node).length === 0 && node.tree === undefined) draft.leaves.add(own);
  const { guards, answered } = countersOf(planting, place, node);
  const gate = { ...gateOf(planting, place, node), guards };
  if (answered.length === 0) draft.nodes[own] = gate;
  else draft.nodes[own] = { parents: [add(draft, '', gate), ...answered], needs: 'all' };
  return own;
}

/** What a node needs, and what it takes when it is a step. */
function gateOf(planting: Planting, place: Place, node: Tree | TreeNode): DraftNode {
  const { draft } = planting;
  const { tree, id, start, depth } = place;
  const { or, and, then, of, not, tree: other, atLeast = 1 } = node;
  const below = (ids: readonly string[]): number[] =>
    ids.map((child) => plant(planting, { tree, id: child, start, depth: depth + 1 }));
  if (then !== undefined) {
    const last = then.reduce(
      (from, child) => plant(planting, { tree, id: child, start: from, depth: depth + 1 }),
      start,
    );
    return { parents: [last], needs: 1 };
  }
  if (or !== undefined) return { parents: below(or), needs: 1 };
  if (and !== undefined) return { parents: below(and), needs: 'all' };
  if (of !== undefined) return { parents: below(of), needs: atLeast };
  if (other !== undefined) {
    const subtree = draft.model.trees.get(other);
    if (subtree === undefined) return { parents: [], needs: 1 };
    return { parents: [plant(planting, { tree: subtree, id: '', start, depth: depth + 1 })], needs: 1 };
  }
  if (not !== undefined) {
    draft.notes.add(`In the tree "${tree.id}" what must not happen is taken not to happen`);
    return { parents: [start], needs: 1 };
  }
  const days = node.time === undefined ? undefined : milliseconds(node.time) / DAY;
  if (days === undefined)
    draft.notes.add(`Steps of trees without a time take ${draft.times.days.step} days in the mean`);
  if (node.probability === undefined) draft.notes.add('Steps of trees without a probability are taken to succeed');
  return {
    parents: [start],
    needs: 1,
    days: days ?? draft.times.days.step,
    chance: node.probability,
    step: numberOf(draft.steps, `${tree.id}/${id}`),
  };
}

/** The controls that stop a node, and for those that can be countered themselves a node that is done once they are. */
function countersOf(planting: Planting, { tree, start, depth }: Place, node: Tree | TreeNode) {
  const guards: Guard[] = [];
  const answered: number[] = [];
  for (const { control, works, counteredBy = [] } of node.counteredBy ?? []) {
    const guard = guardOf(planting.draft, control, works);
    if (counteredBy.length === 0) guards.push(...guard);
    else {
      const attacks = counteredBy.map((id) => plant(planting, { tree, id, start, depth: depth + 1 }));
      const fails = add(planting.draft, '', { parents: [start], guards: guard });
      answered.push(add(planting.draft, '', { parents: [fails, ...attacks] }));
    }
  }
  return { guards, answered };
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  return number;
}
