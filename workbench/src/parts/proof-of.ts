/**
 * How well a control is proven, whether or not somebody has looked yet.
 * @module
 */
import type { ControlPosture, ControlState, Overview } from 'vauban/browser';

/** What is known of a control's proof. */
export type Proof = Pick<ControlPosture, 'state' | 'because'> &
  Partial<Pick<ControlPosture, 'depth' | 'needs' | 'reason'>>;

/** The states from worst to best; what is only planned stands last, because nothing is claimed of it. */
export const WORST_FIRST: readonly ControlState[] = ['REFUTED', 'CLAIMED', 'STALE', 'PROVEN', 'none'];

/** The proof of a control; before anybody has looked, what its status allows. */
export function proofOf({ model, look }: Pick<Overview, 'model' | 'look'>, control: string): Proof {
  const known = look?.posture.states.find(({ id }) => id === control);
  if (known !== undefined) return { ...known, because: plainReason(known.because) };
  const status = model.controls.get(control)?.status;
  return status === 'planned' || status === 'retired'
    ? { state: 'none', because: `It is ${status}: nothing is claimed of it` }
    : { state: 'CLAIMED', because: 'Nobody has looked yet' };
}

/** A reason without what only helps on the command line. */
export function plainReason(because: string): string {
  return because.replace(/: run "vauban .*$/, '');
}

/** The worst of several states; undefined when there is none. */
export function worstState(states: Iterable<ControlState>): ControlState | undefined {
  const all = new Set(states);
  return WORST_FIRST.find((state) => all.has(state));
}

/** How many are in each state, the worst first, and none that is empty. */
export function stateCounts(states: readonly ControlState[]): readonly (readonly [ControlState, number])[] {
  return WORST_FIRST.map((state) => [state, states.filter((one) => one === state).length] as const).filter(
    ([, many]) => many > 0,
  );
}

/** A state as a word of a sentence. */
export function stateWord(state: ControlState): string {
  return state === 'none' ? 'planned' : state.toLowerCase();
}
