/**
 * What attackers who start alike can do: one graph, sampled once for each view, and its choke points and cuts.
 * @module
 */
import type { AssetPaths, ControlView } from '../../model/attack-path.ts';
import type { Model } from '../../model/model.ts';
import { isClaimed } from '../../model/relations.ts';
import { type AssetPlace, assetPlaces } from '../surface/asset-places.ts';
import type { AttackGraph } from './attack-graph.ts';
import type { AttackTimes } from './attack-times.ts';
import { type Attacker, startsIn } from './attackers.ts';
import { chokePoints } from './choke-points.ts';
import { cheapestCut, cheapestStanding } from './cuts.ts';
import { type Defended, defended } from './defended.ts';
import { dominators } from './dominators.ts';
import { unstatedNote } from './draft.ts';
import { type ModelGraph, modelGraph } from './model-graph.ts';
import { type Bounds, reachProbability } from './reach-probability.ts';
import { reachable } from './reachable.ts';
import { type SampledTarget, type Sampling, sampleTimes } from './sample-times.ts';

type ByView<Value> = Readonly<Record<ControlView, Value>>;

function byView<Value>(make: (view: ControlView) => Value): ByView<Value> {
  return { inherent: make('inherent'), claimed: make('claimed'), proven: make('proven') };
}

/** What is found for one asset from one start, whoever starts there. */
export interface FieldTarget {
  readonly graph: ModelGraph;
  readonly isReachable: boolean;
  readonly sampled: ByView<SampledTarget>;
  readonly bounds: ByView<Bounds>;
  readonly chokePoints: readonly string[];
  readonly minimumCut: readonly string[] | null;
  readonly cheapestCut: AssetPaths['cheapestCut'];
}

/** The controls of a view in place, and the tries against them. */
interface Tried {
  readonly defense: Defended;
  readonly sampled: readonly SampledTarget[];
}

/** Makes the tries. */
export type Sampler = (
  graph: AttackGraph,
  defense: Defended,
  sampling: Sampling,
) => readonly SampledTarget[] | Promise<readonly SampledTarget[]>;

/** How to analyze. */
export interface FieldOptions {
  readonly assets: readonly string[];
  readonly samples: number;
  readonly seed: number;
  readonly times: AttackTimes;
  /** The controls that are proven. */
  readonly proven?: ReadonlySet<string> | undefined;
  /** Takes what was taken for granted, in words. */
  readonly notes: Set<string>;
  readonly sampler?: Sampler | undefined;
}

/** Analyzes what attackers who start alike can do. */
export async function fieldOf(
  model: Model,
  { zone, threats }: Pick<Attacker, 'zone' | 'threats'>,
  { assets, samples, seed, times, proven, notes, sampler = sampleTimes }: FieldOptions,
): Promise<ReadonlyMap<string, FieldTarget>> {
  const starts = startsIn(model, zone);
  const own = modelGraph(
    model,
    { components: starts, threats: threats.flatMap((id) => model.threats.get(id) ?? []) },
    times,
  );
  for (const note of own.notes) notes.add(note);
  for (const note of unstatedNote(own.unstated)) notes.add(note);
  const { graph, sources, assetNodes } = own;
  const asked = assets.flatMap((asset) => {
    const target = assetNodes.get(asset);
    return target === undefined ? [] : [{ asset, target }];
  });
  const targets = asked.map(({ target }) => target);
  const isThere: ByView<(id: string) => boolean> = {
    inherent: () => false,
    claimed: (id) => {
      const control = model.controls.get(id);
      return control !== undefined && isClaimed(control);
    },
    proven: (id) => proven?.has(id) === true,
  };
  const made = new Map<string, Tried>();
  const triedIn = async (view: ControlView): Promise<Tried> => {
    const inPlace = own.controlIds.map((id) => isThere[view](id));
    // Views with the same controls in place are one.
    const key = inPlace.join();
    const known = made.get(key);
    if (known !== undefined) return known;
    const defense = defended(graph, (control) => inPlace[control] === true);
    const tried = { defense, sampled: await sampler(graph, defense, { sources, targets, samples, seed }) };
    made.set(key, tried);
    return tried;
  };
  const views = {
    inherent: await triedIn('inherent'),
    claimed: await triedIn('claimed'),
    proven: await triedIn('proven'),
  };
  const placesOf = assetPlaces(model);
  const above = dominators(graph, sources);
  const { round } = reachable(graph, sources);
  const found = new Map<string, FieldTarget>();
  for (const [index, { asset, target }] of asked.entries()) {
    const none: SampledTarget = { target, days: new Float64Array(0), ways: [] };
    found.set(asset, {
      graph: own,
      isReachable: (round[target] ?? -1) >= 0,
      sampled: byView((view) => views[view].sampled[index] ?? none),
      bounds: byView((view) => reachProbability(graph, views[view].defense, { sources, target })),
      chokePoints: namesOf(own, chokePoints(graph, above, { sources, target })),
      ...(await cutsOf(model, own, { target, places: placesOf.get(asset) ?? [] })),
    });
  }
  return found;
}

/** The names of nodes, each once, without helpers and gates. */
export function namesOf({ names, isElement }: ModelGraph, nodes: readonly number[]): readonly string[] {
  return [...new Set(nodes.filter(isElement).map((node) => names[node] ?? ''))];
}

/** The fewest elements, and the cheapest controls, that would have to hold. */
async function cutsOf(
  model: Model,
  own: ModelGraph,
  { target, places }: { readonly target: number; readonly places: readonly AssetPlace[] },
): Promise<Pick<FieldTarget, 'minimumCut' | 'cheapestCut'>> {
  const { graph, sources, isElement } = own;
  // That the place of the asset itself would have to hold goes without saying.
  const there = new Set(places.map(({ component }) => `components/${component}`));
  const weight = (node: number): number =>
    isElement(node) && !there.has(own.names[node] ?? '') ? 1 : Number.POSITIVE_INFINITY;
  const cut = await cheapestCut(graph, { sources, target, weight });

  const buyable = own.controlIds.map((id) => costToBuy(model, id));
  const standingAt = (node: number): readonly number[] =>
    graph.guards
      .slice(graph.firstGuard[node], graph.firstGuard[node + 1])
      .flatMap(({ control }) => (buyable[control] === undefined ? [] : [control]));
  const standing = buyable.every((cost) => cost === undefined)
    ? undefined
    : await cheapestStanding(graph, { sources, target, cost: buyable.map((cost) => cost ?? 0), standingAt });
  return {
    minimumCut: cut === undefined ? null : namesOf(own, cut.nodes),
    cheapestCut:
      standing === undefined
        ? null
        : { controls: standing.members.map((control) => own.controlIds[control] ?? ''), cost: standing.cost },
  };
}

/** What a control that is not there yet costs in its first year; undefined when it is there or nobody says. */
function costToBuy(model: Model, id: string): number | undefined {
  const control = model.controls.get(id);
  if (control?.cost === undefined || control.status === 'done') return undefined;
  return (control.cost.once ?? 0) + (control.cost.yearly ?? 0);
}
