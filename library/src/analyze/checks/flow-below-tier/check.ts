/**
 * A flow whose stated protection is weaker than the tier of what it carries needs. What a flow does not state is
 * unknown and no gap.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import type { Flow } from '../../../model/model.ts';
import { nameOf } from '../../../model/relations.ts';
import { tierOf } from '../../../model/tier.ts';
import type { Check } from '../check.ts';
import { quoted } from '../names.ts';
import { isTooWeak } from './strength.ts';

type Value = string | readonly string[];

export const check: Check = {
  id: 'flow-below-tier',
  title: 'A flow is protected less than the tier of what it carries needs',
  why: 'The tier says what is enough; the flow states less.',
  severity: 'high',
  *find(model): Iterable<Gap> {
    if (![...model.tiers.values()].some(({ needs }) => needs !== undefined)) return;
    for (const flow of model.flows.values()) {
      const weak = new Map<string, Set<string>>();
      for (const { asset, sealedTo } of [...(flow.carries ?? []), ...(flow.returns ?? [])]) {
        const tier = model.tiers.get(tierOf(model, asset) ?? '');
        for (const [fact, needed] of tier?.needs ?? []) {
          const stated = statedOf(flow, fact);
          const isSealed = fact === 'encryption' && sealedTo !== undefined;
          if (stated === undefined || isSealed || !isTooWeak(fact, stated, needed)) continue;
          const reasons = weak.get(fact) ?? new Set<string>();
          const tierName = quoted(model.tiers, tier?.id ?? '');
          weak.set(
            fact,
            reasons.add(
              `${quoted(model.assets, asset)} is of tier ${tierName}, which needs ${fact} "${shown(needed)}"`,
            ),
          );
        }
      }
      for (const [fact, reasons] of weak) {
        yield {
          about: `flows/${flow.id}`,
          which: fact,
          message: `"${nameOf(flow)}" has ${fact} "${shown(statedOf(flow, fact) ?? [])}", which is too weak for what it carries`,
          reasons: [...reasons],
          path: ['flows', flow.id, ...(ownValue(flow, fact) === undefined ? ['facts', fact] : [fact])],
        };
      }
    }
  },
};

function ownValue(flow: Flow, fact: string): Value | undefined {
  return fact === 'encryption' || fact === 'authentication' ? flow[fact] : undefined;
}

function statedOf(flow: Flow, fact: string): Value | undefined {
  return ownValue(flow, fact) ?? flow.facts?.get(fact);
}

function shown(value: Value): string {
  return typeof value === 'string' ? value : value.length === 0 ? 'none' : value.join(', ');
}
