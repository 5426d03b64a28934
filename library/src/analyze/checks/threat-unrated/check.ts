/**
 * A threat that nobody has rated. Not rated is not low.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { withParts } from '../parts.ts';

export const check: Check = {
  id: 'threat-unrated',
  title: 'A threat is not rated',
  why: 'How bad it is nobody has said, so it cannot be weighed, ordered or accepted.',
  severity: 'medium',
  *find(model): Iterable<Gap> {
    const own: string[] = [];
    for (const { id, risk } of model.threats.values()) if (risk !== undefined) own.push(id);
    const rated = withParts(model.threats, own);
    for (const threat of model.threats.values()) {
      // A form of another threat is weighed with it: one gap for the whole is enough.
      if (rated.has(threat.id) || threat.partOf !== undefined) continue;
      yield {
        about: `threats/${threat.id}`,
        message: `"${nameOf(threat)}" is not rated`,
        reasons: threat.level === undefined ? [] : [`It is declared "${threat.level}" without a rating`],
        path: ['threats', threat.id],
      };
    }
  },
};
