/**
 * How far each phase of the roadmap has come, and which threats it treats.
 * @module
 */
import type { PhaseState } from '../model/analysis.ts';
import type { Model } from '../model/model.ts';
import { relationsOf } from '../model/relations.ts';
import { progressOf } from './progress.ts';

/** The state of every phase, in their order. */
export function phaseStates(model: Model): readonly PhaseState[] {
  const { phases } = progressOf(model);
  const treated = treatedIn(model);
  return [...model.phases.values()]
    .toSorted((one, other) => one.order - other.order)
    .map(({ id }) => {
      const progress = phases.get(id);
      return {
        id,
        done: progress?.done ?? 0,
        of: progress?.of ?? 0,
        complete: progress?.complete ?? false,
        items: Object.fromEntries(progress?.items ?? []),
        threats: treated.get(id) ?? [],
      };
    });
}

/** The threats that the controls and the items of each phase treat, in the order of the model. */
function treatedIn(model: Model): ReadonlyMap<string, readonly string[]> {
  const { controlsOfThreat, itemsOfControl } = relationsOf(model);
  const named = new Map<string, Set<string>>();
  for (const phase of model.phases.values()) {
    const threats = new Set<string>();
    for (const item of phase.items?.values() ?? []) for (const threat of item.threats ?? []) threats.add(threat);
    named.set(phase.id, threats);
  }
  const treated = new Map<string, string[]>([...named.keys()].map((phase) => [phase, []]));
  for (const threat of model.threats.keys()) {
    const controls = (controlsOfThreat.get(threat) ?? []).filter((id) => model.controls.get(id)?.status !== 'retired');
    const through = new Set(controls.flatMap((id) => (itemsOfControl.get(id) ?? []).map(({ phase }) => phase)));
    for (const [phase, threats] of named) {
      if (threats.has(threat) || through.has(phase)) treated.get(phase)?.push(threat);
    }
  }
  return treated;
}
