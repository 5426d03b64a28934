/**
 * A threat actor listed on one side and starting from the other.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { nameOf } from '../../../model/relations.ts';
import { trustOf } from '../../../model/trust.ts';
import type { Check } from '../check.ts';
import { quoted } from '../names.ts';

export const check: Check = {
  id: 'actor-misplaced',
  title: 'A threat actor is listed as external or internal and starts from the other side',
  why: 'Controls are planned for where an actor is listed and meet it where it starts.',
  severity: 'low',
  *find(model): Iterable<Gap> {
    const { rankOf, isInside, isOutside } = trustOf(model);
    for (const actor of model.actors.values()) {
      const rank = rankOf(actor.from);
      if (rank === undefined || actor.from === undefined) continue;
      const isMisplaced =
        actor.listedAs === 'external' ? isInside(rank) : actor.listedAs === 'internal' && isOutside(rank);
      if (!isMisplaced) continue;
      yield {
        about: `actors/${actor.id}`,
        message: `"${nameOf(actor)}" is listed as ${actor.listedAs} but starts from ${quoted(model.zones, actor.from)}`,
        reasons: [`The trust of ${quoted(model.zones, actor.from)} is "${model.zones.get(actor.from)?.trust}"`],
        path: ['actors', actor.id, 'listed-as'],
      };
    }
  },
};
