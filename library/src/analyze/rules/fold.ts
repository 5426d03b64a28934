/**
 * Findings folded along chains of flows: where one weakness is met again and again on the way of the same assets, one
 * finding tells it, at the end that is trusted least.
 * @module
 */
import type { Finding } from '../../model/analysis.ts';
import { wholesOf } from '../../model/crossings.ts';
import type { Flow, Model } from '../../model/model.ts';
import type { Element } from '../facts/element.ts';
import type { World } from '../facts/world.ts';
import { compareSeverities } from '../finding-order.ts';
import type { Rule } from './rule-book.ts';

/** A finding that no threat and no decision stands for, with what was judged. */
export interface Standing {
  readonly rule: Rule;
  readonly element: Element;
  readonly finding: Finding;
  /** Whether a decision says how bad it is: what somebody has looked at is told alone. */
  readonly isRerated: boolean;
}

/** A finding at a flow that can be a part of a chain. */
interface Link extends Standing {
  readonly flow: Flow;
}

/** Folds what is told twice; a finding that is told alone stays as it is, and each keeps its id. */
export function foldChains(world: World, standing: readonly Standing[]): readonly Finding[] {
  const folded = new Map<string, Finding>();
  const silent = new Set<string>();
  for (const chain of chainsOf(world, standing)) {
    const links = isInward(world, chain) ? chain : chain.toReversed();
    const [first, ...rest] = links.map(({ finding }) => finding);
    // A finding may only speak for others that are no worse.
    if (first === undefined || rest.some(({ severity }) => compareSeverities(severity, first.severity) < 0)) continue;
    for (const { id } of rest) silent.add(id);
    const names = links.slice(1).map(({ element }) => `"${element.name}"`);
    const reason = `The same assets meet the same further along, at ${names.join(', ')}`;
    folded.set(first.id, { ...first, reasons: [...first.reasons, reason], folded: rest.map(({ id }) => id) });
  }
  return standing.flatMap(({ finding }) => (silent.has(finding.id) ? [] : (folded.get(finding.id) ?? finding)));
}

/** The chains of two or more flows, each in the direction of the flows. */
function chainsOf(world: World, standing: readonly Standing[]): readonly (readonly Link[])[] {
  const { model } = world;
  const links = new Map<string, Link>();
  for (const one of standing) {
    const flow = one.element.kind === 'flow' ? model.flows.get(one.element.id) : undefined;
    if (flow !== undefined && isOneWay(flow) && !one.isRerated)
      links.set(`${one.rule.id}@${flow.id}`, { ...one, flow });
  }
  const next = new Map<Link, Link>();
  for (const link of links.values()) {
    const onward = onlyWayOn(world, link.flow);
    const other = onward === undefined ? undefined : links.get(`${link.rule.id}@${onward.id}`);
    if (other !== undefined && causeOf(world, link) === causeOf(world, other)) next.set(link, other);
  }
  const later = new Set(next.values());
  // A chain begins where nothing leads to; one that runs in a circle begins nowhere and is left alone.
  return [...next.keys()]
    .filter((link) => !later.has(link))
    .map((link) => {
      const chain = [link];
      for (let at = next.get(link); at !== undefined; at = next.get(at)) chain.push(at);
      return chain;
    });
}

function isOneWay({ from, to, bothWays, carries = [], returns = [] }: Flow): boolean {
  return from !== to && bothWays !== true && carries.length > 0 && returns.length === 0;
}

/**
 * The flow that takes on all that a flow brings, and nothing else, from a process that only forwards it: nothing of it
 * lies there, is sealed to it or signed by it, and no other flow brings or takes any of it.
 */
function onlyWayOn({ model, structure }: World, flow: Flow): Flow | undefined {
  const { to, carries = [] } = flow;
  if (structure.kind(to) !== 'process') return undefined;
  const assets = new Set<string>(carries.map(({ asset }) => asset));
  const moving = (ids: readonly string[] = []): readonly Flow[] =>
    ids.flatMap((id) => {
      const one = model.flows.get(id);
      const moved = [...(one?.carries ?? []), ...(one?.returns ?? [])];
      return one !== undefined && moved.some(({ asset }) => assets.has(asset)) ? [one] : [];
    });
  const [onward, ...others] = moving(structure.flowsOut.get(to));
  if (onward === undefined || others.length > 0 || !isOneWay(onward)) return undefined;
  if (moving(structure.flowsIn.get(to)).length > 1 || cargoOf(flow) !== cargoOf(onward)) return undefined;
  const keeps = [...assets].some((asset) => liesAt(model, asset, to));
  const reads = carries.some(({ sealedTo = [], signedBy = [] }) =>
    [...sealedTo, ...signedBy].some((end) => end === to),
  );
  return keeps || reads ? undefined : onward;
}

/** Whether an asset, or a group it is a part of, lies at a component or at what that is a part of. */
function liesAt(model: Model, asset: string, component: string): boolean {
  const wholes = new Set<string>(wholesOf(model, component).map(({ id }) => id));
  const seen = new Set<string>();
  for (let one = model.assets.get(asset); one !== undefined && !seen.has(one.id); ) {
    if (one.at?.some((place) => wholes.has(place))) return true;
    seen.add(one.id);
    one = model.assets.get(one.partOf ?? '');
  }
  return false;
}

/** What a flow carries and how, in one text. */
function cargoOf({ carries = [] }: Flow): string {
  const texts = carries.map(({ asset, sealedTo = [], signedBy = [] }) =>
    [asset, sealedTo.toSorted(), signedBy.toSorted()].join(';'),
  );
  return texts.toSorted().join('|');
}

/** The facts somebody could change, with the flow itself left out, in one text. */
function causeOf(world: World, { rule, element, finding }: Link): string {
  const changeable = rule.condition.reasons(world, element).filter(({ instead = [] }) => instead.length > 0);
  const texts = changeable.map(({ text, about }) =>
    about === element.address ? text.replace(`"${element.name}"`, '') : `${about} ${text}`,
  );
  return [finding.view, ...texts].join('|');
}

/** Whether a chain leads away from the end that is trusted least. */
function isInward({ structure }: World, chain: readonly Link[]): boolean {
  const start = structure.rank(chain[0]?.flow.from ?? '');
  const end = structure.rank(chain.at(-1)?.flow.to ?? '');
  return start === undefined || end === undefined || start <= end;
}
