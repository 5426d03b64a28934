/**
 * A rated threat that no phase of the roadmap treats.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf, relationsOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { decidedThreats } from '../decided.ts';
import { ratedThreatsOutside } from '../threats-open.ts';
import { threatsCovered, threatsTreated } from '../treated.ts';

export const check: Check = {
  id: 'risk-without-phase',
  title: 'A rated threat is treated in no phase of the roadmap',
  why: 'A risk on the register and not on the roadmap stays where it is.',
  severity: 'medium',
  *find(model, { clock }): Iterable<Gap> {
    const items = [...model.phases.values()].flatMap((phase) => [...(phase.items?.values() ?? [])]);
    if (items.length === 0) return;
    const { itemsOfControl } = relationsOf(model);
    const treated = threatsTreated(model, (control) => itemsOfControl.has(control));
    for (const { threats = [] } of items) for (const threat of threats) treated.add(threat);
    const decided = decidedThreats(model, clock);
    for (const threat of ratedThreatsOutside(model, threatsCovered(model, treated))) {
      if (decided.has(threat.id)) continue;
      yield {
        about: `threats/${threat.id}`,
        message: `No phase treats "${nameOf(threat)}"`,
        path: ['threats', threat.id],
      };
    }
  },
};
