/**
 * A node that nothing leads to from the goal of its tree, and a tree that nothing leads to.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import type { Model, Tree, TreeNode } from '../../../model/model.ts';
import { childrenOf } from '../../../model/read/tree-problems.ts';
import { nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';

export const check: Check = {
  id: 'unused-tree-node',
  title: 'An attack tree or one of its nodes is not used',
  why: 'A step that no way to the goal uses counts in no cut set and in no risk.',
  severity: 'low',
  *find(model): Iterable<Gap> {
    const used = treesUsed(model);
    for (const tree of model.trees.values()) {
      if (!used.has(tree.id)) {
        yield {
          about: `trees/${tree.id}`,
          message: `No threat and no other tree uses the tree "${nameOf(tree)}"`,
          path: ['trees', tree.id],
        };
      }
      const reached = nodesReached(tree);
      for (const [id, node] of tree.nodes ?? []) {
        if (reached.has(id)) continue;
        yield {
          about: `trees/${tree.id}`,
          which: id,
          message: `Nothing leads from the goal of "${nameOf(tree)}" to the node "${node.title ?? id}"`,
          path: ['trees', tree.id, 'nodes', id],
        };
      }
    }
  },
};

function treesUsed(model: Model): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { tree } of model.threats.values()) if (tree !== undefined) used.add(tree);
  for (const { id, tree, nodes } of model.trees.values()) {
    for (const other of [tree, ...[...(nodes?.values() ?? [])].map((node) => node.tree)]) {
      if (other !== undefined && other !== id) used.add(other);
    }
  }
  return used;
}

/** The nodes below the goal, with the attacks on their counters. */
function nodesReached(tree: Tree): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...belowOf(tree)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = tree.nodes?.get(id);
    if (node === undefined || reached.has(id)) continue;
    reached.add(id);
    for (const child of belowOf(node)) waiting.push(child);
  }
  return reached;
}

function belowOf(node: Tree | TreeNode): readonly string[] {
  return [...childrenOf(node), ...(node.counteredBy ?? []).flatMap(({ counteredBy }) => counteredBy ?? [])];
}
