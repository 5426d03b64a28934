/**
 * Risk in money: what a year may cost in three views, which threats make it, what moves it, what to buy.
 * @module
 */
import { RefreshCw } from 'lucide-react';
import { useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { countOf } from '../../parts/figure-words.ts';
import { Panel } from '../../parts/panel.tsx';
import { AppetiteLines } from './appetite.tsx';
import { Assumptions } from './assumptions.tsx';
import { Budget } from './budget.tsx';
import { ByThreat } from './by-threat.tsx';
import { Exceedance } from './exceedance.tsx';
import { Figures } from './figures.tsx';
import { estimateText, rareText } from './money.ts';
import { NoFigures } from './no-figures.tsx';
import './risk.css';
import { Tornado } from './tornado.tsx';
import { Uncounted } from './uncounted.tsx';
import { useJob } from './use-job.ts';
import { Waiting } from './waiting.tsx';

/** The same arguments each time: a frozen report keeps the answer to no others. */
const NOTHING = {};

export function Risk() {
  const { model, analysis } = useOverview();
  const isRated = analysis.risks.length > 0 || [...model.threats.values()].some(({ risk }) => risk !== undefined);
  return isRated ? <Loss /> : <NoFigures />;
}

function Loss() {
  const { frozen, unsaved } = useWorkbenchState();
  const answer = useJob('risk', NOTHING);
  const { outcome } = answer;
  if (outcome.kind === 'done' && (outcome.result ?? undefined) === undefined) return <NoFigures />;
  if (outcome.kind === 'failed' && frozen) return <NoFigures />;
  const loss = outcome.kind === 'done' ? outcome.result : undefined;
  const money = loss === undefined || loss.currency === '' ? '' : ` ${loss.currency}`;
  return (
    <div className="page risk">
      <header className="page-head">
        <h1>What a year may cost</h1>
        {loss === undefined ? (
          <p />
        ) : (
          <p>
            {countOf(loss.byThreat.length, 'threat')} counted · a mean year costs{' '}
            {estimateText({ ...loss.check.expected, value: loss.expected })}
            {money} · {rareText(loss.noLoss)} of the years cost nothing · one in 20 costs more than{' '}
            {estimateText(loss.quantiles.p95)}
            {money}
          </p>
        )}
        {!frozen && loss !== undefined && (
          <button type="button" className="button" onClick={answer.again}>
            <RefreshCw size={14} /> Compute again
          </button>
        )}
      </header>
      {unsaved.size > 0 && <p className="small soft">What is not saved does not count yet.</p>}
      {loss === undefined ? (
        <Waiting answer={answer} what="the loss of a year" />
      ) : (
        <div className="risk-grid">
          <Panel title="The chance of losing more" className="wide">
            <Exceedance loss={loss} />
          </Panel>
          <Panel title="The loss of a year" flush className="wide">
            <Figures loss={loss} />
          </Panel>
          {loss.appetite.length > 0 && (
            <Panel title="What the team is ready to lose" flush className="wide">
              <AppetiteLines loss={loss} />
            </Panel>
          )}
          <Budget />
          <Panel
            title="By threat"
            flush
            className="wide"
            aside={<span className="soft small">the most costly first</span>}
          >
            <ByThreat loss={loss} />
          </Panel>
          <Panel
            title="What moves it"
            className="wide"
            aside={<span className="soft small">each input alone, from its 5 % point to its 95 % point</span>}
          >
            <Tornado loss={loss} />
          </Panel>
          <Uncounted loss={loss} />
          <Assumptions loss={loss} />
        </div>
      )}
    </div>
  );
}
