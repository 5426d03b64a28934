/**
 * A review of the model that should have been held.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import type { Check } from '../check.ts';
import { isPast } from '../last-day.ts';

export const check: Check = {
  id: 'review-overdue',
  title: 'The next review of the model is overdue',
  why: 'A model that is not gone through again describes a system that is no more.',
  severity: 'medium',
  *find({ system }, { clock }): Iterable<Gap> {
    const { nextReview, reviewed } = system;
    if (nextReview === undefined || !isPast(nextReview, clock)) return;
    yield {
      about: 'system',
      message: `The review of "${system.title ?? 'the system'}" that was due "${nextReview}" is overdue`,
      reasons: reviewed === undefined ? [] : [`The last review was "${reviewed}"`],
      path: ['system', 'next-review'],
    };
  },
};
