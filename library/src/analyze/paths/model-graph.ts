/**
 * The attack graph of a model for somebody who starts in a zone: components, the flows between them, entries that are
 * open to everybody, assets where they can be had, and the trees of threats against those assets.
 * @module
 */
import { crossingsOf, zoneOf } from '../../model/crossings.ts';
import { Address } from '../../model/id.ts';
import type { EntryPoint, Flow, Model, Threat } from '../../model/model.ts';
import { assetPlaces } from '../surface/asset-places.ts';
import { controlsAt } from '../surface/controls-met.ts';
import { type Graph, graphOf } from '../surface/graph.ts';
import { type AttackGraph, attackGraph, type Guard } from './attack-graph.ts';
import type { AttackTimes } from './attack-times.ts';
import { add, type Draft, draftOf, guardOf } from './draft.ts';
import { addTree } from './tree-nodes.ts';

/** The graph with what its nodes stand for. */
export interface ModelGraph {
  readonly graph: AttackGraph;
  /** The address of what each node stands for; empty for helpers. */
  readonly names: readonly string[];
  readonly sources: readonly number[];
  /** The node that is done when an asset is had. */
  readonly assetNodes: ReadonlyMap<string, number>;
  /** Whether a node is something that can be defended: a component, a flow, an entry or a step, no gate. */
  readonly isElement: (node: number) => boolean;
  /** The control behind each number in the graph. */
  readonly controlIds: readonly string[];
  /** Controls that state no strategy or effectiveness, and therefore count for nothing. */
  readonly unstated: readonly string[];
  readonly notes: readonly string[];
}

/** Who attacks. */
export interface Start {
  /** The components the attacker has from the start. */
  readonly components: readonly string[];
  /** Threats whose trees this attacker could carry out. */
  readonly threats: readonly Threat[];
}

/** Builds the graph; linear in the model. */
export function modelGraph(model: Model, start: Start, times: AttackTimes): ModelGraph {
  const draft = draftOf(model, times);
  const ways = graphOf(model);
  const outside = add(draft, '', { needs: 0 });
  const places = new Map<string, number>();
  for (const { id, outOfScope } of model.components.values()) {
    if (outOfScope !== undefined) continue;
    places.set(id, add(draft, `components/${id}`));
  }
  for (const id of places.keys()) addWays(draft, { id, ways, places });
  for (const entry of openEntries(model)) addKnock(draft, { entry, standing: start.components[0], places, outside });
  const assetNodes = addAssets(draft, { places, outside, threats: start.threats });
  const held = start.components.flatMap((id) => places.get(id) ?? []);
  return {
    graph: attackGraph(draft.nodes),
    names: draft.names,
    sources: [outside, ...held],
    assetNodes,
    isElement: (node) => draft.leaves.has(node) || /^(components|flows|entries)\//.test(draft.names[node] ?? ''),
    controlIds: draft.controlIds,
    unstated: [...draft.unstated],
    notes: [...draft.notes],
  };
}

/** The entries in scope that are open to everybody, in the order of their ids. */
export function openEntries(model: Model): readonly EntryPoint[] {
  return [...model.entries.values()]
    .filter(({ at, exposure, outOfScope }) => {
      const listens = model.components.get(at);
      return exposure === 'external' && [outOfScope, listens?.outOfScope].every((why) => why === undefined);
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

type Places = ReadonlyMap<string, number>;

/** The ways out of one component: a node for each flow, where all controls of the hop stand, those of its end too. */
function addWays(
  draft: Draft,
  { id, ways, places }: { readonly id: string; readonly ways: Graph; readonly places: Places },
): void {
  const { model, times } = draft;
  const from = places.get(id) ?? 0;
  for (const { to, flow, backwards } of ways.waysFrom(id)) {
    const crosses = crossingsOf(model)({ from: id, to } as Pick<Flow, 'from' | 'to'>);
    const into = crosses.length > 0 || zoneOf(model, id) !== zoneOf(model, to);
    const guarded = [
      Address('flows', flow.id),
      // An entry stands at the end to which its flow is written.
      ...(backwards || flow.through === undefined ? [] : [Address('entries', flow.through)]),
      ...crosses.map((boundary) => Address('boundaries', boundary)),
      Address('components', to),
    ];
    const days = into ? times.days.into : times.days.within;
    const way = add(draft, `flows/${flow.id}`, { parents: [from], days, guards: guardsAt(draft, guarded) });
    draft.nodes[places.get(to) ?? way]?.parents.push(way);
  }
  for (const place of ways.placesWith(id)) {
    const way = add(draft, '', { parents: [from], guards: guardsAt(draft, [Address('components', place)]) });
    draft.nodes[places.get(place) ?? way]?.parents.push(way);
  }
}

interface Knock {
  readonly entry: EntryPoint;
  /** A component in the zone of the one who knocks. */
  readonly standing: string | undefined;
  readonly places: Places;
  readonly outside: number;
}

function addKnock(draft: Draft, { entry, standing, places, outside }: Knock): void {
  const { model, times } = draft;
  const crosses =
    standing === undefined ? [] : crossingsOf(model)({ from: standing, to: entry.at } as Pick<Flow, 'from' | 'to'>);
  const guarded = [
    Address('entries', entry.id),
    ...crosses.map((boundary) => Address('boundaries', boundary)),
    Address('components', entry.at),
  ];
  const knock = add(draft, `entries/${entry.id}`, {
    parents: [outside],
    days: times.days.knock,
    guards: guardsAt(draft, guarded),
  });
  draft.nodes[places.get(entry.at) ?? knock]?.parents.push(knock);
}

/** Assets where they can be had, or as the goal of a tree. */
function addAssets(
  draft: Draft,
  {
    places,
    outside,
    threats,
  }: { readonly places: Places; readonly outside: number; readonly threats: readonly Threat[] },
): ReadonlyMap<string, number> {
  const { model, times } = draft;
  const nodes = new Map<string, number>();
  const assetNode = (asset: string): number => {
    const node = nodes.get(asset) ?? add(draft, `assets/${asset}`);
    nodes.set(asset, node);
    return node;
  };
  for (const [asset, own] of assetPlaces(model)) {
    // Where an asset lies comes before where it only passes.
    const lying = own.filter(({ how }) => how === 'lies');
    const parents = (lying.length > 0 ? lying : own).flatMap(({ component }) => places.get(component) ?? []);
    const taken = add(draft, '', {
      parents,
      days: times.days.take,
      guards: guardsAt(draft, [Address('assets', asset)]),
    });
    draft.nodes[assetNode(asset)]?.parents.push(taken);
  }
  for (const { tree, asset } of threats) {
    if (tree === undefined || asset === undefined || model.assets.get(asset)?.outOfScope !== undefined) continue;
    const goal = addTree(draft, tree, outside);
    if (goal !== undefined) draft.nodes[assetNode(asset)]?.parents.push(goal);
  }
  return nodes;
}

function guardsAt(draft: Draft, elements: readonly Address[]): readonly Guard[] {
  const met = new Set(controlsAt(draft.model, elements).map(({ control }) => control));
  return [...met].flatMap((control) => guardOf(draft, control));
}
