/**
 * A boundary that no control enforces.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { Address } from '../../../model/id.ts';
import { nameOf, relationsOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';

export const check: Check = {
  id: 'unenforced-boundary',
  title: 'A trust boundary has no control that enforces it',
  why: 'A line in a drawing stops nobody.',
  severity: 'medium',
  *find(model): Iterable<Gap> {
    const { guardsOf } = relationsOf(model);
    for (const boundary of model.boundaries.values()) {
      const controls = guardsOf.get(Address('boundaries', boundary.id)) ?? [];
      if (controls.some((id) => model.controls.get(id)?.status !== 'retired')) continue;
      yield {
        about: `boundaries/${boundary.id}`,
        message: `No control enforces "${nameOf(boundary)}"`,
        reasons: controls.map((id) => `Control "${id}" is retired`),
        path: ['boundaries', boundary.id],
      };
    }
  },
};
