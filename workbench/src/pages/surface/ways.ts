/**
 * Shortest ways of attacks, with those that are the same told once.
 * @module
 */
import type { AttackPath, Surface } from 'vauban/browser';

/** One way and everybody who takes it. */
export interface SharedWay {
  readonly path: AttackPath;
  /** Addresses of the origins. */
  readonly from: readonly string[];
}

/** Assets to which the same ways lead. */
export interface AssetWays {
  readonly assets: readonly string[];
  /** The shortest first. */
  readonly ways: readonly SharedWay[];
  /** Origins that reach none of them. */
  readonly unreached: readonly string[];
}

/** The ways by asset, those most easily reached first. */
export function waysByAsset(
  { assets, paths, origins }: Pick<Surface, 'assets' | 'paths' | 'origins'>,
  only: { readonly asset?: string | undefined; readonly from?: string | undefined } = {},
): readonly AssetWays[] {
  const groups = new Map<string, { assets: string[]; ways: readonly SharedWay[]; unreached: readonly string[] }>();
  for (const { asset } of assets) {
    if (only.asset !== undefined && only.asset !== asset) continue;
    const ways = shared(paths.filter((path) => path.asset === asset && (only.from ?? path.from) === path.from));
    const unreached = origins
      .filter(({ address, unreached: not }) => not.includes(asset) && (only.from ?? address) === address)
      .map(({ address }) => address as string);
    const key = JSON.stringify([ways.map(({ path, from }) => [keyOf(path), from]), unreached]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { assets: [asset], ways, unreached });
    else group.assets.push(asset);
  }
  const first = ({ ways }: AssetWays): number => ways[0]?.path.hops ?? Number.POSITIVE_INFINITY;
  return [...groups.values()].toSorted((one, other) => first(one) - first(other));
}

function shared(paths: readonly AttackPath[]): readonly SharedWay[] {
  const ways = new Map<string, { path: AttackPath; from: string[] }>();
  for (const path of paths) {
    const key = keyOf(path);
    const way = ways.get(key);
    if (way === undefined) ways.set(key, { path, from: [path.from] });
    else way.from.push(path.from);
  }
  return [...ways.values()].toSorted((one, other) => one.path.hops - other.path.hops);
}

function keyOf({ start, end, way }: AttackPath): string {
  return JSON.stringify([start, end, way.map(({ component, flow, through }) => [component, flow, through])]);
}
