/**
 * Operators that are the gate of exactly one condition or goal become the gate of that.
 * @module
 */
import type { Value } from '../../model/edit/index.ts';

/** A tree while it is read: its gate and its nodes. */
type TreeSays = { readonly [key: string]: Value };

const GATES = ['or', 'and', 'then'];

/**
 * Folds them.
 *
 * @param operators ids of the nodes that are operators
 */
export function foldOperators(tree: TreeSays, operators: ReadonlySet<string>): TreeSays {
  const nodes = mapOf(tree['nodes']);
  const uses = new Map<string, number>();
  for (const node of [tree, ...Object.values(nodes).map(mapOf)]) {
    for (const child of childrenOf(node)) uses.set(child, (uses.get(child) ?? 0) + 1);
  }
  const gone = new Set<string>();
  const folded = (node: TreeSays): TreeSays => {
    const [only, ...more] = childrenOf(node);
    if (only === undefined || more.length > 0 || !operators.has(only) || uses.get(only) !== 1) return node;
    const operator = mapOf(nodes[only]);
    const gate = GATES.find((one) => operator[one] !== undefined);
    if (gate === undefined) return node;
    gone.add(only);
    const rest = Object.fromEntries(Object.entries(node).filter(([key]) => !GATES.includes(key)));
    return { ...rest, [gate]: operator[gate] ?? [] };
  };
  const root = folded(tree);
  const made = Object.entries(nodes).map(([id, node]) => [id, folded(mapOf(node))] as const);
  const left = Object.fromEntries(made.filter(([id]) => !gone.has(id)));
  const { nodes: _nodes, ...rest } = root;
  return Object.keys(left).length === 0 ? rest : { ...rest, nodes: left };
}

function childrenOf(node: TreeSays): readonly string[] {
  return GATES.flatMap((gate) => {
    const children = node[gate];
    return Array.isArray(children) ? children.filter((child): child is string => typeof child === 'string') : [];
  });
}

function mapOf(value: Value | undefined): TreeSays {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
