/**
 * The entries of a model by exposure, each with those who can reach it.
 * @module
 */
import { Address } from '../../model/id.ts';
import type { EntryPoint, Model } from '../../model/model.ts';
import type { Exposure, SurfaceEntry } from '../../model/surface.ts';
import { structureOf } from '../facts/structure.ts';
import { controlsAt } from './controls-met.ts';
import type { Reach } from './reach.ts';

/** The most exposed first. */
const EXPOSURES: readonly Exposure[] = ['external', 'semi-trusted', 'unstated', 'internal', 'local'];

/** Where an attack starts, and what can be reached from there. */
export interface Reacher {
  readonly address: Address;
  readonly reach: Reach;
}

/** Lists the entries in scope, the most exposed first. */
export function surfaceEntries(model: Model, reachers: readonly Reacher[]): readonly SurfaceEntry[] {
  const callersOf = callersIn(model);
  const entries = [...model.entries.values()].filter(({ outOfScope }) => outOfScope === undefined);
  const listed = entries.map((entry): SurfaceEntry => {
    const { id, title, at, exposure = 'unstated', authentication } = entry;
    const callers = callersOf(entry);
    const controls = controlsAt(model, [Address('entries', id), Address('components', at)]);
    return {
      id,
      ...(title !== undefined && { title }),
      at,
      exposure,
      ...(authentication !== undefined && { authentication: [authentication].flat().join(', ') }),
      controls: [...new Set(controls.map(({ control }) => control))],
      reachedBy: reachers.flatMap(({ address, reach }) => {
        const hops = hopsTo(entry, callers, reach);
        return hops === undefined ? [] : [{ origin: address, hops }];
      }),
    };
  });
  return listed.sort((one, other) => EXPOSURES.indexOf(one.exposure) - EXPOSURES.indexOf(other.exposure));
}

/** Over how many hops an entry is reached: through its nearest caller; one that is open to everybody over one. */
function hopsTo(entry: EntryPoint, callers: readonly string[], reach: Reach): number | undefined {
  if (reach.get(entry.at)?.hops === 0) return 0;
  if (entry.exposure === 'external') return 1;
  const hops = callers.flatMap((caller) => reach.get(caller)?.hops ?? []);
  return hops.length === 0 ? undefined : 1 + hops.reduce((least, one) => Math.min(least, one));
}

/** The components that call an entry; on a both-ways flow the other end of its component. */
function callersIn(model: Model): (entry: EntryPoint) => readonly string[] {
  const { flowsOfEntry } = structureOf(model);
  return ({ id, at }) =>
    (flowsOfEntry.get(id) ?? []).flatMap((name) => {
      const flow = model.flows.get(name);
      if (flow === undefined || flow.outOfScope !== undefined) return [];
      return flow.bothWays === true && flow.from === at ? [flow.to] : [flow.from];
    });
}
