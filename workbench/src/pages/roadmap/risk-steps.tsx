/**
 * The risk over the phases: a bar for now and one after each phase.
 * @module
 */
import { levelRank } from '../../parts/levels.ts';
import type { LevelStep } from './phase-rows.ts';

const HEIGHT = 24;
const GAP = 8;
const LABEL = 200;
const WIDTH = 720;

export function RiskSteps({ steps }: { readonly steps: readonly LevelStep[] }) {
  const [now] = steps;
  const all = [...(now?.levels.values() ?? [])].reduce((sum, many) => sum + many, 0);
  if (all === 0) {
    return (
      <p className="soft">
        No threat is rated, so nobody can say what a phase takes off. Give one a <code>risk</code>.
      </p>
    );
  }
  const scale = (WIDTH - LABEL) / all;
  const height = steps.length * (HEIGHT + GAP) + 18;
  return (
    <div className="risk-steps">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={steps.map(sentence).join(' ')}>
        {steps.map(({ title, levels }, index) => {
          const y = index * (HEIGHT + GAP);
          let x = LABEL;
          return (
            <g key={title} transform={`translate(0 ${y})`}>
              <text x={LABEL - 10} y={HEIGHT / 2 + 4} textAnchor="end" className="step-label">
                {title.length > 30 ? `${title.slice(0, 29)}…` : title}
              </text>
              {byLevel(levels).map(([level, many]) => {
                const width = many * scale;
                const at = x;
                x += width;
                return (
                  <g key={level} className={`level-${level}`}>
                    <rect
                      x={at}
                      width={Math.max(1, width - 2)}
                      height={HEIGHT}
                      rx="2"
                      fill={`var(--${tone(level)}-soft)`}
                    />
                    <text x={at + 8} y={HEIGHT / 2 + 4} fill={`var(--${tone(level)})`}>
                      {width > 70 ? `${many} ${level}` : many}
                    </text>
                  </g>
                );
              })}
            </g>
          );
        })}
        <text x={LABEL} y={height - 2} className="step-axis">
          threats that are rated, {all}
        </text>
      </svg>
    </div>
  );
}

function byLevel(levels: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...levels].toSorted(([one], [other]) => levelRank(other) - levelRank(one));
}

function sentence({ title, levels }: LevelStep): string {
  const parts = byLevel(levels).map(([level, many]) => `${many} ${level}`);
  return `${title}: ${parts.join(', ')}.`;
}

/** The color of a level; words that nobody knows stand in the middle. */
function tone(level: string): string {
  return ['critical', 'high', 'medium', 'low', 'info'].find((one) => one === level) ?? 'medium';
}
