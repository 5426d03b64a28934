/**
 * The state of a control as a chip: color, shape and word, so that no eye has to tell colors apart.
 * @module
 */
import type { ControlState } from 'vauban/browser';

const SHAPES: Readonly<Record<ControlState, string>> = {
  PROVEN: 'M2 2h10v10H2z M4.5 7l2 2 3.5-4.2',
  STALE: 'M7 1.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z M7 4v3.2l2.2 1.4',
  CLAIMED: 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2z',
  REFUTED: 'M4.4 1.5h5.2l2.9 2.9v5.2l-2.9 2.9H4.4L1.5 9.6V4.4z M5 5l4 4 M9 5l-4 4',
  none: 'M2.5 7h9',
};

const WORDS: Readonly<Record<ControlState, string>> = {
  PROVEN: 'PROVEN',
  STALE: 'STALE',
  CLAIMED: 'CLAIMED',
  REFUTED: 'REFUTED',
  none: 'not claimed',
};

/** The shape alone. */
export function StateShape({ state, size = 14 }: { readonly state: ControlState; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d={SHAPES[state]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export function StateChip({ state, depth }: { readonly state: ControlState; readonly depth?: string | undefined }) {
  return (
    <span className={`chip tone-${state}`}>
      <StateShape state={state} />
      {WORDS[state]}
      {depth !== undefined && <span className="small"> {depth}</span>}
    </span>
  );
}
