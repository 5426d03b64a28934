/**
 * Which components and zones a picture shows.
 * @module
 */
import { wholesOf, zoneOf } from '../model/crossings.ts';
import type { Address } from '../model/id.ts';
import type { Flow, Model } from '../model/model.ts';

export type FlowPhase = NonNullable<Flow['phase']>;

/** What is picked, by id, in written order. */
export interface Selection {
  readonly components: ReadonlySet<string>;
  readonly zones: ReadonlySet<string>;
}

/** When a flow happens. */
export function phaseOf(flow: Flow): FlowPhase {
  return flow.phase ?? 'run';
}

/**
 * Picks what a picture shows.
 *
 * @param shows components, and zones with all that is inside; everything when absent
 * @param phase leaves out what takes part only in flows of other phases, unless `shows` names it
 */
export function select(
  model: Model,
  shows: readonly Address<'components' | 'zones'>[] | undefined,
  phase: FlowPhase | undefined,
): Selection {
  const named = new Set<string>(shows);
  const picked = shows === undefined ? new Set<string>(model.zones.keys()) : zonesWithin(model, named);
  const active = phase === undefined ? undefined : activeIn(model, phase);

  const components = new Set<string>();
  const zones = new Set<string>();
  const addAround = (id: string | undefined): void => {
    let zone = model.zones.get(id ?? '');
    while (zone !== undefined && !zones.has(zone.id)) {
      zones.add(zone.id);
      zone = model.zones.get(zone.inside ?? '');
    }
  };
  for (const component of model.components.keys()) {
    const zone = zoneOf(model, component);
    const isNamed = named.has(`components/${component}`);
    const isPicked = shows === undefined || isNamed || (zone !== undefined && picked.has(zone));
    if (!isPicked || (active !== undefined && !isNamed && !active.has(component))) continue;
    components.add(component);
    addAround(zone);
  }
  // With everything shown, a picture of one phase has no use for zones in which nothing happens then.
  if (shows !== undefined || active === undefined) for (const zone of picked) addAround(zone);
  return { components, zones: new Set([...model.zones.keys()].filter((id) => zones.has(id))) };
}

/** The named zones and all zones inside them. */
function zonesWithin(model: Model, named: ReadonlySet<string>): ReadonlySet<string> {
  const inner = new Map<string, string[]>();
  for (const { id, inside } of model.zones.values()) {
    if (inside === undefined) continue;
    const listed = inner.get(inside);
    if (listed === undefined) inner.set(inside, [id]);
    else listed.push(id);
  }
  const within = new Set([...model.zones.keys()].filter((id) => named.has(`zones/${id}`)));
  for (const zone of within) for (const id of inner.get(zone) ?? []) within.add(id);
  return within;
}

/** Components with a flow of the phase, with their wholes, and those without any flow. */
function activeIn(model: Model, phase: FlowPhase): ReadonlySet<string> {
  const idle = new Set(model.components.keys());
  const active = new Set<string>();
  for (const flow of model.flows.values()) {
    for (const end of [flow.from, flow.to]) {
      for (const { id } of wholesOf(model, end)) {
        idle.delete(id);
        if (phaseOf(flow) === phase) active.add(id);
      }
    }
  }
  return new Set([...active, ...idle]);
}
