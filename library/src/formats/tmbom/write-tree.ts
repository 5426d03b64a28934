/**
 * An attack tree of the model as a list of nodes; CycloneDX has "and" and "or" only.
 * @module
 */
import type { Tree, TreeNode } from '../../model/model.ts';
import type { Json } from '../fields.ts';
import { filledMap, type JsonMap, mapOf, textOf } from './json.ts';
import { SKILL } from './words.ts';
import { again, keptOf, made, refOf, refTo, type Writing } from './writing.ts';

/** Writes a tree. */
export function writeTree(writing: Writing, tree: Tree): JsonMap {
  const kept = keptOf(tree);
  const rootKept = mapOf(kept['vauban:root']);
  const root = rootRefOf(tree);
  const nodes = [...(tree.nodes ?? [])].map(([id, node]) => {
    const ref = nodeRef(tree, id);
    return {
      'bom-ref': ref,
      ...stripped(keptOf(node)),
      ...nodeSays(writing, tree, { node, name: node.title ?? id, path: ['nodes', id] }),
    };
  });
  const rootNode = {
    'bom-ref': root,
    ...stripped(rootKept),
    ...nodeSays(writing, tree, { node: tree, name: tree.goal, path: [] }),
  };
  const { name, root: keptRoot, ...others } = kept;
  const says = {
    name:
      tree.title ?? name ?? (kept['vauban:root'] === undefined ? tree.goal : again(tree.goal, () => true, undefined)),
    description: tree.description,
    root: keptRoot ?? (kept['vauban:rootless'] === true ? undefined : root),
    nodes: [rootNode, ...nodes],
  };
  return made(writing, refOf('trees', tree), { kept: others, says, plain: true });
}

/** How the goal of a tree is called. */
function rootRefOf(tree: Tree): string {
  return textOf(mapOf(keptOf(tree)['vauban:root'])['bom-ref']) ?? `trees/${tree.id}:goal`;
}

function nodeRef(tree: Tree, id: string): string {
  const node = tree.nodes?.get(id);
  const ref = node === undefined ? '' : refOf('nodes', { id, ...node });
  return ref === '' || ref === `nodes/${id}` ? `trees/${tree.id}/${id}` : ref;
}

function stripped(kept: JsonMap): JsonMap {
  return Object.fromEntries(Object.entries(kept).filter(([key]) => !key.startsWith('vauban:')));
}

interface NodeOf {
  readonly node: Tree | TreeNode;
  readonly name: string;
  readonly path: readonly string[];
}

function nodeSays(writing: Writing, tree: Tree, { node, name, path }: NodeOf): JsonMap {
  const kept = node === tree ? mapOf(keptOf(tree)['vauban:root']) : keptOf(node);
  const { operator, children } = gateOf(writing, tree, { node, name, path });
  const { skill, detectability, cost } = node;
  const controls = (node.counteredBy ?? []).flatMap(({ control }) => refTo(writing, control, 'controls') ?? []);
  return filledMap({
    name,
    description: node === tree ? undefined : node.description,
    operator: children.length === 0 ? undefined : operator,
    children: [...new Set(children)],
    skill: skill === undefined ? undefined : SKILL.says(String(Math.round(skill))),
    detectability: detectability === undefined ? kept['detectability'] : detectabilityWord(detectability),
    cost: cost === undefined ? kept['cost'] : costWord(cost),
    mitigations: [...new Set([...listTexts(kept['mitigations']), ...controls])],
  });
}

function listTexts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function gateOf(
  writing: Writing,
  tree: Tree,
  { node, path }: NodeOf,
): { readonly operator: string; readonly children: readonly string[] } {
  const lose = (message: string, key: string): void => {
    writing.lost.add(`trees: ${message}`, writing.source.locate(['trees', tree.id, ...path, key], 'key'));
  };
  const refs = (ids: readonly string[]): readonly string[] => ids.map((id) => nodeRef(tree, id));
  if (node.and !== undefined) return { operator: 'and', children: refs(node.and) };
  if (node.then !== undefined) {
    lose('a gate in order is written as "and"', 'then');
    return { operator: 'and', children: refs(node.then) };
  }
  if (node.of !== undefined) {
    const isAll = node.atLeast === node.of.length;
    if (!isAll && node.atLeast !== 1)
      lose('a gate of some of several is written as "or", as if one were enough', 'at-least');
    return { operator: isAll ? 'and' : 'or', children: refs(node.of) };
  }
  if (node.not !== undefined) {
    lose('a gate of what must not happen is written as a step', 'not');
    return { operator: 'or', children: [] };
  }
  if (node.tree !== undefined) {
    const other = writing.source.model.trees.get(node.tree);
    return { operator: 'or', children: other === undefined ? [] : [rootRefOf(other)] };
  }
  return { operator: 'or', children: refs(node.or ?? []) };
}

function costWord(cost: number): string {
  if (cost < 100) return 'negligible';
  if (cost < 10_000) return 'low';
  if (cost < 100_000) return 'moderate';
  return cost < 1_000_000 ? 'high' : 'prohibitive';
}

function detectabilityWord(probability: number): string {
  if (probability === 0) return 'undetectable';
  if (probability < 1 / 3) return 'low';
  return probability < 2 / 3 ? 'moderate' : 'high';
}
