/**
 * Attack trees as Attack Flow 2: steps lead over operators to conditions and at last to the goal.
 * @module
 */
import type { Threat, Tree, TreeNode } from '../../model/model.ts';
import { originOf } from '../origin.ts';
import { ATTACK_FLOW, type Bundle } from './bundle.ts';
import { mapsOf } from './json.ts';
import { readFlow } from './read-flow.ts';
import { sameTree } from './same-tree.ts';

const EXTENSIONS = { [ATTACK_FLOW]: { extension_type: 'new-sdo' } };
const DOCUMENTATION = [
  { source_name: 'Documentation', url: 'https://center-for-threat-informed-defense.github.io/attack-flow/' },
];

/** Writes every tree; those that still are what they came from, as they were. */
export function writeFlows(bundle: Bundle, { isFlowOnly }: { readonly isFlowOnly: boolean }): void {
  const trees = [...bundle.source.model.trees.values()];
  if (trees.length === 0) return;
  const changed = isFlowOnly ? trees : trees.filter((tree) => !writeAsItWas(bundle, tree));
  if (changed.length > 0) defineExtension(bundle);
  const starts = changed.map((tree) => ({ tree, refs: writeTree(bundle, tree) }));
  if (!isFlowOnly) {
    for (const { tree, refs } of starts) {
      writeFlow(bundle, {
        address: `trees/${tree.id}`,
        name: tree.title ?? tree.goal,
        description: tree.description,
        refs,
      });
    }
    return;
  }
  const [only] = starts;
  const { system } = bundle.source.model;
  const name = starts.length === 1 ? (only?.tree.title ?? only?.tree.goal) : system.title;
  const description = starts.length === 1 ? only?.tree.description : system.description;
  writeFlow(bundle, {
    address: 'system/flow',
    name: name ?? 'Attack trees',
    description,
    refs: starts.flatMap(({ refs }) => refs),
  });
}

function writeAsItWas(bundle: Bundle, tree: Tree): boolean {
  const objects = mapsOf(originOf(tree, 'stix').kept['objects']);
  const flow = objects.find(({ type }) => type === 'attack-flow');
  if (flow === undefined) return false;
  if (!sameTree(bundle.source.raw(['trees', tree.id]), readFlow(flow, objects).says)) {
    const at = bundle.source.locate(['trees', tree.id]);
    bundle.lost.add('trees: a tree that was changed is written anew, without what was kept of its flow', at);
    return false;
  }
  for (const object of objects) bundle.keep(object);
  return true;
}

function defineExtension(bundle: Bundle): void {
  if (bundle.objects.has(ATTACK_FLOW)) return;
  const author = bundle.add('identity', 'attack-flow/author', {
    name: 'MITRE Center for Threat-Informed Defense',
    identity_class: 'organization',
  });
  const time = '2022-08-02T19:34:35.143Z';
  bundle.keep({
    type: 'extension-definition',
    id: ATTACK_FLOW,
    spec_version: '2.1',
    created: time,
    modified: time,
    created_by_ref: author,
    name: 'Attack Flow',
    description: 'Objects for flows of attacks',
    schema: 'https://center-for-threat-informed-defense.github.io/attack-flow/stix/attack-flow-schema-2.0.0.json',
    version: '2.0.0',
    extension_types: ['new-sdo'],
    external_references: DOCUMENTATION,
  });
}

function writeFlow(
  bundle: Bundle,
  flow: {
    readonly address: string;
    readonly name: string;
    readonly description: string | undefined;
    readonly refs: readonly string[];
  },
): void {
  bundle.add('attack-flow', flow.address, {
    name: flow.name,
    description: flow.description,
    scope: 'attack-tree',
    start_refs: [...new Set(flow.refs)],
    extensions: EXTENSIONS,
    external_references: [{ source_name: 'vauban', external_id: flow.address }],
  });
}

/** A node of a tree with everything above it. */
interface Step {
  readonly id: string;
  readonly node: Tree | TreeNode;
  readonly address: string;
}

/** Writes the nodes of a tree and gives the identifiers of those that start it. */
function writeTree(bundle: Bundle, tree: Tree): readonly string[] {
  const steps = [...(tree.nodes ?? [])].map(([id, node]): Step => ({ id, node, address: `trees/${tree.id}/${id}` }));
  const goal: Step = { id: '', node: tree, address: `trees/${tree.id}` };
  const gates = new Map([goal, ...steps].map((step) => [step.id, gateOf(bundle, tree, step)] as const));
  const above = new Map<string, string[]>();
  const isGate = (id: string): boolean => (gates.get(id)?.children.length ?? 0) > 0;
  for (const step of [goal, ...steps]) {
    const gate = gates.get(step.id);
    if (gate === undefined || gate.children.length === 0) continue;
    const into =
      gate.children.length === 1 ? nodeId(bundle, step, isGate(step.id)) : bundle.idOf('attack-operator', step.address);
    for (const child of gate.children) above.set(child, [...(above.get(child) ?? []), into]);
  }
  const used = reachable(gates);
  for (const step of steps) {
    if (!used.has(step.id)) continue;
    const effects = [...new Set(above.get(step.id) ?? [])];
    if (isGate(step.id))
      writeGate(bundle, step, {
        operator: gates.get(step.id)?.operator ?? 'OR',
        effects,
        size: gates.get(step.id)?.children.length ?? 0,
      });
    else writeStep(bundle, step, effects);
  }
  const size = gates.get('')?.children.length ?? 0;
  const threat = [...bundle.source.model.threats.values()].find((one) => one.tree === tree.id);
  writeGoal(bundle, tree, threat);
  if (size > 1)
    writeOperator(bundle, goal, { operator: gates.get('')?.operator ?? 'OR', effects: [nodeId(bundle, goal, false)] });
  const leaves = steps.filter(({ id }) => used.has(id) && !isGate(id)).map((step) => nodeId(bundle, step, false));
  return leaves.length > 0 ? leaves : [nodeId(bundle, goal, false)];
}

/** The nodes below the goal; what no gate names starts nothing. */
function reachable(gates: ReadonlyMap<string, { readonly children: readonly string[] }>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [''];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const child of gates.get(id)?.children ?? []) {
      if (found.has(child)) continue;
      found.add(child);
      open.push(child);
    }
  }
  return found;
}

function nodeId(bundle: Bundle, { address }: Step, isGate: boolean): string {
  const isGoal = address.split('/').length === 2;
  return bundle.idOf(isGate && !isGoal ? 'attack-condition' : 'attack-action', address);
}

function writeStep(bundle: Bundle, step: Step, effects: readonly string[]): void {
  const { node, id, address } = step;
  bundle.add('attack-action', address, {
    name: node.title ?? id,
    description: node.description,
    technique_id: node.references?.attack?.[0],
    effect_refs: effects,
    extensions: EXTENSIONS,
    external_references: [{ source_name: 'vauban', external_id: address }],
  });
  if (Object.keys(NUMBERS).some((key) => key in node && Object(node)[key] !== undefined)) {
    bundle.lost.add(
      'trees: probabilities, costs, times and counters of steps have no place',
      bundle.source.locate(address.split('/').toSpliced(2, 0, 'nodes')),
    );
  }
}

const NUMBERS = { probability: 1, cost: 1, time: 1, skill: 1, detectability: 1, damage: 1, counteredBy: 1 };

interface GateSays {
  readonly operator: string;
  readonly effects: readonly string[];
}

function writeGate(bundle: Bundle, step: Step, says: GateSays & { readonly size: number }): void {
  const { node, id, address } = step;
  const condition = bundle.add('attack-condition', address, {
    description: node.title ?? node.description ?? id,
    on_true_refs: says.effects,
    extensions: EXTENSIONS,
    external_references: [{ source_name: 'vauban', external_id: address }],
  });
  if (says.size > 1) writeOperator(bundle, step, { operator: says.operator, effects: [condition] });
}

function writeOperator(bundle: Bundle, { address }: Step, { operator, effects }: GateSays): void {
  bundle.add('attack-operator', address, { operator, effect_refs: effects, extensions: EXTENSIONS });
}

function writeGoal(bundle: Bundle, tree: Tree, threat: Threat | undefined): void {
  const asset = threat?.asset === undefined ? undefined : bundle.source.model.assets.get(threat.asset);
  const assetId =
    asset === undefined
      ? undefined
      : bundle.add('attack-asset', `assets/${asset.id}`, {
          name: asset.title ?? asset.id,
          description: asset.description,
          extensions: EXTENSIONS,
        });
  bundle.add('attack-action', `trees/${tree.id}`, {
    name: tree.goal,
    asset_refs: assetId === undefined ? undefined : [assetId],
    extensions: EXTENSIONS,
    external_references: [{ source_name: 'vauban', external_id: `trees/${tree.id}` }],
  });
}

function gateOf(
  bundle: Bundle,
  tree: Tree,
  { node, id }: Step,
): { readonly operator: string; readonly children: readonly string[] } {
  const lose = (message: string, key: string): void => {
    const path = ['trees', tree.id, ...(id === '' ? [] : ['nodes', id]), key];
    bundle.lost.add(`trees: ${message}`, bundle.source.locate(path, 'key'));
  };
  if (node.and !== undefined) return { operator: 'AND', children: node.and };
  if (node.then !== undefined) {
    lose('a gate in order is written as AND', 'then');
    return { operator: 'AND', children: node.then };
  }
  if (node.of !== undefined) {
    const isAll = node.atLeast === node.of.length;
    if (!isAll && node.atLeast !== 1)
      lose('a gate of some of several is written as OR, as if one were enough', 'at-least');
    return { operator: isAll ? 'AND' : 'OR', children: node.of };
  }
  if (node.not !== undefined) lose('a gate of what must not happen is written as a step', 'not');
  if (node.tree !== undefined) lose('a gate that stands for another tree is written as a step', 'tree');
  return { operator: 'OR', children: node.or ?? [] };
}
