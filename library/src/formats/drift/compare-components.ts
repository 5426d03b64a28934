/**
 * Components that nobody declared, and those that are otherwise than declared: of another kind, in another zone, with
 * other facts.
 * @module
 */
import type { Component } from '../../model/model.ts';
import { type Differing, differing, differingFacts } from './compare-values.ts';
import type { DeclaredModel, Difference } from './drift.ts';
import type { Seen } from './seen.ts';

/** Compares the components. */
export function compareComponents({ model, locate }: DeclaredModel, seen: Seen): readonly Difference[] {
  return [...seen.model.components.values()].flatMap((own): readonly Difference[] => {
    const at = seen.place('components', own.id);
    const declared = model.components.get(seen.components.get(own.id) ?? '');
    if (declared === undefined) {
      return [{ kind: 'undeclared', what: 'component', name: own.title ?? own.id, found: described(own), at }];
    }
    return [...compared(declared, own), ...zoneOf(declared, own, seen)].map((each) => ({
      kind: 'changed',
      what: each.property === 'zone' ? 'zone' : 'component',
      name: declared.id,
      ...each,
      at,
      model: locate(['components', declared.id]),
    }));
  });
}

/** What is found of a component, in a few words. */
function described({ kind, technology = [] }: Component): string {
  return technology.length === 0 ? kind : `${kind}, ${technology.join(', ')}`;
}

function compared(declared: Component, own: Component): readonly Differing[] {
  // What is outside for the one may well be a process of its own for the other.
  const isOutside = declared.kind === 'external' || own.kind === 'external';
  return [...(isOutside ? [] : differing('kind', declared.kind, own.kind)), ...differingFacts(declared, own)];
}

/** The zone differs only when the zone it was found in is itself declared, as another one. */
function zoneOf(declared: Component, own: Component, { zones }: Seen): readonly Differing[] {
  return differing('zone', declared.zone, zones.get(own.zone ?? ''));
}
