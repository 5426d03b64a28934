/**
 * The shape of a gate, so that no eye has to read the word.
 * @module
 */
import type { AttackNode } from 'vauban/browser';

const SHAPES: Readonly<Record<AttackNode['kind'], string>> = {
  or: 'M2 14C2 7 5 3.5 8 1.5C11 3.5 14 7 14 14C11 11.6 5 11.6 2 14Z',
  and: 'M2 14V8A6 6 0 0 1 14 8V14Z',
  // biome-ignore lint/suspicious/noThenProperty: the name of a gate; nothing awaits a table of shapes
  then: 'M2 14V8A6 6 0 0 1 14 8V14Z M5 10.5h5 M8 8l2.6 2.5L8 13',
  'at-least': 'M4.5 2h7L15 8l-3.5 6h-7L1 8z M5 8h6',
  xor: 'M2 12C2 6 5 3 8 1.5C11 3 14 6 14 12C11 9.8 5 9.8 2 12Z M2 15C5 12.6 11 12.6 14 15',
  not: 'M8 5.5L14 14.5H2Z M8 1.2a2 2 0 1 0 .01 0',
  step: 'M8 2.5a5.5 5.5 0 1 0 .01 0',
  control: 'M8 1.5L14 3.5V8C14 11.5 11 13.5 8 14.8C5 13.5 2 11.5 2 8V3.5Z',
  fixed: 'M2.5 2.5h11v11h-11z M5 8h6',
};

export function GateShape({ kind }: { readonly kind: AttackNode['kind'] }) {
  return (
    <svg
      width="15"
      height="15"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[kind]} />
    </svg>
  );
}
