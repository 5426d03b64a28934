/**
 * What changed between two looks at a model: which controls have another state than before.
 * @module
 */
import type { ControlState } from '../model/analysis.ts';
import type { ControlPosture, StateChange } from '../model/posture.ts';
import { WORST_FIRST } from './posture.ts';

/** A state as an earlier report gave it. */
export interface EarlierState {
  readonly id: string;
  readonly state: ControlState;
}

/** The controls whose state differs, those that got worse first; one that was not there before has no `from`. */
export function changesSince(
  before: readonly EarlierState[],
  after: readonly ControlPosture[],
): readonly StateChange[] {
  const earlier = new Map(before.map(({ id, state }) => [id, state]));
  const now = new Set(after.map(({ id }) => id));
  const changed = after
    .filter(({ id, state }) => earlier.get(id) !== state)
    .map(({ id, title, state, because }): StateChange => {
      const from = earlier.get(id);
      return { id, title, ...(from !== undefined && { from }), to: state, because };
    });
  const gone = before
    .filter(({ id }) => !now.has(id))
    .map(({ id, state }): StateChange => ({ id, title: id, from: state, because: 'It is no longer in the model' }));
  return [...changed, ...gone].sort((one, other) => direction(one) - direction(other) || (one.id < other.id ? -1 : 1));
}

/** Negative when it got worse. */
function direction({ from = 'none', to = 'none' }: StateChange): number {
  return Math.sign(WORST_FIRST.indexOf(to) - WORST_FIRST.indexOf(from));
}
