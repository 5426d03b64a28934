/**
 * A level of risk or a severity as a chip: color, bars and word.
 * @module
 */

/** How many of four bars a level fills, by the words that schemes use. */
const BARS: Readonly<Record<string, number>> = {
  critical: 4,
  high: 3,
  medium: 2,
  moderate: 2,
  low: 1,
  info: 0,
  note: 0,
};

/** The bars alone. */
export function LevelBars({ level }: { readonly level: string }) {
  const filled = BARS[level] ?? 2;
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {[0, 1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={bar * 3}
          y={9 - bar * 2.6}
          width="2"
          height={3 + bar * 2.6}
          fill="currentColor"
          opacity={bar < filled ? 1 : 0.25}
        />
      ))}
    </svg>
  );
}

export function LevelChip({ level }: { readonly level: string | undefined }) {
  if (level === undefined) return <span className="soft small">not rated</span>;
  return (
    <span className={`chip tone-${level}`}>
      <LevelBars level={level} />
      {level}
    </span>
  );
}
