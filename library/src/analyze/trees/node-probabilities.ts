/**
 * How likely each node of a tree is on its own: what a picture of the tree shows beside it.
 * @module
 */
import type { AttackTree, Bounds } from '../../model/attack-tree.ts';
import { UNKNOWN } from './bounds.ts';
import { childrenFirst } from './check-tree.ts';
import { solved } from './solve.ts';

/** More nodes than this fit no picture. */
const MOST = 150;
/** Each node is a tree of its own here; one that needs more is bounded. */
const BUDGET = 1 << 13;

/** The probability of every node as if it were the goal, by its index; none for a tree that nobody could draw. */
export function nodeProbabilities(tree: AttackTree): ReadonlyMap<number, Bounds> {
  const order = childrenFirst(tree);
  const boundsOf = (root: number): Bounds =>
    solved(root === tree.root ? tree : { ...tree, root }, BUDGET).modules.at(-1)?.bounds ?? UNKNOWN;
  return new Map(order.length > MOST ? [] : order.map((node) => [node, boundsOf(node)]));
}
