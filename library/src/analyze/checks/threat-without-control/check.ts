/**
 * A threat against which nothing is done and of which nothing was decided.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { decidedThreats } from '../decided.ts';
import { threatsCovered, threatsTreated } from '../treated.ts';

export const check: Check = {
  id: 'threat-without-control',
  title: 'No control works against a threat',
  why: 'A threat nobody treats and nobody has accepted is forgotten.',
  severity: 'high',
  *find(model, { clock }): Iterable<Gap> {
    const covered = threatsCovered(model, threatsTreated(model));
    const decided = decidedThreats(model, clock);
    for (const threat of model.threats.values()) {
      if (covered.has(threat.id) || decided.has(threat.id)) continue;
      yield {
        about: `threats/${threat.id}`,
        message: `No control works against "${nameOf(threat)}"`,
        path: ['threats', threat.id],
      };
    }
  },
};
