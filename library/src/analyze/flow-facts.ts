/**
 * What follows for each flow: the highest tier it carries, the boundaries it crosses, the zones at its ends.
 * @module
 */
import type { FlowFacts } from '../model/analysis.ts';
import { crossingsOf, zoneOf } from '../model/crossings.ts';
import type { Model } from '../model/model.ts';
import { tierOf, tiersOf } from '../model/tier.ts';

/** The facts of every flow, in written order. */
export function flowFacts(model: Model): readonly FlowFacts[] {
  const crossings = crossingsOf(model);
  const tiers = tiersOf(model);
  return [...model.flows.values()].map((flow) => {
    const carried = [...(flow.carries ?? []), ...(flow.returns ?? [])].map(({ asset }) => tierOf(model, asset));
    const tier = tiers.find((known) => carried.includes(known));
    const from = zoneOf(model, flow.from);
    const to = zoneOf(model, flow.to);
    return {
      id: flow.id,
      ...(tier !== undefined && { tier }),
      crosses: crossings(flow),
      ...(from !== undefined && to !== undefined && from !== to && { zones: [from, to] as const }),
    };
  });
}
