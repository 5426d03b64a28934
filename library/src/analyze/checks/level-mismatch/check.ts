/**
 * A declared level of risk that is not the one its scheme gives.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import type { Check } from '../check.ts';
import { compared } from '../levels.ts';

export const check: Check = {
  id: 'level-mismatch',
  title: 'The declared level of a threat is not the level its scheme gives',
  why: 'Either the rating or the level is wrong, and decisions follow one of them.',
  severity: 'medium',
  *find(_model, context): Iterable<Gap> {
    for (const { threat, title, scheme, declared, computed, axes } of context.risks) {
      if (declared === undefined || computed === undefined) continue;
      const difference = compared(context, scheme, [declared, computed]);
      if (difference === undefined || difference === 0) continue;
      yield {
        about: `threats/${threat}`,
        message: `"${title}" is declared "${declared}" but "${scheme}" gives "${computed}"`,
        reasons: Object.entries(axes).map(([axis, value]) => `${axis} is "${value}"`),
        path: ['threats', threat, 'level'],
      };
    }
  },
};
