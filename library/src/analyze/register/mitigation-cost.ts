/**
 * What it would cost to treat a threat.
 * @module
 */
import type { Model, Threat } from '../../model/model.ts';
import { relationsOf } from '../../model/relations.ts';

/**
 * The cost of treating a threat in its first year: what the model states, or the sum over the controls that are still
 * to be put in place, or over all of them when all are.
 *
 * @returns money, or undefined when a cost is not known
 */
export function mitigationCost(model: Model, threat: Threat): number | undefined {
  const stated = threat.mitigationCost;
  if (stated !== undefined) return (stated.once ?? 0) + (stated.yearly ?? 0);
  const controls = (relationsOf(model).controlsOfThreat.get(threat.id) ?? []).map((id) => model.controls.get(id));
  const open = controls.filter((control) => control !== undefined && control.status !== 'done');
  const counted = open.length > 0 ? open : controls;
  let sum = 0;
  for (const control of counted) {
    if (control?.cost === undefined) return undefined;
    sum += (control.cost.once ?? 0) + (control.cost.yearly ?? 0);
  }
  return counted.length === 0 ? undefined : sum;
}
