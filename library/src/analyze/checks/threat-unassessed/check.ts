/**
 * A threat of which an environment says neither that it applies nor that it is excluded. What an earlier environment
 * excluded is open again in the next.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf } from '../../../model/relations.ts';
import { environmentStates } from '../../environments.ts';
import type { Check } from '../check.ts';
import { quoted } from '../names.ts';

export const check: Check = {
  id: 'threat-unassessed',
  title: 'A threat is not assessed for an environment',
  why: 'A threat left out of both lists is neither expected nor ruled out there.',
  severity: 'medium',
  *find(model): Iterable<Gap> {
    const states = environmentStates(model);
    const excludedIn = new Map<string, string[]>();
    for (const { id, excluded } of states) {
      for (const threat of excluded) excludedIn.set(threat, [...(excludedIn.get(threat) ?? []), id]);
    }
    for (const { id, unassessed } of states) {
      const environment = quoted(model.environments, id);
      for (const threatId of unassessed) {
        const threat = model.threats.get(threatId);
        if (threat === undefined) continue;
        yield {
          about: `threats/${threatId}`,
          which: id,
          message: `"${nameOf(threat)}" is neither said to apply in ${environment} nor excluded there`,
          reasons: (excludedIn.get(threatId) ?? []).map(
            (other) =>
              `It is excluded in ${quoted(model.environments, other)}, which says nothing about ${environment}`,
          ),
          path: ['threats', threatId],
        };
      }
    }
  },
};
