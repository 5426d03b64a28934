/**
 * What the components that say what they never handle do touch, as the flows and the assets tell. What a part touches
 * its whole touches; what is sealed to others passes through without being touched.
 * @module
 */
import { crossingsOf, wholesOf } from '../../../model/crossings.ts';
import { Address } from '../../../model/id.ts';
import type { Component, Flow, Model } from '../../../model/model.ts';
import { relationsOf } from '../../../model/relations.ts';
import { quoted } from '../names.ts';
import { wholesAbove } from '../parts.ts';

/** One way in which an asset is touched. */
export interface AssetTouch {
  readonly reads: boolean;
  readonly writes: boolean;
  readonly reason: string;
}

/** What one component touches of what it never handles: a list for each thing it names, by id. */
export interface Touches {
  readonly component: string;
  readonly assets: ReadonlyMap<string, AssetTouch[]>;
  readonly components: ReadonlyMap<string, string[]>;
  readonly boundaries: ReadonlyMap<string, string[]>;
}

/** A flow in one of its directions. */
interface Direction {
  readonly flow: Flow;
  readonly sender: string;
  readonly receiver: string;
}

type Carried = NonNullable<Flow['carries']>[number];
/** The wholes of a component and the component itself, by id. */
type Around = (component: string) => ReadonlySet<string>;

/** The touches of every component that has a list of what it never handles. */
export function touchesOf(model: Model): readonly Touches[] {
  const byComponent = new Map<string, Touches>();
  for (const component of model.components.values()) {
    if (component.never !== undefined) byComponent.set(component.id, untouched(component));
  }
  if (byComponent.size === 0) return [];
  const around = remembered((id) => new Set(wholesOf(model, id).map((whole) => whole.id as string)));
  const strictAt = remembered((id) => [...around(id)].flatMap((whole) => byComponent.get(whole) ?? []));
  const noteAsset = assetNotes(model, around);
  for (const { id, at = [] } of model.assets.values()) {
    for (const place of at) for (const strict of strictAt(place)) noteAsset.lying(strict, id, place);
  }
  const isGuarded = guardedIn(model);
  const crossings = crossingsOf(model);
  for (const direction of directionsOf(model)) {
    const { flow, sender, receiver } = direction;
    for (const strict of strictAt(sender)) {
      for (const target of metBy(strict, direction, around)) {
        strict.components.get(target)?.push(reasonOf(model, direction));
      }
      if (flow.through !== undefined || strict.boundaries.size === 0) continue;
      for (const boundary of crossings(flow)) {
        if (!isGuarded(boundary)) strict.boundaries.get(boundary)?.push(reasonOf(model, direction));
      }
    }
    for (const item of flow.carries ?? []) noteAsset.moving(item, direction, strictAt);
    for (const item of flow.returns ?? []) {
      noteAsset.moving(item, { flow, sender: receiver, receiver: sender }, strictAt);
    }
  }
  return [...byComponent.values()];
}

function untouched({ id, never = [] }: Component): Touches {
  const lists = <Value>(keys: readonly (string | undefined)[]): ReadonlyMap<string, Value[]> =>
    new Map(keys.filter((key) => key !== undefined).map((key) => [key, []]));
  return {
    component: id,
    assets: lists(never.map(({ asset }) => asset)),
    components: lists(never.map(({ component }) => component)),
    boundaries: lists(never.map(({ boundary }) => boundary)),
  };
}

/** Every flow as it goes, and back again when either side may open it. */
function* directionsOf(model: Model): Iterable<Direction> {
  for (const flow of model.flows.values()) {
    yield { flow, sender: flow.from, receiver: flow.to };
    if (flow.bothWays === true && flow.from !== flow.to) yield { flow, sender: flow.to, receiver: flow.from };
  }
}

/**
 * The components on its list that a flow of a component meets: who answers, and its wholes from outside. A component
 * meets itself only in another replica; its own parts are no other.
 */
function metBy({ component, components }: Touches, { sender, receiver }: Direction, around: Around): readonly string[] {
  const wholes = around(receiver);
  const few = components.size < wholes.size ? components.keys() : wholes;
  return [...few].filter((id) => {
    if (!components.has(id) || !wholes.has(id)) return false;
    return id === component ? sender === receiver : id === receiver || !around(sender).has(id);
  });
}

function guardedIn(model: Model): (boundary: string) => boolean {
  const { guardsOf } = relationsOf(model);
  return (boundary) =>
    (guardsOf.get(Address('boundaries', boundary)) ?? []).some((id) => model.controls.get(id)?.status !== 'retired');
}

/** Notes touches of assets; what touches an asset touches the group it belongs to. */
function assetNotes(model: Model, around: Around) {
  const groups = remembered((asset) => [asset, ...wholesAbove(model.assets, asset)]);
  const places = remembered((asset) => new Set<string>(model.assets.get(asset)?.at));
  const placesAround = remembered((asset) => new Set([...places(asset)].flatMap((place) => [...around(place)])));

  function note({ assets }: Touches, asset: string, touch: () => AssetTouch): void {
    if (assets.size === 0) return;
    for (const id of groups(asset)) assets.get(id)?.push(touch());
  }

  function lying(strict: Touches, asset: string, place: string): void {
    const reason = () => `${quoted(model.assets, asset)} lies at ${quoted(model.components, place)}`;
    note(strict, asset, () => ({ reads: true, writes: true, reason: reason() }));
  }

  function moving(
    { asset, sealedTo }: Carried,
    direction: Direction,
    strictAt: (id: string) => readonly Touches[],
  ): void {
    const { sender, receiver } = direction;
    const reason = () => `${reasonOf(model, direction)} with ${quoted(model.assets, asset)}`;
    const canRead = (component: string): boolean =>
      sealedTo === undefined || sealedTo.some((reader) => around(component).has(reader));
    const isOwner = () =>
      placesAround(asset).has(receiver) || [...around(receiver)].some((id) => places(asset).has(id));
    for (const strict of canRead(sender) ? strictAt(sender) : []) {
      note(strict, asset, () => ({ reads: false, writes: isOwner(), reason: reason() }));
    }
    for (const strict of canRead(receiver) ? strictAt(receiver) : []) {
      note(strict, asset, () => ({ reads: true, writes: false, reason: reason() }));
    }
  }

  return { lying, moving };
}

function reasonOf(model: Model, { flow, sender, receiver }: Direction): string {
  const [from, to] = [quoted(model.components, sender), quoted(model.components, receiver)];
  return `Flow ${quoted(model.flows, flow.id)} goes from ${from} to ${to}`;
}

/** The same function, asked once for each id. */
function remembered<Value>(make: (id: string) => Value): (id: string) => Value {
  const known = new Map<string, Value>();
  return (id) => {
    let value = known.get(id);
    if (value === undefined) {
      value = make(id);
      known.set(id, value);
    }
    return value;
  };
}
