/**
 * How bad a threat is without controls, as claimed and as proven, with what the scheme says of it.
 * @module
 */
import { ArrowRight } from 'lucide-react';
import type { RiskRow } from 'vauban/browser';
import { LevelChip } from '../../parts/level-chip.tsx';
import { levelRank } from '../../parts/levels.ts';
import { LagMark } from './lag-mark.tsx';

export function RiskLevels({ risk }: { readonly risk: RiskRow }) {
  const { inherent, claimed, proven, declared, computed, axes, scheme, score, action, beside, decision } = risk;
  const lags = levelRank(proven) > levelRank(claimed);
  return (
    <div className="stack">
      <dl className="threats-risk-levels">
        <div>
          <dt>Without controls</dt>
          <dd>
            <LevelChip level={inherent} />
          </dd>
        </div>
        <ArrowRight size={14} aria-hidden="true" />
        <div>
          <dt>As claimed</dt>
          <dd>
            <LevelChip level={claimed} />
          </dd>
        </div>
        <ArrowRight size={14} aria-hidden="true" />
        <div>
          <dt>As proven</dt>
          <dd className="row">
            <LevelChip level={proven} />
            {lags && <LagMark />}
          </dd>
        </div>
      </dl>
      {lags && (
        <p className="small soft">
          Only the word of its controls makes it {claimed}. As far as anything is proven it is {proven}.
        </p>
      )}
      <dl className="facts">
        {Object.entries(axes).map(([axis, value]) => (
          <div key={axis} className="fact">
            <dt>{axis}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="fact">
          <dt>Scheme</dt>
          <dd>
            {scheme}
            {score !== undefined && `, score ${score}`}
          </dd>
        </div>
        {(declared !== undefined || computed !== undefined) && (
          <div className="fact">
            <dt>Level</dt>
            <dd>{levelWords(declared, computed)}</dd>
          </div>
        )}
        {beside?.level !== undefined && (
          <div className="fact">
            <dt>Beside</dt>
            <dd>
              {beside.level} under {beside.scheme}
              {beside.assumed.length > 0 && `, with ${beside.assumed.join(', ')} assumed`}
            </dd>
          </div>
        )}
        {action !== undefined && (
          <div className="fact">
            <dt>Asks for</dt>
            <dd>{action}</dd>
          </div>
        )}
      </dl>
      {decision !== undefined && (
        <ol className="threats-ask small">
          {decision.steps.map(({ ask, answer, because }) => (
            <li key={ask}>
              {ask} <strong>{answer === 'unknown' ? 'not known' : answer}</strong>
              {because !== '' && <span className="soft">: {because}</span>}
            </li>
          ))}
          <li>
            <strong>{decision.outcome}</strong>
          </li>
        </ol>
      )}
    </div>
  );
}

/** What the team declares and what the scheme gives, in words. */
function levelWords(declared: string | undefined, computed: string | undefined): string {
  if (declared === computed) return `${declared}, declared and computed`;
  if (declared === undefined) return `${computed}, computed`;
  return computed === undefined ? `${declared}, declared` : `declared ${declared}, computed ${computed}`;
}
