/**
 * The posture of a model: the state of every control by the evidence, and the counts that follow.
 * @module
 */
import type { ControlState, RiskRow } from '../model/analysis.ts';
import type { Evidence, EvidenceItem } from '../model/evidence.ts';
import { AS_IS, type EvidenceLock, NO_LOCK } from '../model/evidence-lock.ts';
import type { Model } from '../model/model.ts';
import type { ControlPosture, Posture, StateCount } from '../model/posture.ts';
import { nameOf, relationsOf } from '../model/relations.ts';
import { stateOf } from './control-state.ts';

/** The states from worst to best; a group is as bad as its worst control (DESIGN section 7). */
export const WORST_FIRST: readonly ControlState[] = ['REFUTED', 'CLAIMED', 'STALE', 'PROVEN', 'none'];

/** The state of every control of a model in its environment. */
export function controlStates(
  model: Model,
  evidence: Evidence,
  options: { readonly lock?: EvidenceLock; readonly modelFiles?: ReadonlySet<string> } = {},
): readonly ControlPosture[] {
  const lock = options.lock ?? NO_LOCK;
  const byControl = new Map<string, EvidenceItem[]>();
  for (const item of evidence.items) {
    const list = byControl.get(item.about);
    if (list === undefined) byControl.set(item.about, [item]);
    else list.push(item);
  }
  return [...model.controls.values()].map((control) =>
    stateOf(control, byControl.get(`controls/${control.id}`) ?? [], {
      clock: evidence.clock,
      environment: model.environment,
      before: lock.proven[control.id]?.[model.environment ?? AS_IS],
      modelFiles: options.modelFiles ?? new Set(),
    }),
  );
}

/** Rolls the states up over threats, phases and layers. */
export function postureOf(
  model: Model,
  evidence: Pick<Evidence, 'clock'>,
  known: { readonly states: readonly ControlPosture[]; readonly risks: readonly RiskRow[] },
): Posture {
  const { states, risks } = known;
  const stateById = new Map(states.map(({ id, state }) => [id, state]));
  const { controlsOfThreat } = relationsOf(model);
  const group = (id: string, title: string, controls: Iterable<string>): StateCount => {
    const counts = countStates([...controls].map((control) => stateById.get(control) ?? 'none'));
    return { id, title, controls: counts, worst: WORST_FIRST.find((state) => counts[state] > 0) ?? 'none' };
  };
  const rows = new Map(risks.map((row) => [row.threat, row]));
  return {
    stage: 'posture',
    clock: evidence.clock,
    ...(model.environment !== undefined && { environment: model.environment }),
    controls: countStates([...stateById.values()]),
    states,
    threats: [...model.threats.values()].map((threat) => {
      const { inherent, claimed, proven } = rows.get(threat.id) ?? {};
      return {
        ...group(threat.id, nameOf(threat), controlsOfThreat.get(threat.id) ?? []),
        ...(inherent !== undefined && { inherent }),
        ...(claimed !== undefined && { claimed }),
        ...(proven !== undefined && { proven }),
      };
    }),
    phases: [...model.phases.values()]
      .toSorted((one, other) => one.order - other.order)
      .map((phase) => {
        const controls = [...(phase.items?.values() ?? [])].flatMap((item) => item.controls ?? []);
        return group(phase.id, nameOf(phase), new Set(controls));
      }),
    layers: model.layers.map((layer) => {
      const inLayer = [...model.controls.values()].filter((control) => control.layer === layer.id);
      return group(
        layer.id,
        nameOf(layer),
        inLayer.map(({ id }) => id),
      );
    }),
  };
}

/** How many are in each state. */
export function countStates(states: readonly ControlState[]): Readonly<Record<ControlState, number>> {
  const counts = { PROVEN: 0, STALE: 0, CLAIMED: 0, REFUTED: 0, none: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}
