/**
 * Attack surface and blast radius: who can reach what over the flows, and what stands on the way. Plain readonly data,
 * ready for JSON.
 * @module
 */
import type { Address, Id } from './id.ts';

/** Where an attack starts: an actor in its zone, or anybody in a zone. */
export interface Origin {
  readonly address: Address;
  readonly zone: string;
  /** The components that stand in the zone: what the attacker has from the start. */
  readonly starts: readonly string[];
  /** How many further components can be reached. */
  readonly reaches: number;
  /** Assets of the highest tier to which no way leads. */
  readonly unreached: readonly string[];
}

/** Who said who can reach an entry; `unstated` where nobody did. */
export type Exposure = 'external' | 'semi-trusted' | 'internal' | 'local' | 'unstated';

/** An entry with those who can reach it. */
export interface SurfaceEntry {
  readonly id: string;
  readonly title?: string;
  readonly at: string;
  readonly exposure: Exposure;
  readonly authentication?: string;
  /** Controls that guard the entry or its component. */
  readonly controls: readonly string[];
  /** The origins that can reach it, and over how many hops: 0 holds its component already, 1 is straight. */
  readonly reachedBy: readonly { readonly origin: Address; readonly hops: number }[];
}

/** A control met on a way, and what it guards there. */
export interface MetControl {
  readonly control: Id<'controls'>;
  readonly guards: Address;
  /** Whether it is said to be there; a planned one stops nobody. */
  readonly claimed: boolean;
}

/** One hop of a way; from a whole to its part there is neither a flow nor a knock, and it counts for nothing. */
export interface Hop {
  /** Where it leads. */
  readonly component: string;
  /** The flow it takes; absent where the attacker knocks at an entry that is open to everybody. */
  readonly flow?: string;
  /** Whether it goes against the written direction of a both-ways flow. */
  readonly backwards?: true;
  /** The entry it goes through. */
  readonly through?: string;
  /** The boundaries it crosses. */
  readonly crosses: readonly string[];
  readonly controls: readonly MetControl[];
}

/** The shortest way from an origin to an asset. */
export interface AttackPath {
  readonly from: Address;
  readonly asset: string;
  /** The component at which it starts; absent when it starts with a knock from outside. */
  readonly start?: string;
  /** How many flows and knocks it takes; 0 when the asset is where the attacker starts. */
  readonly hops: number;
  readonly way: readonly Hop[];
  /** The component at which the asset is reached. */
  readonly end: string;
  /** Every control on the way and at the asset that is said to be there, once. */
  readonly met: readonly Id<'controls'>[];
}

/** An asset to which the paths lead, with the controls that protect it wherever it is. */
export interface TargetAsset {
  readonly asset: string;
  readonly protection: readonly MetControl[];
}

/** The attack surface of a model. */
export interface Surface {
  /** The tier whose assets the paths lead to. */
  readonly tier: string;
  /** The assets of that tier that can be had somewhere. */
  readonly assets: readonly TargetAsset[];
  /** The others: they neither lie anywhere nor pass anywhere readable. */
  readonly nowhere: readonly string[];
  readonly origins: readonly Origin[];
  /** Actors that start nowhere: nobody can say what they reach. */
  readonly unplaced: readonly string[];
  readonly entries: readonly SurfaceEntry[];
  readonly paths: readonly AttackPath[];
}

/** What an attacker who holds a component reaches from there. */
export interface BlastRadius {
  readonly component: string;
  /** The nearest first, the component itself with 0 hops. */
  readonly components: readonly {
    readonly component: string;
    readonly hops: number;
    /** The component before it on the way. */
    readonly after?: string;
    readonly flow?: string;
  }[];
  /** The highest tier first, then the nearest. */
  readonly assets: readonly ReachedAsset[];
  /** How many components are out of reach. */
  readonly untouched: number;
}

/** An asset within reach. */
export interface ReachedAsset {
  readonly asset: string;
  readonly tier?: string;
  readonly hops: number;
  /** The nearest component at which it can be had. */
  readonly at: string;
  /** Whether it lies there or only passes through, readable. */
  readonly how: 'lies' | 'passes';
}
