/**
 * A decision or an exemption whose time is over.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { isPast } from '../last-day.ts';

export const check: Check = {
  id: 'decision-expired',
  title: 'A decision or an exemption has expired',
  why: 'It was made for a time; after that somebody has to decide again.',
  severity: 'medium',
  *find(model, { clock }): Iterable<Gap> {
    for (const { id, treatment, until, by } of model.decisions.values()) {
      if (until === undefined || !isPast(until, clock)) continue;
      yield {
        about: `decisions/${id}`,
        message: `The decision "${treatment}" about "${id}" expired on "${until}"`,
        reasons: by === undefined ? [] : [`"${by}" decided it`],
        path: ['decisions', id, 'until'],
      };
    }
    for (const policy of model.policies.values()) {
      for (const [id, { until, because }] of policy.exempt ?? []) {
        if (until === undefined || !isPast(until, clock)) continue;
        yield {
          about: `policies/${policy.id}`,
          which: id,
          message: `The exemption of "${id}" from "${nameOf(policy)}" expired on "${until}"`,
          reasons: [`It was given because: ${because}`],
          path: ['policies', policy.id, 'exempt', id, 'until'],
        };
      }
    }
  },
};
