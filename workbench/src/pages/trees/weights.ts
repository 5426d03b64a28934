/**
 * How much each node matters, as the width of the line that leads to it.
 * @module
 */
import type { AttackNode, AttackTree, Importance, TreeAnalysis } from 'vauban/browser';

export interface Weights {
  /** From 0 to 1, by the index of a node; a gate weighs as much as the heaviest step below it. */
  readonly of: ReadonlyMap<number, number>;
  /** What the weight is. */
  readonly means: string;
}

const BY_CHANCE = 'how often a step decides when the goal is reached';
const BY_SETS = 'the share of attack sets a step is in, as long as chances are missing';

/** Weighs the nodes of a tree. */
export function weightsOf(tree: AttackTree, { importance }: Pick<TreeAnalysis, 'importance'>): Weights {
  const isKnown = importance.some(({ criticality }) => criticality !== undefined);
  const byId = new Map(importance.map((one) => [one.id, weightOf(one, isKnown)]));
  const weights = new Map<number, number>();
  const weigh = (index: number): number => {
    const known = weights.get(index);
    if (known !== undefined) return known;
    weights.set(index, 0);
    const node = tree.nodes[index];
    const weight = node === undefined ? 0 : Math.max(byId.get(node.id) ?? 0, ...below(node).map(weigh));
    weights.set(index, weight);
    return weight;
  };
  weigh(tree.root);
  return { of: weights, means: isKnown ? BY_CHANCE : BY_SETS };
}

function weightOf({ criticality, share }: Importance, isKnown: boolean): number {
  return (isKnown ? criticality : share) ?? 0;
}

function below(node: AttackNode): readonly number[] {
  return 'children' in node ? node.children : [];
}
