/**
 * Where components stand and which declared boundaries a flow crosses.
 *
 * A component stands, from the inside out, in itself, in its wholes, in its zone and in the zones around that. A side
 * of a boundary is a zone or a component; an end of a flow is on the side it meets first on that way out. So between
 * a sandbox and the host around it, what runs in the sandbox is on the side of the sandbox alone. A flow crosses the
 * boundary when its two ends are on different sides, whichever way it goes. A boundary with the same side twice runs
 * between replicas: a flow from a component to itself crosses it.
 * @module
 */
import { Address, type Id } from './id.ts';
import type { Boundary, Component, Flow, Model } from './model.ts';

/** The two ends of a flow. */
export type Ends = Pick<Flow, 'from' | 'to'>;

/** Tells which boundaries a flow crosses, in the order in which the model declares them. */
export type Crossings = (flow: Ends) => readonly Id<'boundaries'>[];

/** A place on the way out that is a side of some boundary, and the next one further out. */
interface Step {
  readonly side: Address;
  readonly boundaries: readonly Boundary[];
  readonly outward: Step | undefined;
}

/** The component and those it is a part of, innermost first; ends where a part would contain itself. */
export function wholesOf(model: Model, component: string): readonly Component[] {
  const wholes = new Set<Component>();
  let next = model.components.get(component);
  while (next !== undefined && !wholes.has(next)) {
    wholes.add(next);
    next = next.partOf === undefined ? undefined : model.components.get(next.partOf);
  }
  return [...wholes];
}

/** The zone a component stands in: its own, or that of the nearest whole that names one. */
export function zoneOf(model: Model, component: string): Id<'zones'> | undefined {
  return wholesOf(model, component).find((whole) => whole.zone !== undefined)?.zone;
}

/** A zone and the zones around it, innermost first; ends where a zone would contain itself. */
export function zonesAround(model: Model, zone: string | undefined): readonly Id<'zones'>[] {
  const zones = new Set<Id<'zones'>>();
  let next = model.zones.get(zone ?? '');
  while (next !== undefined && !zones.has(next.id)) {
    zones.add(next.id);
    next = next.inside === undefined ? undefined : model.zones.get(next.inside);
  }
  return [...zones];
}

const computed = new WeakMap<Model, Crossings>();

/**
 * Indexes the boundaries of a model, once.
 *
 * Only places that are sides are kept on the way out of a component, and flows between the same two places share one
 * answer: the work is linear in components and flows while few boundaries are nested in each other.
 */
export function crossingsOf(model: Model): Crossings {
  let crossings = computed.get(model);
  if (crossings === undefined) {
    crossings = index(model);
    computed.set(model, crossings);
  }
  return crossings;
}

function index(model: Model): Crossings {
  const order = new Map([...model.boundaries.keys()].map((id, position) => [id, position]));
  const wayOut = waysOut(model, boundariesBySide(model));
  const known = new Map<Step, Map<Step, readonly Id<'boundaries'>[]>>();
  return ({ from, to }) => {
    const tail = wayOut(from);
    const head = wayOut(to);
    if (tail === undefined || head === undefined) return [];
    if (from === to) return isReplicated(model, from) ? betweenReplicas(tail) : [];
    const heads = known.get(tail) ?? new Map<Step, readonly Id<'boundaries'>[]>();
    known.set(tail, heads);
    const before = heads.get(head);
    if (before !== undefined) return before;
    const crossed = between(tail, head).toSorted((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
    heads.set(head, crossed);
    return crossed;
  };
}

function boundariesBySide(model: Model): ReadonlyMap<Address, readonly Boundary[]> {
  const sides = new Map<Address, Boundary[]>();
  for (const boundary of model.boundaries.values()) {
    for (const side of new Set<Address>(boundary.between)) {
      const known = sides.get(side);
      if (known === undefined) sides.set(side, [boundary]);
      else known.push(boundary);
    }
  }
  return sides;
}

/** The way out of each component, made when first asked for; zones share theirs. */
function waysOut(model: Model, sides: ReadonlyMap<Address, readonly Boundary[]>): (id: string) => Step | undefined {
  const made = new Map<Address, Step | undefined>();
  const extend = (place: Address, outward: Step | undefined): Step | undefined => {
    const boundaries = sides.get(place);
    return boundaries === undefined ? outward : { side: place, boundaries, outward };
  };
  const fromZone = (id: string | undefined): Step | undefined => {
    const fresh: Address[] = [];
    let zone = model.zones.get(id ?? '');
    while (zone !== undefined && !made.has(Address('zones', zone.id))) {
      const place = Address('zones', zone.id);
      made.set(place, undefined); // A zone inside itself ends here.
      fresh.push(place);
      zone = model.zones.get(zone.inside ?? '');
    }
    let step = zone === undefined ? undefined : made.get(Address('zones', zone.id));
    for (const place of fresh.toReversed()) {
      step = extend(place, step);
      made.set(place, step);
    }
    return step;
  };
  return (id) => {
    const place = Address('components', id);
    if (!made.has(place)) {
      let step = fromZone(zoneOf(model, id));
      for (const whole of wholesOf(model, id).toReversed()) step = extend(Address('components', whole.id), step);
      made.set(place, step);
    }
    return made.get(place);
  };
}

/** Boundaries of which one end is on one side and the other end on the other. */
function between(tail: Step, head: Step): readonly Id<'boundaries'>[] {
  const crossed = new Set<Id<'boundaries'>>();
  for (let step: Step | undefined = tail; step !== undefined; step = step.outward) {
    for (const boundary of step.boundaries) {
      if (crossed.has(boundary.id)) continue;
      const one = sideOf(tail, boundary);
      const other = sideOf(head, boundary);
      if (other !== undefined && one !== other) crossed.add(boundary.id);
    }
  }
  return [...crossed];
}

/** The side of a boundary that is met first on the way out. */
function sideOf(start: Step, { between: [one, other] }: Boundary): Address | undefined {
  for (let step: Step | undefined = start; step !== undefined; step = step.outward) {
    if (step.side === one || step.side === other) return step.side;
  }
  return undefined;
}

function betweenReplicas(start: Step): readonly Id<'boundaries'>[] {
  const crossed: Id<'boundaries'>[] = [];
  for (let step: Step | undefined = start; step !== undefined; step = step.outward) {
    for (const { id, between: sides } of step.boundaries) if (sides[0] === sides[1]) crossed.push(id);
  }
  return crossed;
}

/** Whether there are several of a component: it, or something it is a part of, runs as replicas. */
function isReplicated(model: Model, component: string): boolean {
  return wholesOf(model, component).some((whole) => whole.many === true);
}
