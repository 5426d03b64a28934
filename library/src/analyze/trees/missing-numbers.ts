/**
 * The numbers that a tree does not state, for the measures it states some of.
 * @module
 */
import type { AttackTree, MissingNumbers } from '../../model/attack-tree.ts';

const OF_STEPS = ['probability', 'cost', 'time', 'skill', 'detectability'] as const;

/**
 * What is missing, by measure. Probabilities are always asked for, other measures only when the tree has begun with them.
 *
 * @param events the steps and controls that matter, by the index of their node
 */
export function missingNumbers(tree: AttackTree, events: readonly number[]): readonly MissingNumbers[] {
  const steps = events.flatMap((event) => (tree.nodes[event]?.kind === 'step' ? [tree.nodes[event]] : []));
  const controls = events.flatMap((event) => (tree.nodes[event]?.kind === 'control' ? [tree.nodes[event]] : []));
  const missing: MissingNumbers[] = OF_STEPS.flatMap((measure) => {
    const without = steps.filter((step) => step[measure] === undefined);
    const isAsked = measure === 'probability' || without.length < steps.length;
    return without.length === 0 || !isAsked ? [] : [{ measure, of: unique(without) }];
  });
  const unstated = controls.filter(({ works }) => works === undefined);
  return unstated.length === 0 ? missing : [...missing, { measure: 'works', of: unique(unstated) }];
}

function unique(nodes: readonly { readonly id: string }[]): readonly string[] {
  return [...new Set(nodes.map(({ id }) => id))];
}
