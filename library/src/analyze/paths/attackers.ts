/**
 * Who attacks what: the attackers with the zone they start in and the trees they could carry out, and the assets.
 * @module
 */
import { Address, partsOf } from '../../model/id.ts';
import type { Model } from '../../model/model.ts';
import { tierOf, tiersOf } from '../../model/tier.ts';
import { structureOf } from '../facts/structure.ts';
import type { AttackTimes } from './attack-times.ts';

/** Who attacks, from where. */
export interface Attacker {
  readonly address: Address;
  readonly zone: string;
  /** How many times as long this attacker takes as one of middling skill. */
  readonly pace: number;
  /** The threats with a tree that this attacker could carry out, by id. */
  readonly threats: readonly string[];
}

/** The attackers asked about, and the actors that start nowhere. */
export function attackersOf(
  model: Model,
  from: Address<'actors' | 'zones'> | undefined,
  times: AttackTimes,
): { readonly attackers: readonly Attacker[]; readonly unplaced: readonly string[] } {
  const asked = from === undefined ? [...model.actors.keys()].map((id) => Address('actors', id)) : [from];
  const attackers: Attacker[] = [];
  const unplaced: string[] = [];
  for (const address of asked) {
    const { collection, id } = partsOf(address);
    const actor = collection === 'actors' ? model.actors.get(id) : undefined;
    if (actor?.outOfScope !== undefined) continue;
    const zone = collection === 'zones' ? id : actor?.from;
    if (zone === undefined) {
      unplaced.push(id);
      continue;
    }
    const threats = [...model.threats.values()].filter(
      ({ tree, asset, actors = [], outOfScope }) =>
        tree !== undefined &&
        asset !== undefined &&
        outOfScope === undefined &&
        (actors.length === 0 || actor === undefined || actors.some((one) => one === id)),
    );
    const pace = times.pace[String(actor?.skill ?? '')] ?? 1;
    attackers.push({ address, zone, pace, threats: threats.map((threat) => threat.id) });
  }
  return { attackers, unplaced };
}

/** The assets asked about: those of the highest tier that any asset has, without groups. */
export function assetsAsked(model: Model, asset: string | undefined): readonly string[] {
  if (asset !== undefined) return [asset];
  const groups = new Set([...model.assets.values()].map(({ partOf }) => partOf));
  const inScope = [...model.assets.values()].filter(
    ({ id, outOfScope }) => outOfScope === undefined && !groups.has(id),
  );
  const tier = tiersOf(model).find((one) => inScope.some(({ id }) => tierOf(model, id) === one));
  return inScope.filter(({ id }) => tierOf(model, id) === tier).map(({ id }) => id);
}

/** The components in scope that stand in a zone: what somebody who starts there has. */
export function startsIn(model: Model, zone: string): readonly string[] {
  const own = structureOf(model).componentsIn.get(zone) ?? [];
  return own.filter((id) => model.components.get(id)?.outOfScope === undefined).toSorted();
}
