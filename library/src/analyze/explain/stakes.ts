/**
 * Where the likelihood and the impact of a finding come from, in words.
 * @module
 */
import type { Reckoned } from '../../model/explanation.ts';
import type { Element } from '../facts/element.ts';
import type { World } from '../facts/world.ts';
import type { Rule } from '../rules/rule-book.ts';
import { weigh } from '../rules/weigh.ts';

const EXPOSURE: Readonly<Record<number, string>> = {
  4: 'an outsider can reach it',
  3: 'who can reach it stands between outside and inside, or is not known',
  2: 'only the inside can reach it',
};
/** The tier that has an impact. */
const TIERS: Readonly<Record<number, string>> = { 5: '1', 4: '2' };

/** What a finding weighs, with the reason for either number. */
export function stakesOf(
  world: World,
  rule: Rule,
  element: Element,
): { readonly likelihood: Reckoned; readonly impact: Reckoned } {
  const { likelihood, impact } = weigh(world, rule, element);
  const { likelihood: how = 3, impact: what = 'from-tier' } = rule;
  return {
    likelihood: {
      value: likelihood,
      because: how === 'from-exposure' ? (EXPOSURE[likelihood] ?? 'by its exposure') : 'the rule says so',
    },
    impact: { value: impact, because: what === 'from-tier' ? tierText(world, element, impact) : 'the rule says so' },
  };
}

function tierText(world: World, element: Element, impact: number): string {
  const tier = TIERS[impact];
  if (tier === undefined) return 'no asset of tier 1 or 2 is at stake, or none is known';
  const asset = atStake(world, element).find(({ id }) => world.structure.tier(id) === tier);
  return asset === undefined ? `an asset of tier ${tier} is at stake` : `"${asset.name}" of tier ${tier} is at stake`;
}

/** The assets an element is, carries, keeps or leads to. */
function atStake(world: World, element: Element): readonly Element[] {
  const members = (one: Element, set: string): readonly Element[] => world.set(one, set) ?? [];
  const around = (component: Element): readonly Element[] => [
    ...members(component, 'stores'),
    ...members(component, 'in').flatMap((flow) => members(flow, 'moves')),
  ];
  switch (element.kind) {
    case 'flow':
      return members(element, 'moves');
    case 'component':
      return around(element);
    case 'entry':
      return members(element, 'component').flatMap(around);
    case 'zone':
      return members(element, 'components').flatMap((component) => members(component, 'stores'));
    case 'boundary':
      return members(element, 'flows').flatMap((flow) => members(flow, 'moves'));
    case 'asset':
      return [element];
    default:
      return [];
  }
}
