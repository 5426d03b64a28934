/**
 * A vector against which no control works, directly or through a threat that uses it.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf, relationsOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';

export const check: Check = {
  id: 'vector-without-control',
  title: 'No control works against a vector',
  why: 'A way in that is talked about and left open is found by others too.',
  severity: 'medium',
  *find(model): Iterable<Gap> {
    const { controlsOfVector } = relationsOf(model);
    for (const vector of model.vectors.values()) {
      const controls = controlsOfVector.get(vector.id) ?? [];
      if (controls.some((id) => model.controls.get(id)?.status !== 'retired')) continue;
      yield {
        about: `vectors/${vector.id}`,
        message: `No control works against "${nameOf(vector)}"`,
        reasons: controls.map((id) => `Control "${id}" is retired`),
        path: ['vectors', vector.id],
      };
    }
  },
};
