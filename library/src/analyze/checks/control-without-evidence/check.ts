/**
 * A control that is claimed and shows nothing for it.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { withParts, withWholes } from '../parts.ts';

export const check: Check = {
  id: 'control-without-evidence',
  title: 'A control is claimed and nothing is named that would show it',
  why: 'A control nobody can look at stays a claim.',
  severity: 'info',
  *find(model): Iterable<Gap> {
    const shown: string[] = [];
    for (const { id, evidence = [] } of model.controls.values()) if (evidence.length > 0) shown.push(id);
    // What shows the whole shows its parts, and the other way round.
    const withEvidence = new Set([...withWholes(model.controls, shown), ...withParts(model.controls, shown)]);
    for (const control of model.controls.values()) {
      const isClaimed = control.status === 'done' || control.status === 'in-progress';
      if (!isClaimed || withEvidence.has(control.id)) continue;
      yield {
        about: `controls/${control.id}`,
        message: `"${nameOf(control)}" is ${control.status === 'done' ? 'done' : 'in progress'} and names no evidence`,
        path: ['controls', control.id],
      };
    }
  },
};
