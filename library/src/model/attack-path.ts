/**
 * Attack paths: how long an actor needs to get at an asset, how likely it is that nothing stops it, which ways it
 * takes, and where it can be stopped. Plain readonly data, ready for JSON.
 * @module
 */
import type { AttackPath } from './surface.ts';

/** Which controls are taken to work: none, those that are claimed, those that are proven. */
export type ControlView = 'inherent' | 'claimed' | 'proven';

/** When an asset is reached. */
export interface TimeToCompromise {
  /** The chance that nothing stops the attacker for good. */
  readonly probability: number;
  /** Whether the chance was computed; otherwise it was sampled, and stands within `bounds` for sure. */
  readonly exact: boolean;
  readonly bounds: { readonly low: number; readonly high: number };
  /** Days until the asset is reached in the tries in which it is; null when fewer than 20 got there. */
  readonly time: { readonly p5: number; readonly p50: number; readonly p95: number } | null;
  /** The chance that the asset is reached within so many days. */
  readonly curve: readonly { readonly days: number; readonly probability: number }[];
}

/** A way in which an asset was reached first, and in which share of the tries that reached it. */
export interface LikelyWay {
  readonly share: number;
  /** Addresses of what it goes through; nodes of trees as `trees/<tree>/<node>`. */
  readonly through: readonly string[];
}

/** One actor and one asset. */
export interface AssetPaths {
  /** The address of the actor or zone. */
  readonly actor: string;
  readonly asset: string;
  /** Whether it can be reached when nothing holds. */
  readonly reachable: boolean;
  /** The shortest way over the flows, with the controls met; null where only a tree leads there, or nothing. */
  readonly path: AttackPath | null;
  /** In the view that was asked for. */
  readonly time: TimeToCompromise['time'];
  readonly probability: number;
  readonly views: Readonly<Record<ControlView, TimeToCompromise>>;
  /** The ways that were fastest in the view that was asked for, the most frequent first. */
  readonly ways: readonly LikelyWay[];
  /** What every way goes through, in order. */
  readonly chokePoints: readonly string[];
  /** The fewest elements that would have to hold; null where the attacker has the asset's place from the start. */
  readonly minimumCut: readonly string[] | null;
  /** The cheapest controls, of those not there yet, that stand on every way together; null where none of known cost do. */
  readonly cheapestCut: { readonly controls: readonly string[]; readonly cost: number } | null;
}

/** Attack paths of a model. */
export interface AttackPaths {
  readonly view: ControlView;
  readonly samples: number;
  readonly seed: number;
  /** What was taken for granted, in words. */
  readonly assumptions: readonly string[];
  /** Actors that start nowhere: nobody can say what they reach. */
  readonly unplaced: readonly string[];
  /** The assets asked about that neither lie nor pass anywhere, and that no tree leads to. */
  readonly nowhere: readonly string[];
  readonly pairs: readonly AssetPaths[];
}
