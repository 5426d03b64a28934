/**
 * Fault trees that were read from another tool as a draft: gates and events become trees, and connectives that the
 * language lacks are written out.
 * @module
 */
import type { AttackNode, AttackTree, ForeignTrees } from '../model/attack-tree.ts';
import { newDraft } from './draft.ts';
import { addTrees, type GraphNode } from './draft-trees.ts';
import type { Imported } from './format.ts';
import { losses } from './losses.ts';

/** Which file it was, of which format. */
export interface TreeSource {
  readonly format: string;
  readonly file: string;
}

/** Makes a draft of trees; of several problems the first is given. */
export function draftOfTrees({ trees, problems }: ForeignTrees, { format, file }: TreeSource): Imported {
  const [problem] = problems;
  if (problem !== undefined) return { draft: undefined, counts: {}, lost: [], problems: [problem] };
  const lost = losses();
  const at = { file, line: 1, column: 1 };
  const nodes = trees[0]?.nodes ?? [];
  const graph = new Map<string, GraphNode>();
  const reached = reachedFrom(trees);
  for (const index of reached) {
    const node = nodes[index];
    if (node !== undefined) for (const [key, made] of graphNodes(node, index)) graph.set(key, made);
  }
  if (nodes.some(({ kind }, index) => kind === 'xor' && reached.has(index))) {
    lost.add('gates: "xor" is written out as "or", "and" and "not"', at);
  }
  for (const note of new Set(trees.flatMap(({ assumptions }) => assumptions))) lost.add(`assumed: ${note}`, at);
  const unused = nodes.filter((node, index) => !reached.has(index) && !node.id.includes('/')).length;
  if (unused > 0) lost.add(`events: ${unused} that no gate names ${unused === 1 ? 'is' : 'are'} left out`, at);
  const draft = newDraft(format);
  draft.system({ title: (file.split(/[/\\]/).at(-1) ?? file).replace(/\.[^.]*$/, '') || 'Fault trees' });
  addTrees(draft, graph);
  const kinds = (wanted: (node: AttackNode) => boolean): number => nodes.filter(wanted).length;
  return {
    draft: draft.result(),
    counts: {
      trees: trees.length,
      gates: kinds((node) => 'children' in node),
      steps: kinds(({ kind }) => kind === 'step'),
    },
    lost: lost.list(),
    problems: [],
  };
}

function reachedFrom(trees: readonly AttackTree[]): ReadonlySet<number> {
  const reached = new Set(trees.map(({ root }) => root));
  const nodes = trees[0]?.nodes ?? [];
  // The set grows while it is gone through.
  for (const index of reached) {
    const node = nodes[index];
    if (node !== undefined && 'children' in node) for (const child of node.children) reached.add(child);
  }
  return reached;
}

function graphNodes(node: AttackNode, index: number): readonly (readonly [string, GraphNode])[] {
  const key = String(index);
  const named = { name: node.id, title: node.title ?? node.id };
  if (node.kind === 'fixed') {
    const off = { 'out-of-scope': node.holds ? 'Never happens' : 'It is switched off in the source' };
    if (!node.holds) return [[key, { ...named, below: [], entry: off }]];
    const never = `${key}/never`;
    return [
      [key, { ...named, gate: 'not', below: [never] }],
      [never, { name: `${node.id}-never`, below: [], entry: off }],
    ];
  }
  if (!('children' in node)) {
    const probability = node.kind === 'step' ? node.probability : undefined;
    return [[key, { ...named, below: [], entry: { probability } }]];
  }
  const below = node.children.map(String);
  if (node.kind === 'xor') return xorNodes({ key, named, name: node.id }, below);
  return [[key, { ...named, gate: node.kind, below, atLeast: node.atLeast }]];
}

interface Naming {
  readonly key: string;
  readonly name: string;
  readonly named: { readonly name: string; readonly title: string };
}

/** One thing or else another, from left to right: an odd number of them. */
function xorNodes({ key, name, named }: Naming, below: readonly string[]): readonly (readonly [string, GraphNode])[] {
  const [first = '', ...others] = below;
  const made: (readonly [string, GraphNode])[] = [];
  let left = first;
  for (const [place, right] of others.entries()) {
    const isLast = place === others.length - 1;
    const own = isLast ? key : `${key}/${place}`;
    const part = (word: string): { readonly at: string; readonly name: string } => ({
      at: `${own}/${word}`,
      name: `${name}-${place + 1}-${word}`,
    });
    const [notLeft, notRight, one, other] = [part('not-left'), part('not-right'), part('left'), part('right')];
    made.push(
      [own, { ...(isLast ? named : { name: `${name}-${place + 1}` }), gate: 'or', below: [one.at, other.at] }],
      [one.at, { name: one.name, gate: 'and', below: [left, notRight.at] }],
      [other.at, { name: other.name, gate: 'and', below: [notLeft.at, right] }],
      [notLeft.at, { name: notLeft.name, gate: 'not', below: [left] }],
      [notRight.at, { name: notRight.name, gate: 'not', below: [right] }],
    );
    left = own;
  }
  return made;
}
