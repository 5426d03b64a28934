/**
 * An entry that is said to be internal or local and that a flow reaches from an outside zone.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import { zoneOf, zonesAround } from '../../../model/crossings.ts';
import type { EntryPoint, Model } from '../../../model/model.ts';
import { nameOf } from '../../../model/relations.ts';
import { trustOf } from '../../../model/trust.ts';
import type { Check } from '../check.ts';
import { quoted } from '../names.ts';

export const check: Check = {
  id: 'internal-entry-reached',
  title: 'An internal entry is reached from outside',
  why: 'What is taken for internal is protected as if no outsider could reach it.',
  severity: 'high',
  *find(model): Iterable<Gap> {
    const callsOf = callsIn(model);
    for (const entry of model.entries.values()) {
      if (!isInternal(entry)) continue;
      const reasons = callsOf(entry);
      if (reasons.length === 0) continue;
      yield {
        about: `entries/${entry.id}`,
        message: `The entry "${nameOf(entry)}" of ${quoted(model.components, entry.at)} is said to be ${entry.exposure} but is reached from outside`,
        reasons,
        path: ['entries', entry.id, 'exposure'],
      };
    }
  },
};

function isInternal({ exposure }: EntryPoint): boolean {
  return exposure === 'internal' || exposure === 'local';
}

/** Whether a caller stands outside: less trusted than the component, among the least trusted, and not within its zone. */
function reachedFromOutside(model: Model): (component: string, caller: string) => boolean {
  const { rankOf, isOutside } = trustOf(model);
  return (component, caller) => {
    const [own, other] = [zoneOf(model, component), zoneOf(model, caller)];
    const [rank, callerRank] = [rankOf(own), rankOf(other)];
    if (own === undefined || rank === undefined || callerRank === undefined) return false;
    return callerRank < rank && isOutside(callerRank) && !zonesAround(model, other).includes(own);
  };
}

/**
 * The calls from outside that reach an entry, in words: those through it; or, when none names it and the component has
 * no entry that is less than internal, those to its component that name no entry.
 */
function callsIn(model: Model): (entry: EntryPoint) => readonly string[] {
  const isReachedFrom = reachedFromOutside(model);
  const used = new Set<string>();
  const through = new Map<string, string[]>();
  const unnamed = new Map<string, string[]>();
  for (const flow of model.flows.values()) {
    if (flow.through !== undefined) used.add(flow.through);
    const callee = flow.through === undefined ? undefined : model.entries.get(flow.through)?.at;
    for (const { to, from } of flow.bothWays === true ? [flow, { to: flow.from, from: flow.to }] : [flow]) {
      if (!isReachedFrom(to, from) || from === callee) continue;
      const zone = quoted(model.zones, zoneOf(model, from) ?? '');
      const reason = `Flow ${quoted(model.flows, flow.id)} comes from ${quoted(model.components, from)} in ${zone}`;
      if (flow.through === undefined) push(unnamed, to, reason);
      else push(through, flow.through, reason);
    }
  }
  const open = new Set<string>();
  for (const entry of model.entries.values()) if (!isInternal(entry)) open.add(entry.at);
  return ({ id, at }) => (used.has(id) ? through.get(id) : open.has(at) ? undefined : unnamed.get(at)) ?? [];
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
