/**
 * Threats something works on: a threat is covered by what stands at it, at one of its parts, or at its whole. What
 * stands at one part of a whole does nothing for the other parts.
 * @module
 */
import type { Model } from '../../model/model.ts';
import { relationsOf } from '../../model/relations.ts';
import { withParts, withWholes } from './parts.ts';

/** Threats that are treated by one of the controls that a condition picks; retired ones never count. */
export function threatsTreated(model: Model, isCounted: (control: string) => boolean = () => true): Set<string> {
  const threats = new Set<string>();
  for (const [control, treated] of relationsOf(model).threatsOfControl) {
    if (model.controls.get(control)?.status === 'retired' || !isCounted(control)) continue;
    for (const threat of treated) threats.add(threat);
  }
  return threats;
}

/** The threats themselves, all they are part of, and all their parts. */
export function threatsCovered(model: Model, threats: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...withWholes(model.threats, threats), ...withParts(model.threats, threats)]);
}
