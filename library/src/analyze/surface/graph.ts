/**
 * The ways an attacker can go: over flows in their direction, both ways where a flow is; a component and its parts are
 * one place unless a declared boundary stands between them. What is out of scope is no way.
 * @module
 */
import { crossingsOf } from '../../model/crossings.ts';
import { Address } from '../../model/id.ts';
import type { Flow, Model } from '../../model/model.ts';
import { controlsAt } from './controls-met.ts';

/** One flow as a way from a component to the next. */
export interface Way {
  readonly to: string;
  readonly flow: Flow;
  readonly backwards: boolean;
}

/** The ways of a model, by component. */
export interface Graph {
  /** Ways over flows: the one that the fewest controls guard first, then by id, whatever the order of the files. */
  waysFrom(component: string): readonly Way[];
  /** Wholes and parts that are the same place. */
  placesWith(component: string): readonly string[];
}

const NONE: readonly never[] = [];

/** Builds the graph; its cost is that of sorting the flows. */
export function graphOf(model: Model): Graph {
  const ways = new Map<string, Way[]>();
  const places = new Map<string, string[]>();
  const isIn = (id: string): boolean => {
    const component = model.components.get(id);
    return component !== undefined && component.outOfScope === undefined;
  };
  for (const flow of leastGuarded(model)) {
    const { from, to, bothWays, outOfScope } = flow;
    if (outOfScope !== undefined || from === to || !isIn(from) || !isIn(to)) continue;
    push(ways, from, { to, flow, backwards: false });
    if (bothWays === true) push(ways, to, { to: from, flow, backwards: true });
  }
  const crossings = crossingsOf(model);
  for (const { id, partOf } of byId(model.components.values())) {
    if (partOf === undefined || partOf === id || !isIn(id) || !isIn(partOf)) continue;
    if (crossings({ from: id, to: partOf } as Pick<Flow, 'from' | 'to'>).length > 0) continue;
    push(places, id, partOf);
    push(places, partOf, id);
  }
  return {
    waysFrom: (component) => ways.get(component) ?? NONE,
    placesWith: (component) => places.get(component) ?? NONE,
  };
}

/** The flows as an attacker would try them. */
function leastGuarded(model: Model): readonly Flow[] {
  const guards = new Map<Flow, number>();
  for (const flow of model.flows.values()) {
    const elements = [
      Address('flows', flow.id),
      ...(flow.through === undefined ? [] : [Address('entries', flow.through)]),
    ];
    guards.set(flow, controlsAt(model, elements).filter(({ claimed }) => claimed).length);
  }
  return byId(guards.keys()).toSorted((one, other) => (guards.get(one) ?? 0) - (guards.get(other) ?? 0));
}

function byId<Value extends { readonly id: string }>(values: Iterable<Value>): readonly Value[] {
  return [...values].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
