/**
 * What was found of a claim as a chip: color, shape and word.
 * @module
 */
import type { Depth, Verdict } from 'vauban/browser';

const SHAPES: Readonly<Record<Verdict, string>> = {
  upheld: 'M3 7.5l2.6 2.6L11 4.4',
  broken: 'M4 4l6 6 M10 4l-6 6',
  unknown: 'M4.8 5.2a2.2 2.2 0 1 1 3.1 2c-.6.3-.9.7-.9 1.4 M7 11v.6',
};

const TONES: Readonly<Record<Verdict, string>> = { upheld: 'PROVEN', broken: 'REFUTED', unknown: 'CLAIMED' };

export function VerdictChip({ verdict, depth }: { readonly verdict: Verdict; readonly depth?: Depth | undefined }) {
  return (
    <span className={`chip tone-${TONES[verdict]}`}>
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        <path d={SHAPES[verdict]} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {verdict}
      {depth !== undefined && <span className="small"> {depth}</span>}
    </span>
  );
}
