/**
 * The shortest way from an origin to an asset, with the boundaries it crosses and the controls met on it.
 * @module
 */
import type { Model } from '../../model/model.ts';
import type { AttackPath, Hop, TargetAsset } from '../../model/surface.ts';
import type { AssetPlace } from './asset-places.ts';
import { hopOf } from './controls-met.ts';
import type { Reacher } from './entries.ts';
import { type Visit, wayTo } from './reach.ts';

/** An origin with what it has from the start. */
export interface Starter extends Reacher {
  readonly starts: readonly string[];
}

/** Finds the shortest way, or undefined when there is none. Where an asset lies comes before where it only passes. */
export function attackPath(
  model: Model,
  { address, reach, starts }: Starter,
  { asset, protection, places }: TargetAsset & { readonly places: readonly AssetPlace[] },
): AttackPath | undefined {
  const lying = places.filter(({ how }) => how === 'lies');
  const target = nearest((lying.length > 0 ? lying : places).flatMap(({ component }) => reach.get(component) ?? []));
  if (target === undefined) return undefined;
  const { start, way } = describe(model, target, starts[0]);
  const met = [...way.flatMap(({ controls }) => controls), ...protection].filter(({ claimed }) => claimed);
  return {
    from: address,
    asset,
    ...(start !== undefined && { start }),
    hops: target.hops,
    way,
    end: target.component,
    met: [...new Set(met.map(({ control }) => control))],
  };
}

/** Where a way starts, and its hops. */
type Described = Pick<AttackPath, 'start' | 'way'>;

const described = new WeakMap<Visit, Described>();
const hops = new WeakMap<Visit, Hop | undefined>();

/** Describes the way to a visit, once: actors of one zone and assets of one component share it, ways share hops. */
function describe(model: Model, target: Visit, standing: string | undefined): Described {
  let known = described.get(target);
  if (known === undefined) {
    const visits = wayTo(target);
    for (const visit of visits) if (!hops.has(visit)) hops.set(visit, hopOf(model, visit, standing));
    const way = visits.map((visit) => hops.get(visit)).filter((hop) => hop !== undefined);
    const [first] = visits;
    known = { ...(first !== undefined && first.entry === undefined && { start: first.component }), way };
    described.set(target, known);
  }
  return known;
}

function nearest(visits: readonly Visit[]): Visit | undefined {
  return visits.reduce<Visit | undefined>(
    (best, one) => (best === undefined || one.hops < best.hops ? one : best),
    undefined,
  );
}
