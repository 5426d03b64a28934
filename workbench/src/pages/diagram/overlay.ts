/**
 * What lights up when an attack is followed over the diagram.
 * @module
 */
import type { BlastRadius, Surface } from 'vauban/browser';

/** Addresses that are part of an attack; everything else steps back. */
export interface Overlay {
  readonly lit: ReadonlySet<string>;
  /** Where it begins. */
  readonly starts: ReadonlySet<string>;
  readonly says: string;
}

interface Followed {
  readonly surface: Surface | undefined;
  readonly asset: string | undefined;
  readonly blast: BlastRadius | undefined;
}

export function overlayOf({ surface, asset, blast }: Followed): Overlay | undefined {
  if (blast !== undefined) return ofBlast(blast);
  if (surface === undefined) return undefined;
  const paths = surface.paths.filter((path) => asset === undefined || path.asset === asset);
  const starts = new Set(surface.origins.flatMap((origin) => origin.starts.map((id) => `components/${id}`)));
  const lit = new Set(starts);
  for (const { way, start, end } of paths) {
    if (start !== undefined) lit.add(`components/${start}`);
    lit.add(`components/${end}`);
    for (const { component, flow, through } of way) {
      lit.add(`components/${component}`);
      if (flow !== undefined) lit.add(`flows/${flow}`);
      if (through !== undefined) lit.add(`entries/${through}`);
    }
  }
  const [only] = paths;
  const says =
    asset !== undefined && only !== undefined
      ? `${only.hops} ${only.hops === 1 ? 'hop' : 'hops'}, past ${only.met.length} ${only.met.length === 1 ? 'control' : 'controls'}`
      : `reaches ${paths.length} of ${surface.assets.length} assets of tier ${surface.tier}`;
  return { lit, starts, says };
}

function ofBlast({ component, components, assets }: BlastRadius): Overlay {
  const lit = new Set(
    components.flatMap((one) => [
      `components/${one.component}`,
      ...(one.flow === undefined ? [] : [`flows/${one.flow}`]),
    ]),
  );
  const start = `components/${component}`;
  return {
    lit,
    starts: new Set([start]),
    says: `whoever holds it reaches ${components.length - 1} components and ${assets.length} assets`,
  };
}
