/**
 * Changes to a tree as changes of its text: steps in and out, gates, trees as a whole.
 * @module
 */
import type { Model, ModelEdit } from 'vauban/browser';
import {
  LISTS,
  type ListGate,
  listGateOf,
  type ModelNode,
  type ModelTree,
  namesBelow,
  type Written,
} from './written.ts';

/** A step that somebody adds. */
export interface NewStep {
  readonly id: string;
  readonly title: string;
  readonly probability?: number | undefined;
  readonly cost?: number | undefined;
}

const OWN = ['probability', 'cost', 'time', 'skill', 'detectability'] as const;

/** The numbers of a step that a node states itself. */
export function ownNumbers({ node }: Written): readonly string[] {
  return OWN.filter((key) => node[key] !== undefined);
}

/** Takes the numbers of a node away, when the steps below it are to say them. */
export function dropNumbers(written: Written): readonly ModelEdit[] {
  return ownNumbers(written).map((key) => ({ kind: 'remove', path: [...written.path, key] }));
}

/** Adds a step below a node. */
export function addStep({ tree, path, node }: Written, step: NewStep, gate: ListGate): readonly ModelEdit[] {
  const { id, title, probability, cost } = step;
  const value = { title, ...(probability !== undefined && { probability }), ...(cost !== undefined && { cost }) };
  const own = listGateOf(node);
  return [
    { kind: 'set', path: ['trees', tree.id, 'nodes', id], value },
    own === undefined
      ? { kind: 'set', path: [...path, gate], value: [id] }
      : { kind: 'add', path: [...path, own], value: id },
  ];
}

/** Makes another gate of one that joins several; only between those that say nothing but their nodes. */
export function changeGate({ path, node }: Written, gate: Exclude<ListGate, 'of'>): readonly ModelEdit[] {
  const own = listGateOf(node);
  if (own === undefined || own === 'of' || own === gate) return [];
  return [
    { kind: 'remove', path: [...path, own] },
    { kind: 'set', path: [...path, gate], value: node[own] ?? [] },
  ];
}

/** Takes a node out, with everything that hangs below it alone. */
export function removeNode(tree: ModelTree, name: string): readonly ModelEdit[] {
  const root = ['trees', tree.id];
  const written: (readonly [readonly string[], ModelTree | ModelNode])[] = [
    [root, tree],
    ...[...(tree.nodes ?? [])].map(([id, node]) => [[...root, 'nodes', id], node] as const),
  ];
  const gone = onlyBelow(tree, name);
  const references = written
    .filter(([path]) => !gone.includes(path[3] ?? ''))
    .flatMap(([path, node]) => withoutName(path, node, name));
  const nodes = gone
    .filter((id) => tree.nodes?.has(id))
    .map((id): ModelEdit => ({ kind: 'remove', path: [...root, 'nodes', id] }));
  return [...references, ...nodes];
}

function withoutName(path: readonly string[], node: ModelTree | ModelNode, name: string): readonly ModelEdit[] {
  const edits = LISTS.flatMap((gate) => fromList([...path, gate], node[gate] ?? [], name));
  const left = (node.of ?? []).filter((one) => one !== name).length;
  const fewer: readonly ModelEdit[] =
    node.atLeast !== undefined && left > 0 && left < node.atLeast
      ? [{ kind: 'set', path: [...path, 'at-least'], value: left }]
      : [];
  const not: readonly ModelEdit[] = node.not === name ? [{ kind: 'remove', path: [...path, 'not'] }] : [];
  const overcome = (node.counteredBy ?? []).flatMap(({ counteredBy = [] }, at) =>
    fromList([...path, 'countered-by', at, 'countered-by'], counteredBy, name),
  );
  return [...fewer, ...edits, ...not, ...overcome];
}

function fromList(path: readonly (string | number)[], names: readonly string[], name: string): readonly ModelEdit[] {
  const places = names.flatMap((one, at) => (one === name ? [at] : []));
  if (places.length === 0) return [];
  if (places.length === names.length) return [{ kind: 'remove', path }];
  return places.toReversed().map((at) => ({ kind: 'remove', path: [...path, at] }));
}

/** A node and what is named nowhere else, each before what it names. */
export function onlyBelow(tree: ModelTree, name: string): readonly string[] {
  const nodes = tree.nodes ?? new Map<string, ModelNode>();
  const kept = new Set<string>();
  const open = [...namesBelow(tree)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === name || kept.has(next)) continue;
    kept.add(next);
    const node = nodes.get(next);
    if (node !== undefined) open.push(...namesBelow(node));
  }
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (kept.has(id) || seen.has(id)) return;
    seen.add(id);
    const node = nodes.get(id);
    if (node !== undefined) for (const below of namesBelow(node)) visit(below);
    order.unshift(id);
  };
  visit(name);
  return order;
}

/** Begins a tree, and says which threat it belongs to. */
export function newTree(id: string, goal: string, threat: string | undefined): readonly ModelEdit[] {
  const tree: ModelEdit = { kind: 'set', path: ['trees', id], value: { goal } };
  return threat === undefined ? [tree] : [tree, { kind: 'set', path: ['threats', threat, 'tree'], value: id }];
}

/** Takes a tree out, and with it what threats say of it. */
export function removeTree({ threats }: Pick<Model, 'threats'>, id: string): readonly ModelEdit[] {
  const named = [...threats.values()].filter(({ tree }) => tree === id);
  return [
    ...named.map((threat): ModelEdit => ({ kind: 'remove', path: ['threats', threat.id, 'tree'] })),
    { kind: 'remove', path: ['trees', id] },
  ];
}
