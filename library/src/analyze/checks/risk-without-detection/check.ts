/**
 * A rated threat that no detection would notice.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf, relationsOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { ratedThreatsOutside } from '../threats-open.ts';
import { threatsCovered } from '../treated.ts';

export const check: Check = {
  id: 'risk-without-detection',
  title: 'No detection would notice a rated threat',
  why: 'What is not noticed is not answered.',
  severity: 'medium',
  *find(model): Iterable<Gap> {
    if (model.detections.size === 0) return;
    const noticed = new Set(relationsOf(model).detectionsOfThreat.keys());
    for (const threat of ratedThreatsOutside(model, threatsCovered(model, noticed))) {
      yield {
        about: `threats/${threat.id}`,
        message: `No detection would notice "${nameOf(threat)}"`,
        path: ['threats', threat.id],
      };
    }
  },
};
