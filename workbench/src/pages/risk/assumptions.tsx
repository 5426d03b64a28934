/**
 * What the figures take for granted, and how they were computed.
 * @module
 */
import type { LossAnalysis } from 'vauban/browser';
import { chanceText } from '../../parts/figure-words.ts';
import { Panel } from '../../parts/panel.tsx';

export function Assumptions({ loss }: { readonly loss: LossAnalysis }) {
  return (
    <Panel title="Taken for granted">
      <ul className="risk-list">
        {loss.assumptions.map((assumption) => (
          <li key={assumption}>{assumption}</li>
        ))}
        <li className="soft">{checkWords(loss)}</li>
      </ul>
    </Panel>
  );
}

/** How the figures were computed, and whether both ways agree. */
function checkWords({ views, simulation: { years, seed } }: LossAnalysis): string {
  const checks = Object.values(views).map(({ check }) => check);
  const simulated = `${years.toLocaleString('en-US')} simulated years (seed ${seed})`;
  const because = checks.find((check) => check.because !== undefined)?.because;
  if (checks.some(({ method }) => method === 'simulated')) return `Computed by ${simulated} alone: ${because ?? ''}`;
  const compared = checks.reduce((sum, check) => sum + check.compared, 0);
  const inside = checks.reduce((sum, check) => sum + check.inside, 0);
  const error = Math.max(1e-6, ...checks.map(({ gridError = 0 }) => gridError));
  return `Computed twice: exactly, on a grid that is off by ${chanceText(error)} at most, and by ${simulated}; ${inside} of ${compared} exact figures lie in the intervals of the simulation`;
}
