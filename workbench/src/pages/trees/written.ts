/**
 * Where a node of a drawn tree is written in the model.
 * @module
 */
import type { Model } from 'vauban/browser';

export type ModelTree = Model['trees'] extends ReadonlyMap<string, infer Tree> ? Tree : never;
export type ModelNode = NonNullable<ModelTree['nodes']> extends ReadonlyMap<string, infer Node> ? Node : never;
export type Written = {
  readonly tree: ModelTree;
  /** Its name in the tree; the goal has the empty one. */
  readonly name: string;
  readonly path: readonly string[];
  readonly node: ModelTree | ModelNode;
};

/** Finds a node by its id in the drawing; a node of another tree stands behind the name of that tree. */
export function writtenAt({ trees }: Pick<Model, 'trees'>, main: string, id: string): Written | undefined {
  const tree = trees.get(main);
  if (tree === undefined) return undefined;
  const own = inTree(tree, id);
  if (own !== undefined) return own;
  const slash = id.indexOf('/');
  const other = trees.get(slash === -1 ? id : id.slice(0, slash));
  const found = other && (slash === -1 ? goalOf(other) : inTree(other, id.slice(slash + 1)));
  // A gate with numbers is drawn as two nodes: what is below it, and the step that comes after.
  return found ?? (/\/(?:below|step)$/.test(id) ? writtenAt({ trees }, main, id.replace(/\/\w+$/, '')) : undefined);
}

function goalOf(tree: ModelTree): Written {
  return { tree, name: '', path: ['trees', tree.id], node: tree };
}

function inTree(tree: ModelTree, name: string): Written | undefined {
  if (name === tree.id) return goalOf(tree);
  const node = tree.nodes?.get(name);
  return node && { tree, name, path: ['trees', tree.id, 'nodes', name], node };
}

export const LISTS = ['or', 'and', 'then', 'of'] as const;
export type ListGate = (typeof LISTS)[number];

/** The gate of a node that joins several, if it has one. */
export function listGateOf(node: ModelTree | ModelNode): ListGate | undefined {
  return LISTS.find((gate) => node[gate] !== undefined);
}

/** The nodes that a node names, in its gate and where its controls are overcome. */
export function namesBelow(node: ModelTree | ModelNode): readonly string[] {
  const gates = LISTS.flatMap((gate) => node[gate] ?? []);
  const overcome = (node.counteredBy ?? []).flatMap((counter) => counter.counteredBy ?? []);
  return [...gates, ...(node.not === undefined ? [] : [node.not]), ...overcome];
}
