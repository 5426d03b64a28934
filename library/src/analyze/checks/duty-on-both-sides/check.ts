/**
 * A component that handles a duty it says it never handles.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';

export const check: Check = {
  id: 'duty-on-both-sides',
  title: 'A component handles a duty and also never handles it',
  why: 'Nobody can tell who is responsible, so nobody can be held to it.',
  severity: 'medium',
  *find(model): Iterable<Gap> {
    for (const component of model.components.values()) {
      const handled = new Set(component.handles?.map((handles) => handles.duty));
      for (const [index, never] of (component.never ?? []).entries()) {
        if (never.duty === undefined || !handled.has(never.duty)) continue;
        const duty = model.duties.get(never.duty);
        yield {
          about: `components/${component.id}`,
          which: never.duty,
          message: `"${nameOf(component)}" handles "${duty === undefined ? never.duty : nameOf(duty)}" and never handles it`,
          path: ['components', component.id, 'never', index],
        };
      }
    }
  },
};
