/**
 * The shape of a state, so that no eye has to tell colors apart.
 * @module
 */
import type { StrideState } from 'vauban/browser';

const SHAPES: Readonly<Record<StrideState, string>> = {
  finding: 'M7 1.8l5.6 10H1.4z M7 5.6v2.8 M7 10.1v.2',
  question: 'M7 1.2L12.8 7 7 12.8 1.2 7z M5.6 5.7a1.5 1.5 0 1 1 2 1.5c-.5.2-.6.5-.6.9 M7 9.8v.1',
  unknown:
    'M7 2a5 5 0 0 1 2.5.7 M11.3 4.5a5 5 0 0 1 .6 2.5 M11.3 9.5A5 5 0 0 1 9.5 11.3 M7 12a5 5 0 0 1-2.5-.7 M2.7 9.5A5 5 0 0 1 2 7 M2.7 4.5a5 5 0 0 1 1.8-1.8',
  covered: 'M7 1.5l4.8 1.8v3.4c0 2.8-2 4.8-4.8 5.8-2.8-1-4.8-3-4.8-5.8V3.3z',
  decided: 'M2 2h10v10H2z M4.5 7h5',
  clear: 'M3.5 7.2l2.5 2.5 4.7-5.2',
  unseen: 'M7 3.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  'not-applicable': 'M4.5 7h5',
};

export function CellShape({ state, size = 14 }: { readonly state: StrideState; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[state]} />
    </svg>
  );
}
