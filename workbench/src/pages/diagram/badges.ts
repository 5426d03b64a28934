/**
 * What stands at the corner of a component: how bad it is there, and how well it is proven.
 * @module
 */
import { type ControlState, type Overview, relationsOf } from 'vauban/browser';
import { levelRank } from '../../parts/levels.ts';
import { proofOf } from '../../parts/proof-of.ts';

export interface Badge {
  /** Declared threats that hit it or one of its entries. */
  readonly threats: number;
  /** The worst level that remains of them, as claimed. */
  readonly level: string | undefined;
  /** Findings about it or one of its entries. */
  readonly findings: number;
  /** The worst state of the controls that guard it. */
  readonly state: ControlState | undefined;
}

const WORST: readonly ControlState[] = ['REFUTED', 'CLAIMED', 'STALE', 'PROVEN'];

/** Badges of components and flows by address. */
export function badgesOf({ model, analysis, look }: Overview): ReadonlyMap<string, Badge> {
  const relations = relationsOf(model);
  const holderOf = (address: string): string => {
    const [collection, id = ''] = address.split('/');
    return collection === 'entries' ? `components/${model.entries.get(id)?.at}` : address;
  };
  const threats = new Map<string, Set<string>>();
  for (const [threat, targets] of relations.targetsOfThreat) {
    for (const target of targets) {
      const holder = holderOf(target);
      threats.set(holder, (threats.get(holder) ?? new Set()).add(threat));
    }
  }
  const findings = new Map<string, number>();
  for (const { about, kind } of analysis.findings) {
    if (kind === 'threat') findings.set(holderOf(about), (findings.get(holderOf(about)) ?? 0) + 1);
  }
  const levels = new Map(analysis.risks.map(({ threat, claimed }) => [threat, claimed]));
  const guards = new Map<string, ControlState[]>();
  for (const [element, controls] of relations.guardsOf) {
    const holder = holderOf(element);
    for (const control of controls) {
      const { state } = proofOf({ model, look }, control);
      guards.set(holder, [...(guards.get(holder) ?? []), state]);
    }
  }
  const addresses = new Set([...threats.keys(), ...findings.keys(), ...guards.keys()]);
  return new Map(
    [...addresses].map((address) => {
      const named = [...(threats.get(address) ?? [])];
      const [level] = named
        .flatMap((threat) => levels.get(threat) ?? [])
        .toSorted((one, other) => levelRank(other) - levelRank(one));
      const state = WORST.find((one) => guards.get(address)?.includes(one));
      return [address, { threats: named.length, level, findings: findings.get(address) ?? 0, state }];
    }),
  );
}
