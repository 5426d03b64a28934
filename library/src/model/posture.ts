/**
 * Where a model stands once its claims have met the evidence: the state of every control, and what follows for
 * threats, phases, layers and environments. Plain readonly data, ready for JSON.
 * @module
 */
import type { ControlState, RiskRow } from './analysis.ts';
import type { Depth } from './evidence.ts';

/** Why a control is only CLAIMED. */
export type ClaimedBecause =
  | 'none'
  | 'not-looked-at'
  | 'unknown'
  | 'circular'
  | 'too-shallow'
  | 'partial'
  | 'attested'
  | 'other-environment';

/** The state of one control in one environment. */
export interface ControlPosture {
  readonly id: string;
  readonly title: string;
  readonly state: ControlState;
  /** How deep it is proven, or was. */
  readonly depth?: Depth;
  /** How deep a proof must reach. */
  readonly needs: Depth;
  /** Why, in one sentence. */
  readonly because: string;
  /** Which kind of reason, of a CLAIMED one. */
  readonly reason?: ClaimedBecause;
  /** The ids of its pieces of evidence. */
  readonly evidence: readonly string[];
}

/** The states of controls by id, as far as an analysis needs them. */
export type Proofs = ReadonlyMap<string, Pick<ControlPosture, 'state' | 'depth'>>;

/** The states in an environment; in none when it is undefined. */
export type ProofsIn = (environment: string | undefined) => Proofs;

/** How many controls of a group are in each state, and the worst of these. */
export interface StateCount {
  readonly id: string;
  readonly title: string;
  readonly controls: Readonly<Record<ControlState, number>>;
  readonly worst: ControlState;
}

/** A control whose state is another one than before. */
export interface StateChange {
  readonly id: string;
  readonly title: string;
  /** Absent when the control is new. */
  readonly from?: ControlState;
  /** Absent when the control is gone. */
  readonly to?: ControlState;
  readonly because: string;
}

/** Everything that follows from the evidence. */
export interface Posture {
  readonly stage: 'posture';
  readonly clock: string;
  readonly environment?: string;
  /** How many controls are in each state. */
  readonly controls: Readonly<Record<ControlState, number>>;
  readonly states: readonly ControlPosture[];
  readonly threats: readonly (StateCount & Pick<RiskRow, 'inherent' | 'claimed' | 'proven'>)[];
  readonly phases: readonly StateCount[];
  readonly layers: readonly StateCount[];
}
