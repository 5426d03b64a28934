/**
 * Facts and sets that follow from the structure of a model: where flows go, what they carry, what stands where.
 * @module
 */
import { crossingsOf, wholesOf, zoneOf } from '../../model/crossings.ts';
import type { Address } from '../../model/id.ts';
import type { Asset, Component, EntryPoint, Flow, Model } from '../../model/model.ts';
import { relationsOf } from '../../model/relations.ts';
import { tierOf, tiersOf } from '../../model/tier.ts';
import { trustOf } from '../../model/trust.ts';
import type { Shape } from './element.ts';

/** What the structure of a model says; computed once for all rules. */
export interface Structure {
  readonly flowsIn: ReadonlyMap<string, readonly string[]>;
  readonly flowsOut: ReadonlyMap<string, readonly string[]>;
  readonly entriesAt: ReadonlyMap<string, readonly string[]>;
  readonly assetsAt: ReadonlyMap<string, readonly string[]>;
  readonly flowsOfAsset: ReadonlyMap<string, readonly string[]>;
  readonly flowsOfEntry: ReadonlyMap<string, readonly string[]>;
  readonly componentsIn: ReadonlyMap<string, readonly string[]>;
  readonly flowsOver: ReadonlyMap<string, readonly string[]>;
  readonly partsOf: ReadonlyMap<string, readonly string[]>;
  readonly innerZones: ReadonlyMap<string, readonly string[]>;
  /** Controls that guard an address. */
  readonly guardsOf: ReadonlyMap<Address, readonly string[]>;
  boundariesOf(flow: Flow): readonly string[];
  kind(component: string): string | undefined;
  zone(component: string): string | undefined;
  rank(component: string): number | undefined;
  standing(rank: number | undefined): string | undefined;
  rankOfLevel(level: string | undefined): number | undefined;
  rankOfZone(zone: string | undefined): number | undefined;
  tier(asset: string): string | undefined;
  tierOfFlow(flow: Flow): string | undefined;
  isEnforced(boundary: string): boolean;
}

/** Builds the indexes; linear in the size of the model. */
export function structureOf(model: Model): Structure {
  const crossings = crossingsOf(model);
  const trust = trustOf(model);
  const flowsIn = new Map<string, string[]>();
  const flowsOut = new Map<string, string[]>();
  const entriesAt = new Map<string, string[]>();
  const assetsAt = new Map<string, string[]>();
  const flowsOfAsset = new Map<string, string[]>();
  const named = new Map<string, string[]>();
  const componentsIn = new Map<string, string[]>();
  const flowsOver = new Map<string, string[]>();
  const parts = new Map<string, string[]>();
  const innerZones = new Map<string, string[]>();
  const boundaries = new Map<string, readonly string[]>();
  const zones = new Map<string, string>();
  const ranks = new Map<string, number>();

  for (const flow of model.flows.values()) {
    push(flowsOut, flow.from, flow.id);
    push(flowsIn, flow.to, flow.id);
    if (flow.bothWays === true && flow.from !== flow.to) {
      push(flowsOut, flow.to, flow.id);
      push(flowsIn, flow.from, flow.id);
    }
    for (const asset of new Set([...(flow.carries ?? []), ...(flow.returns ?? [])].map((carried) => carried.asset))) {
      push(flowsOfAsset, asset, flow.id);
    }
    if (flow.through !== undefined) push(named, flow.through, flow.id);
    const crossed = crossings(flow);
    if (crossed.length > 0) boundaries.set(flow.id, crossed);
    for (const boundary of crossed) push(flowsOver, boundary, flow.id);
  }
  for (const entry of model.entries.values()) push(entriesAt, entry.at, entry.id);
  for (const asset of model.assets.values()) for (const place of asset.at ?? []) push(assetsAt, place, asset.id);
  for (const zone of model.zones.values()) if (zone.inside !== undefined) push(innerZones, zone.inside, zone.id);
  for (const component of model.components.values()) {
    if (component.partOf !== undefined) push(parts, component.partOf, component.id);
    const zone = zoneOf(model, component.id);
    if (zone === undefined) continue;
    push(componentsIn, zone, component.id);
    zones.set(component.id, zone);
    const rank = trust.rankOf(zone);
    if (rank !== undefined) ranks.set(component.id, rank);
  }
  const tiers = tiersOf(model);
  const { guardsOf } = relationsOf(model);
  return {
    flowsIn,
    flowsOut,
    entriesAt,
    assetsAt,
    flowsOfAsset,
    componentsIn,
    flowsOver,
    partsOf: parts,
    innerZones,
    flowsOfEntry: flowsByEntry(model, { flowsIn, entriesAt, named }),
    guardsOf,
    boundariesOf: ({ id }) => boundaries.get(id) ?? NONE,
    kind: (component) => model.components.get(component)?.kind,
    zone: (component) => zones.get(component),
    rank: (component) => ranks.get(component),
    standing: (rank) => trust.standingOf(rank),
    rankOfLevel: (level) => trust.rankOfLevel(level),
    rankOfZone: (zone) => trust.rankOf(zone),
    tier: (asset) => tierOf(model, asset),
    tierOfFlow: (flow) => {
      const carried = [...(flow.carries ?? []), ...(flow.returns ?? [])].map(({ asset }) => tierOf(model, asset));
      return tiers.find((tier) => carried.includes(tier));
    },
    isEnforced: (boundary) =>
      (guardsOf.get(`boundaries/${boundary}` as never) ?? []).some(
        (id) => model.controls.get(id)?.status !== 'retired',
      ),
  };
}

/** Flows that come in through an entry: those that name it, or all to its component when none there is named. */
function flowsByEntry(
  model: Model,
  index: { readonly flowsIn: Lists; readonly entriesAt: Lists; readonly named: Lists },
): ReadonlyMap<string, readonly string[]> {
  const flows = new Map<string, readonly string[]>();
  for (const [component, entries] of index.entriesAt) {
    const isNamed = entries.some((entry) => index.named.has(entry));
    const whole = wholesOf(model, component).map(({ id }) => id);
    const all = isNamed
      ? []
      : whole.flatMap((id) => index.flowsIn.get(id) ?? []).filter((id) => model.flows.get(id)?.through === undefined);
    for (const entry of entries) flows.set(entry, index.named.get(entry) ?? all);
  }
  return flows;
}

const NONE: readonly string[] = [];

type Lists = ReadonlyMap<string, readonly string[]>;

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

/** The structure facts of a flow. */
export function flowShape(structure: Structure, flow: Flow): Shape {
  const [fromZone, toZone] = [structure.zone(flow.from), structure.zone(flow.to)];
  const [from, to] = [structure.rank(flow.from), structure.rank(flow.to)];
  const both = flow.bothWays === true;
  const known = from !== undefined && to !== undefined;
  const carried = [...(flow.carries ?? []), ...(flow.returns ?? [])];
  const crosses = fromZone === undefined || toZone === undefined ? undefined : yesNo(fromZone !== toZone);
  return {
    crosses: structure.boundariesOf(flow).length > 0 ? 'yes' : crosses,
    'leaves-trust': known ? yesNo(from > to || (both && to > from)) : undefined,
    'enters-trust': known ? yesNo(from < to || (both && to < from)) : undefined,
    'both-ways': yesNo(both),
    phase: flow.phase ?? 'run',
    'to-itself': yesNo(flow.from === flow.to),
    'from-standing': structure.standing(from),
    'to-standing': structure.standing(to),
    'from-kind': structure.kind(flow.from),
    'to-kind': structure.kind(flow.to),
    tier: structure.tierOfFlow(flow),
    sealed:
      flow.carries === undefined
        ? undefined
        : yesNo(carried.length > 0 && carried.every((one) => (one.sealedTo?.length ?? 0) > 0)),
  };
}

/** The structure facts of a component. */
export function componentShape(structure: Structure, component: Component, exposed: boolean): Shape {
  return {
    kind: component.kind,
    many: yesNo(component.many === true),
    'is-part': yesNo(component.partOf !== undefined),
    standing: structure.standing(structure.rank(component.id)),
    exposed: yesNo(exposed),
  };
}

/** The structure facts of an entry; `leastCaller` is the lowest rank of the callers that reach it. */
export function entryShape(structure: Structure, entry: EntryPoint, leastCaller: number | undefined): Shape {
  return {
    kind: entry.kind ?? (entry.port === undefined ? undefined : 'port'),
    port: entry.port === undefined ? undefined : String(entry.port),
    exposure: entry.exposure,
    standing: structure.standing(structure.rankOfLevel(entry.trust) ?? leastCaller),
    'reached-from-outside': yesNo(entry.exposure === 'external' || structure.standing(leastCaller) === 'outside'),
  };
}

/** The structure facts of an asset. */
export function assetShape(structure: Structure, asset: Asset): Shape {
  return { tier: structure.tier(asset.id), class: asset.class, lies: yesNo((asset.at?.length ?? 0) > 0) };
}
