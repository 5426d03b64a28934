/**
 * A flow from one zone to another that crosses no declared boundary.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { crossingsOf, zoneOf } from '../../../model/crossings.ts';
import { nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { quoted } from '../names.ts';

export const check: Check = {
  id: 'undeclared-crossing',
  title: 'A flow goes from one zone to another and no boundary is declared between them',
  why: 'A border nobody has drawn is a border nobody guards.',
  severity: 'medium',
  *find(model): Iterable<Gap> {
    const crossings = crossingsOf(model);
    for (const flow of model.flows.values()) {
      if (crossings(flow).length > 0) continue;
      const from = zoneOf(model, flow.from);
      const to = zoneOf(model, flow.to);
      if (from === undefined || to === undefined || from === to) continue;
      yield {
        about: `flows/${flow.id}`,
        message: `"${nameOf(flow)}" goes from ${quoted(model.zones, from)} to ${quoted(model.zones, to)} across no declared boundary`,
        reasons: [
          `${quoted(model.components, flow.from)} stands in ${quoted(model.zones, from)}`,
          `${quoted(model.components, flow.to)} stands in ${quoted(model.zones, to)}`,
        ],
        path: ['flows', flow.id],
      };
    }
  },
};
