/**
 * How bad a finding is: the likelihood of its rule seen through exposure, its impact seen through the assets.
 * @module
 */
import type { Severity } from '../../model/analysis.ts';
import type { Element, Weight } from '../facts/element.ts';
import type { World } from '../facts/world.ts';
import { rate, schemeOf } from '../schemes/index.ts';
import type { Rule } from './rule-book.ts';

const LIKELIHOOD = { outside: 4, between: 3, inside: 2 } as const;
const IMPACT: Readonly<Record<string, number>> = { 1: 5, 2: 4, 3: 3 };
const SEVERITIES: Readonly<Record<string, Severity>> = {
  low: 'low',
  moderate: 'medium',
  high: 'high',
  critical: 'critical',
};

/** Weighs a rule at an element. */
export function weigh(world: World, { likelihood = 3, impact = 'from-tier' }: Rule, element: Element): Weight {
  if (likelihood !== 'from-exposure' && impact !== 'from-tier') return { likelihood, impact };
  // An element belongs to one model, so what is at stake there is worked out once.
  let { stake } = element;
  if (stake === undefined) {
    stake = { likelihood: LIKELIHOOD[exposureOf(world, element)], impact: impactOf(world, element) };
    element.stake = stake;
  }
  return {
    likelihood: likelihood === 'from-exposure' ? stake.likelihood : likelihood,
    impact: impact === 'from-tier' ? stake.impact : impact,
  };
}

/** How bad a rule is at an element; what is missing in the model itself is always medium. */
export function severityAt(world: World, rule: Rule, element: Element): Severity {
  return rule.kind === 'gap' ? 'medium' : severityOf(weigh(world, rule, element));
}

/** The severity of a weight, by the five-by-five matrix. */
function severityOf({ likelihood, impact }: Weight): Severity {
  const scheme = schemeOf('five-by-five');
  const axes = new Map([
    ['probability', String(likelihood)],
    ['impact', String(impact)],
  ]);
  const level = scheme === undefined ? undefined : rate(scheme, axes).level;
  return SEVERITIES[level ?? ''] ?? 'medium';
}

/** How exposed an element is: the standing of who can reach it; in between when nothing is known. */
function exposureOf({ model, structure }: World, { kind, id }: Element): keyof typeof LIKELIHOOD {
  const standing = (rank: number | undefined) => structure.standing(rank) as keyof typeof LIKELIHOOD | undefined;
  const lowest = (flows: readonly string[]): keyof typeof LIKELIHOOD | undefined => {
    const ranks = flows
      .map((flow) => structure.rank(model.flows.get(flow)?.from ?? ''))
      .filter((rank) => rank !== undefined);
    return ranks.length === 0 ? undefined : standing(Math.min(...ranks));
  };
  switch (kind) {
    case 'flow': {
      const flow = model.flows.get(id);
      return (flow && lowest([id])) ?? 'between';
    }
    case 'component': {
      const exposed = (structure.entriesAt.get(id) ?? []).some(
        (entry) => model.entries.get(entry)?.exposure === 'external',
      );
      return exposed ? 'outside' : (lowest(structure.flowsIn.get(id) ?? []) ?? 'inside');
    }
    case 'entry': {
      const entry = model.entries.get(id);
      if (entry?.exposure === 'external') return 'outside';
      return standing(structure.rankOfLevel(entry?.trust)) ?? lowest(structure.flowsOfEntry.get(id) ?? []) ?? 'between';
    }
    default:
      return 'between';
  }
}

/** What is at stake: the highest tier the element is, carries, keeps or leads to. */
function impactOf({ structure, model }: World, { kind, id }: Element): number {
  const tiers = (assets: readonly string[]): readonly number[] =>
    assets.map((asset) => IMPACT[structure.tier(asset) ?? ''] ?? 3);
  const around = (component: string): readonly string[] => [
    ...(structure.assetsAt.get(component) ?? []),
    ...(structure.flowsIn.get(component) ?? []).flatMap(carried),
  ];
  const carried = (flow: string): readonly string[] => {
    const entry = model.flows.get(flow);
    return [...(entry?.carries ?? []), ...(entry?.returns ?? [])].map(({ asset }) => asset);
  };
  const assets = {
    flow: () => carried(id),
    component: () => around(id),
    entry: () => around(model.entries.get(id)?.at ?? ''),
    asset: () => [id],
    zone: () => (structure.componentsIn.get(id) ?? []).flatMap((component) => structure.assetsAt.get(component) ?? []),
    boundary: () => (structure.flowsOver.get(id) ?? []).flatMap(carried),
    control: () => [],
    threat: () => [],
    model: () => [],
  }[kind]();
  return Math.max(3, ...tiers(assets));
}
