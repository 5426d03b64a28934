/**
 * How a requirement stands as a chip: color, shape and word.
 * @module
 */
import { StateShape } from '../../parts/state-chip.tsx';
import { type Standing, standingWord } from './requirement-rows.ts';

export function StandingChip({ standing }: { readonly standing: Standing }) {
  if (standing !== 'open') {
    return (
      <span className={`chip tone-${standing}`}>
        <StateShape state={standing} />
        {standing === 'none' ? standingWord(standing) : standing}
      </span>
    );
  }
  return (
    <span className="chip tone-high">
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        <path d="M7 1.8l5.6 10H1.4z M7 5.6v3 M7 10.2v.4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {standingWord(standing)}
    </span>
  );
}
