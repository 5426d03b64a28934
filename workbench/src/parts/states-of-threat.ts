/**
 * In which state of proof the controls against a threat are.
 * @module
 */
import { type ControlState, type Overview, relationsOf } from 'vauban/browser';

const WORST: readonly ControlState[] = ['REFUTED', 'CLAIMED', 'STALE', 'PROVEN', 'none'];

/** The state of a control; by its word alone where nobody has looked. */
export function controlStateOf({ model, look }: Pick<Overview, 'model' | 'look'>, control: string): ControlState {
  const seen = look?.posture.states.find(({ id }) => id === control)?.state;
  return seen ?? (model.controls.get(control)?.status === 'done' ? 'CLAIMED' : 'none');
}

/** The controls against a threat with their states; retired ones do not count. */
export function statesOfThreat(
  overview: Pick<Overview, 'model' | 'look'>,
  threat: string,
): readonly { readonly id: string; readonly state: ControlState }[] {
  const { model } = overview;
  return (relationsOf(model).controlsOfThreat.get(threat) ?? [])
    .filter((id) => model.controls.get(id)?.status !== 'retired')
    .map((id) => ({ id, state: controlStateOf(overview, id) }));
}

/** The worst of some states, what is not claimed last; undefined when there is none. */
export function worstState(states: readonly ControlState[]): ControlState | undefined {
  return WORST.find((state) => states.includes(state));
}
