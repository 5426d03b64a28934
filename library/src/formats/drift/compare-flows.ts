/**
 * Flows between declared components that nobody declared, and those that are otherwise than declared.
 * @module
 */
import type { Flow, Model } from '../../model/model.ts';
import { type Differing, differing, differingFacts, differingProtocol } from './compare-values.ts';
import type { DeclaredModel, Difference } from './drift.ts';
import { isWithin } from './is-within.ts';
import type { Seen } from './seen.ts';

/** Compares the flows. */
export function compareFlows({ model, locate }: DeclaredModel, seen: Seen): readonly Difference[] {
  return [...seen.model.flows.values()].flatMap((own): readonly Difference[] => {
    const [from, to] = [seen.components.get(own.from), seen.components.get(own.to)];
    if (from === undefined || to === undefined || from === to) return [];
    const at = seen.place('flows', own.id);
    const same = flowsBetween(model, from, to);
    const flow = same.find((each) => differences(each, own).length === 0) ?? same[0];
    if (flow !== undefined) {
      seen.matched.push({ what: 'flow', id: flow.id, found: own.id, file: seen.found.name });
      const place = locate(['flows', flow.id]);
      return differences(flow, own).map((each) => ({
        kind: 'changed',
        what: 'flow',
        name: flow.id,
        ...each,
        at,
        model: place,
      }));
    }
    const found = own.protocol ?? 'no protocol said';
    const [reverse] = flowsBetween(model, to, from);
    if (reverse === undefined) return [{ kind: 'undeclared', what: 'flow', name: `${from} to ${to}`, found, at }];
    return [
      {
        kind: 'changed',
        what: 'flow',
        name: reverse.id,
        property: 'direction',
        says: `${to} to ${from}`,
        found: `${from} to ${to}`,
        at,
        model: locate(['flows', reverse.id]),
      },
    ];
  });
}

/** The flows of the model from one component, or a part of it, to another. */
function flowsBetween(model: Model, from: string, to: string): readonly Flow[] {
  return [...model.flows.values()].filter(
    (flow) =>
      (isWithin(model, flow.from, from) && isWithin(model, flow.to, to)) ||
      (flow.bothWays === true && isWithin(model, flow.from, to) && isWithin(model, flow.to, from)),
  );
}

function differences(declared: Flow, own: Flow): readonly Differing[] {
  return [
    ...differingProtocol(declared.protocol, own.protocol),
    ...differing('authentication', declared.authentication, own.authentication),
    ...differing('encryption', declared.encryption, own.encryption),
    ...differingFacts(declared, own),
  ];
}
