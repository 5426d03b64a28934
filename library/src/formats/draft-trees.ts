/**
 * Attack graphs of other tools as trees of a draft. A graph may have several roots and shared nodes; what several roots
 * reach becomes a tree of its own that the others refer to, so that it stays one thing.
 * @module
 */
import { slug } from '../kit/slug.ts';
import type { Value } from '../model/edit/index.ts';
import type { DraftBuilder } from './draft.ts';
import type { DraftEntry } from './format.ts';
import { orderGraph } from './order-graph.ts';

/** A node of an attack graph; without anything below it is a step. */
export interface GraphNode {
  /** What its id is made of; its key when absent. */
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly gate?: 'or' | 'and' | 'then' | 'at-least' | 'not' | undefined;
  /** How many of those below an `at-least` gate needs. */
  readonly atLeast?: number | undefined;
  /** Keys of the nodes it joins. */
  readonly below: readonly string[];
  /** Whatever else the language says of a node. */
  readonly entry?: DraftEntry | undefined;
}

export type AttackGraph = ReadonlyMap<string, GraphNode>;

/** The trees that were made, by the key of the node that is their goal. */
export interface MadeTrees {
  readonly trees: ReadonlyMap<string, string>;
  /** Keys of the nodes that nothing is above, in their order. */
  readonly roots: readonly string[];
}

/**
 * Adds a graph to a draft.
 *
 * @param onCut takes each edge that is left out because it leads back to where it came from
 */
export function addTrees(
  draft: DraftBuilder,
  graph: AttackGraph,
  onCut: (from: string, to: string) => void = () => {},
): MadeTrees {
  const { order, below, roots } = orderGraph(graph, onCut);
  const homes = homesOf(order, below, roots);
  const trees = new Map<string, string>();
  for (const key of [...roots, ...order.filter((node) => homes.get(node) === node && !roots.includes(node))]) {
    const node = graph.get(key);
    if (node === undefined) continue;
    const goal = node.title ?? node.name ?? key;
    trees.set(key, draft.add('trees', { name: goal, ...(node.name === undefined && { key }) }, { goal }));
  }
  for (const [key, id] of trees) {
    const node = graph.get(key);
    if (node === undefined) continue;
    const names = newNames();
    const nodes: Record<string, Value> = {};
    const waiting = below.get(key)?.toReversed() ?? [];
    const seen = new Set<string>();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const inner = graph.get(next);
      if (inner === undefined) continue;
      const name = names(next, inner);
      const title = titleOf(inner, name);
      const tree = trees.get(next);
      if (tree !== undefined) {
        nodes[name] = { ...title, tree };
        continue;
      }
      waiting.push(...(below.get(next) ?? []).toReversed());
      nodes[name] = { ...title, ...gateOf(inner, below.get(next) ?? [], { graph, names }), ...said(inner) };
    }
    draft.extend('trees', id, { ...gateOf(node, below.get(key) ?? [], { graph, names }), ...said(node), nodes });
  }
  return { trees, roots };
}

/** By node, the goal of the tree it stands in: that of all above it when they agree, and otherwise itself. */
function homesOf(
  order: readonly string[],
  below: ReadonlyMap<string, readonly string[]>,
  roots: readonly string[],
): ReadonlyMap<string, string> {
  const homes = new Map(roots.map((root) => [root, root]));
  for (const key of order) {
    const home = homes.get(key) ?? key;
    for (const next of below.get(key) ?? []) {
      const before = homes.get(next);
      homes.set(next, before === undefined || before === home ? home : next);
    }
  }
  return homes;
}

interface Surroundings {
  readonly graph: AttackGraph;
  readonly names: Names;
}

function gateOf(node: GraphNode, below: readonly string[], { graph, names }: Surroundings): DraftEntry {
  const [first] = below;
  if (first === undefined) return {};
  const nameOf = (key: string): string => names(key, graph.get(key) ?? { below: [] });
  if (node.gate === 'not') return { not: nameOf(first) };
  if (node.gate === 'at-least') {
    return { 'at-least': Math.min(below.length, Math.max(1, node.atLeast ?? 1)), of: below.map(nameOf) };
  }
  return { [node.gate ?? 'or']: [...new Set(below)].map(nameOf) };
}

/** What of an entry says something. */
function said({ entry = {} }: GraphNode): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(entry).filter((pair): pair is [string, Value] => pair[1] !== undefined && pair[1] !== null),
  );
}

function titleOf({ title }: GraphNode, name: string): { readonly title?: string } {
  return title === undefined || title === name ? {} : { title };
}

/** The ids of the nodes of one tree, by their keys. */
type Names = (key: string, node: GraphNode) => string;

function newNames(): Names {
  const byKey = new Map<string, string>();
  const taken = new Set<string>();
  const tried = new Map<string, number>();
  return (key, { name = key, title }) => {
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const wanted = VALID.test(name) ? name : (slug(name) ?? slug(title) ?? 'node');
    let id = wanted;
    let number = tried.get(wanted.toLowerCase()) ?? 2;
    for (; taken.has(id.toLowerCase()); number += 1) id = `${wanted}-${number}`;
    tried.set(wanted.toLowerCase(), number);
    taken.add(id.toLowerCase());
    byKey.set(key, id);
    return id;
  };
}

/** Names that can be ids as they are. */
const VALID = /^[A-Za-z][A-Za-z0-9-]{0,47}$/;
