/**
 * A tree in which the answer of some nodes is given (house events): what the attacker has already, or cannot have.
 * @module
 */
import type { AttackTree } from '../../model/attack-tree.ts';

/**
 * Gives the answer of nodes by their id; every node of that id, with all that hangs below it.
 *
 * @throws {RangeError} when the tree has no node of an id
 */
export function fixNodes(tree: AttackTree, answers: ReadonlyMap<string, boolean>): AttackTree {
  const ids = new Set(tree.nodes.map(({ id }) => id));
  for (const id of answers.keys()) {
    if (!ids.has(id)) throw new RangeError(`Cannot find the node "${id}" in the tree "${tree.id}"`);
  }
  const nodes = tree.nodes.map((node) => {
    const holds = answers.get(node.id);
    if (holds === undefined) return node;
    const { id, title, damage } = node;
    return { kind: 'fixed' as const, id, title, damage, holds };
  });
  const given = [...answers].map(([id, holds]) => `"${id}" is taken to ${holds ? 'hold' : 'be out of reach'}`);
  return { ...tree, nodes, assumptions: [...tree.assumptions, ...given] };
}
