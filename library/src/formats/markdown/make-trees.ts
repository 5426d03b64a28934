/**
 * Makes attack trees of drawings and of lists with lists below them. A branch without a gate is an or: one way is
 * enough; a path is done in order.
 * @module
 */

import type { Graph, GraphNode } from '../../inputs/drawing/graph.ts';
import { slug } from '../../kit/slug.ts';
import type { Value } from '../../model/edit/index.ts';
import { lose, type Making } from './making.ts';
import type { Picture, Thing } from './record.ts';

type Gate = 'or' | 'and' | 'then';
type Nodes = Record<string, Value>;

/** A tree deeper than this is cut. */
const DEEPEST = 40;

/** Makes the trees of a document. */
export function makeTrees(making: Making, things: readonly Thing[], pictures: readonly Picture[]): void {
  for (const thing of things.filter(({ topic }) => topic === 'trees')) {
    const nodes: Nodes = {};
    const roots = thing.parts;
    const [only] = roots;
    const isRooted = roots.length === 1 && only !== undefined && only.parts.length > 0;
    const goal = isRooted ? bare(only.name) : thing.name.replace(/^\d[\d.]*\s+/, '');
    const gate = gateOf(isRooted ? only.name : '') ?? gateOf(thing.name) ?? 'or';
    const below = (isRooted ? only.parts : roots).flatMap((part) => addNode(nodes, part, 1));
    finish(making, { goal, gate, below, nodes, line: thing.line });
  }
  for (const { graph, title, line, use } of pictures) {
    if (use === 'path') makePath(making, graph, title, line);
    else makeTree(making, graph, title, line);
  }
}

interface Made {
  readonly goal: string;
  readonly gate: Gate;
  readonly below: readonly string[];
  readonly nodes: Nodes;
  readonly line: number;
}

function finish(making: Making, { goal, gate, below, nodes, line }: Made): void {
  if (below.length === 0) {
    lose(making, `trees: "${goal}" has no steps and is not carried over`, line);
    return;
  }
  const id = making.draft.add('trees', { name: goal, kept: { line } }, { goal, [gate]: [...new Set(below)], nodes });
  making.names.add('trees', id, goal);
  const threat = making.names.find(goal, 'threats');
  if (threat !== undefined) making.draft.extend('threats', threat, { tree: id });
}

/** Joins a tree with the threat in whose section it is drawn, once threats are there. */
export function linkTrees(making: Making, pictures: readonly Picture[]): void {
  for (const { setting, line } of pictures) {
    const owner = setting.owner?.topic === 'threats' ? setting.owner : undefined;
    const threat = owner === undefined ? undefined : making.names.find(owner.name, 'threats');
    const tree = making.draft.ids('trees').find((id) => {
      const origin = making.draft.get('trees', id)?.['origin'];
      return JSON.stringify(origin ?? null).includes(`{\\"line\\":${line}}`);
    });
    if (threat !== undefined && tree !== undefined) making.draft.extend('threats', threat, { tree });
  }
}

const GATE =
  /^\W*\(?\b(or|and|sand|then|any(?: of)?|all(?: of)?|one of)\b\)?\s*[:)\]–-]*\s*|\s*[[({<]\s*(or|and|sand|then|any|all)(?:\s+gate)?\s*[\])}>]\s*$|\s+(OR|AND|SAND)$/i;

/** The gate that a label names. */
function gateOf(label: string): Gate | undefined {
  const word = GATE.exec(label)
    ?.slice(1)
    .find((one) => one !== undefined)
    ?.toLowerCase();
  if (word === undefined) return undefined;
  if (word === 'then' || word === 'sand') return 'then';
  return word.startsWith('a') && !word.startsWith('any') ? 'and' : 'or';
}

function bare(label: string): string {
  const goal = label.replace(/^(?:goal|root|attack goal|objective)\s*[:–-]\s*/i, '');
  return goal.replace(GATE, '').trim() || goal;
}

function addNode(nodes: Nodes, part: Thing, depth: number): readonly string[] {
  const title = bare(part.name);
  const own = gateOf(part.name);
  const isGateOnly =
    own !== undefined && /^\W*(?:or|and|sand|then|any(?: of)?|all(?: of)?|one of)\W*$/i.test(part.name);
  const only = part.parts[0];
  const hidden =
    only !== undefined && part.parts.length === 1 && /^\W*(?:or|and)\W*$/i.test(only.name) ? only : undefined;
  const below = hidden === undefined ? part.parts : hidden.parts;
  const id = freeId(nodes, isGateOnly ? `${own ?? 'or'} group` : title);
  nodes[id] = {};
  const children = depth >= DEEPEST ? [] : below.flatMap((one) => addNode(nodes, one, depth + 1));
  const gate = own ?? (hidden === undefined ? undefined : gateOf(hidden.name)) ?? 'or';
  nodes[id] = { title: title === '' ? part.name : title, ...(children.length > 0 && { [gate]: [...children] }) };
  return [id];
}

function freeId(nodes: Nodes, name: string): string {
  const wanted = slug(name) ?? 'step';
  let id = wanted;
  for (let number = 2; id in nodes; number += 1) id = `${wanted}-${number}`;
  return id;
}

function makeTree(making: Making, graph: Graph, title: string, line: number): void {
  const targets = new Set(graph.edges.map(({ to }) => to));
  const linked = graph.nodes.filter(({ id }) => graph.edges.some(({ from, to }) => from === id || to === id));
  const roots = linked.filter(({ id }) => !targets.has(id));
  const upward =
    roots.length > 1 && linked.filter(({ id }) => !graph.edges.some(({ from }) => from === id)).length === 1;
  const edges = upward ? graph.edges.map((edge) => ({ ...edge, from: edge.to, to: edge.from })) : graph.edges;
  const tops = upward ? linked.filter(({ id }) => !graph.edges.some(({ from }) => from === id)) : roots;
  const [root] = tops;
  if (root === undefined) {
    lose(making, `trees: the drawing "${title}" goes in a circle and is not carried over`, line);
    return;
  }
  const { below, nodes } = nodesOf({ ...graph, edges }, tops);
  if (tops.length > 1) {
    finish(making, { goal: title, gate: 'or', below: tops.flatMap(({ id }) => below.ids.get(id) ?? []), nodes, line });
    return;
  }
  const own = below.ids.get(root.id);
  const children = own === undefined ? [] : (below.children.get(own) ?? []);
  if (own !== undefined) delete nodes[own];
  finish(making, { goal: bare(root.label), gate: gateOf(root.label) ?? 'or', below: children, nodes, line });
}

/** Nodes below the given ones, each once; an edge that would lead back is left out. */
function nodesOf(graph: Graph, tops: readonly GraphNode[]) {
  const nodes: Nodes = {};
  const ids = new Map<string, string>();
  const children = new Map<string, readonly string[]>();
  const labels = new Map(graph.nodes.map((node) => [node.id, node.label]));
  const visit = (id: string, above: ReadonlySet<string>, depth: number): string => {
    const known = ids.get(id);
    if (known !== undefined) return known;
    const label = labels.get(id) ?? id;
    const own = freeId(nodes, bare(label) || label);
    ids.set(id, own);
    nodes[own] = {};
    const inside = new Set([...above, id]);
    const below =
      depth >= DEEPEST
        ? []
        : graph.edges
            .filter(({ from, to }) => from === id && !inside.has(to))
            .sort((one, other) => placeOf(graph, one.to) - placeOf(graph, other.to))
            .map(({ to }) => visit(to, inside, depth + 1));
    children.set(own, below);
    nodes[own] = {
      title: bare(label) || label,
      ...(below.length > 0 && { [gateOf(label) ?? 'or']: [...new Set(below)] }),
    };
    return own;
  };
  for (const { id } of tops) visit(id, new Set(), 0);
  return { nodes, below: { ids, children } };
}

function placeOf({ nodes }: Graph, id: string): number {
  return nodes.find((node) => node.id === id)?.at?.[0] ?? 0;
}

/** A path: the boxes drawn beside each other happen in order; what hangs below one of them are ways to do it. */
function makePath(making: Making, graph: Graph, title: string, line: number): void {
  const isDrawn = graph.edges.some(({ isSideways }) => isSideways !== undefined);
  const along = graph.edges.filter(({ isSideways }) => (isDrawn ? isSideways === true : true));
  const links = along.length > 0 ? along : graph.edges;
  const targets = new Set(links.map(({ to }) => to));
  const first = links.find(({ from }) => !targets.has(from))?.from;
  const chain: string[] = [];
  for (
    let next = first;
    next !== undefined && !chain.includes(next);
    next = links.find(({ from }) => from === next)?.to
  )
    chain.push(next);
  if (chain.length < 2) {
    makeTree(making, graph, title, line);
    return;
  }
  const rest = graph.edges.filter((edge) => !(chain.includes(edge.from) && chain.includes(edge.to)));
  const tops = chain.flatMap((id) => graph.nodes.find((node) => node.id === id) ?? []);
  const { below, nodes } = nodesOf({ ...graph, edges: rest }, tops);
  const goal = title.replace(/\s*attack (?:path|chain)\s*$/i, '') || title;
  finish(making, { goal, gate: 'then', below: chain.flatMap((id) => below.ids.get(id) ?? []), nodes, line });
}
