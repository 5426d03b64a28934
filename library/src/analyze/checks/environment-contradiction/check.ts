/**
 * A threat that an environment both expects and excludes.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { quoted } from '../names.ts';

export const check: Check = {
  id: 'environment-contradiction',
  title: 'A threat both applies in an environment and is excluded there',
  why: 'One of the two is wrong, and the threat is treated as the wrong one says.',
  severity: 'medium',
  *find(model): Iterable<Gap> {
    for (const environment of model.environments.values()) {
      const applies = new Set<string>(environment.applies);
      for (const [index, threat] of (environment.excludes?.threats ?? []).entries()) {
        if (!applies.delete(threat)) continue;
        yield {
          about: `environments/${environment.id}`,
          which: threat,
          message: `${quoted(model.threats, threat)} both applies in "${nameOf(environment)}" and is excluded there`,
          path: ['environments', environment.id, 'excludes', 'threats', index],
        };
      }
    }
  },
};
