/**
 * Declared threats that already stand for a finding (LANGUAGE section 6, point 8).
 * @module
 */
import type { Model, Threat } from '../../model/model.ts';
import { relationsOf } from '../../model/relations.ts';
import type { Element } from '../facts/element.ts';
import type { World } from '../facts/world.ts';
import type { Rule } from './rule-book.ts';

/** Finds the declared threats that stand for a finding. Never by the STRIDE letter alone. */
export type Absorber = (rule: Rule, element: Element, world: World) => readonly string[];

/** Makes the absorber of a model; threats are looked up by rule, CWE and CAPEC. */
export function absorberOf(model: Model): Absorber {
  const { targetsOfThreat } = relationsOf(model);
  const byKey = new Map<string, Threat[]>();
  for (const threat of model.threats.values()) {
    const keys = [
      ...(threat.covers ?? []).map((rule) => `rule ${rule}`),
      ...(threat.references?.cwe ?? []).map((id) => `cwe ${bare(id)}`),
      ...(threat.references?.capec ?? []).map((id) => `capec ${bare(id)}`),
    ];
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), threat]);
  }
  return (rule, element, world) => {
    const keys = [
      `rule ${rule.id}`,
      ...(rule.cwe ?? []).map((id) => `cwe ${id}`),
      ...(rule.capec ?? []).map((id) => `capec ${id}`),
    ];
    const candidates = keys.flatMap((key) => byKey.get(key) ?? []);
    if (candidates.length === 0) return [];
    const near = new Set<string>(addressesNear(world, element));
    const stands = candidates.filter((threat) =>
      (targetsOfThreat.get(threat.id) ?? []).some((target) => near.has(target)),
    );
    return [...new Set(stands.map(({ id }) => id))];
  };
}

function bare(id: string): string {
  return id.replace(/^\D+/, '');
}

/** The element itself, and the components an entry or a flow is at, an asset lies at. */
function addressesNear({ model }: World, { kind, id, address }: Element): readonly string[] {
  const components = (ids: readonly (string | undefined)[]): readonly string[] => ids.map((one) => `components/${one}`);
  const flow = kind === 'flow' ? model.flows.get(id) : undefined;
  if (flow !== undefined)
    return [
      address,
      ...components([flow.from, flow.to]),
      ...(flow.through === undefined ? [] : [`entries/${flow.through}`]),
    ];
  if (kind === 'entry') return [address, ...components([model.entries.get(id)?.at])];
  if (kind === 'asset') return [address, ...components(model.assets.get(id)?.at ?? [])];
  return [address];
}
