/**
 * A control that is still to be put in place and stands in no phase of the roadmap.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf, relationsOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { withParts, withWholes } from '../parts.ts';

export const check: Check = {
  id: 'control-without-phase',
  title: 'A control that is not done stands in no phase of the roadmap',
  why: 'What no phase holds is done by nobody at no time.',
  severity: 'low',
  *find(model): Iterable<Gap> {
    if (![...model.phases.values()].some(({ items }) => items !== undefined && items.size > 0)) return;
    const planned = [...relationsOf(model).itemsOfControl.keys()];
    const inPhase = new Set([...withWholes(model.controls, planned), ...withParts(model.controls, planned)]);
    for (const control of model.controls.values()) {
      if (control.status === 'done' || control.status === 'retired' || inPhase.has(control.id)) continue;
      yield {
        about: `controls/${control.id}`,
        message: `"${nameOf(control)}" is not done and stands in no phase`,
        path: ['controls', control.id],
      };
    }
  },
};
