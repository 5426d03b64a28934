/**
 * Attack trees whose nodes do not fit together: unknown nodes, two gates at one node, a node below itself.
 * @module
 */
import { didYouMean } from '../../kit/did-you-mean.ts';
import type { Model, Tree, TreeNode } from '../model.ts';
import type { ProblemCode } from '../problem.ts';
import type { Path } from '../raw.ts';
import { cycles } from './cycles.ts';

/** Something wrong with a tree, at a path of the model. */
export interface TreeComplaint {
  readonly code: ProblemCode;
  readonly message: string;
  readonly path: Path;
  readonly hint?: string;
}

const GATES = ['or', 'and', 'then', 'of'] as const;

/** The nodes a gate names. */
export function childrenOf(node: Tree | TreeNode): readonly string[] {
  return [...GATES.flatMap((gate) => node[gate] ?? []), ...(node.not === undefined ? [] : [node.not])];
}

/** Checks every tree of a model. */
export function treeProblems(model: Model): readonly TreeComplaint[] {
  return [...model.trees.values()].flatMap((tree) => [
    ...nodeProblems(tree, tree, ['trees', tree.id]),
    ...[...(tree.nodes ?? [])].flatMap(([id, node]) => nodeProblems(tree, node, ['trees', tree.id, 'nodes', id])),
    ...cyclesWithin(tree),
  ]);
}

function nodeProblems(tree: Tree, node: Tree | TreeNode, path: Path): readonly TreeComplaint[] {
  const known = [...(tree.nodes?.keys() ?? [])];
  const problems: TreeComplaint[] = [];
  for (const gate of [...GATES, 'not'] as const) {
    const named = node[gate];
    const list = named === undefined ? [] : typeof named === 'string' ? [named] : named;
    list.forEach((child, index) => {
      if (known.includes(child)) return;
      const meant = didYouMean(child, known);
      problems.push({
        code: 'dangling',
        message: `Unknown node "${child}" in tree "${tree.id}"`,
        path: [...path, gate, ...(typeof named === 'string' ? [] : [index])],
        ...(meant !== undefined && { hint: `Did you mean "${meant}"?` }),
      });
    });
    if (list.length === 0 && named !== undefined) {
      problems.push({
        code: 'wrong-value',
        message: `Cannot read an empty gate "${gate}": expected at least one node`,
        path: [...path, gate],
      });
    }
  }
  const gates = [
    ...GATES.filter((gate) => node[gate] !== undefined),
    ...(node.not === undefined ? [] : ['not']),
    ...(node.tree === undefined ? [] : ['tree']),
  ];
  if (gates.length > 1) {
    problems.push({
      code: 'contradiction',
      message: `Cannot have the gates ${gates.join(' and ')} at one node: expected one`,
      path,
    });
  }
  const needed = node.atLeast;
  if ((needed === undefined) !== (node.of === undefined)) {
    problems.push({
      code: 'missing',
      message: 'Cannot read a gate of some of several: expected both "at-least" and "of"',
      path,
    });
  } else if (needed !== undefined && needed > (node.of?.length ?? 0)) {
    problems.push({
      code: 'contradiction',
      message: `Cannot ask for ${needed} of ${node.of?.length} nodes`,
      path: [...path, 'at-least'],
    });
  }
  return problems;
}

function cyclesWithin(tree: Tree): readonly TreeComplaint[] {
  const nodes = tree.nodes;
  if (nodes === undefined) return [];
  const next = (id: string): readonly string[] => {
    const node = nodes.get(id);
    return node === undefined ? [] : childrenOf(node);
  };
  return cycles(nodes.keys(), next).map((ids) => ({
    code: 'cycle',
    message: `Cannot put a node below itself: ${[...ids, ids[0]].join(' -> ')}`,
    path: ['trees', tree.id, 'nodes', ids[0] ?? ''],
  }));
}
