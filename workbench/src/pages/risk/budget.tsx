/**
 * What to buy: a slider along the front of budgets, with the best controls for each sum and what they leave.
 * @module
 */
import { type FormEvent, useState } from 'react';
import type { BudgetReport } from 'vauban/browser';
import { useWorkbenchState } from '../../data/use-workbench.tsx';
import { EntryLinks } from '../../parts/entry-link.tsx';
import { countOf, numberText } from '../../parts/figure-words.ts';
import { Panel } from '../../parts/panel.tsx';
import { href, pick, useWhere } from '../../shell/where.ts';
import { amountIn } from './amount-in.ts';
import { BudgetChoice } from './budget-choice.tsx';
import { useJob } from './use-job.ts';
import { Waiting } from './waiting.tsx';

export function Budget() {
  const { frozen } = useWorkbenchState();
  const { query } = useWhere();
  const assumed = amountIn(query.get('assume'));
  const limit = amountIn(query.get('prove')) ?? 0;
  const answer = useJob('budget', {
    goal: 'loss',
    limit,
    ...(assumed !== undefined && { assumeCost: assumed }),
  });
  const { outcome } = answer;
  if (frozen && outcome.kind !== 'done') {
    return (
      <Panel title="What to buy" className="wide">
        <p className="soft">What to buy was not asked when this report was made. Open the model to see it.</p>
      </Panel>
    );
  }
  return (
    <Panel
      title="What to buy"
      className="wide"
      aside={outcome.kind === 'done' && <span className="soft small">lowers {outcome.result.measure}</span>}
    >
      {outcome.kind === 'done' ? (
        <>
          {(outcome.result.unknownCost.length > 0 || assumed !== undefined) && (
            <AssumeCost key={assumed} report={outcome.result} assumed={assumed} />
          )}
          {outcome.result.frontier.length > 1 ? (
            <BudgetChoice report={outcome.result} />
          ) : (
            <NothingToBuy report={outcome.result} />
          )}
        </>
      ) : (
        <Waiting answer={answer} what="what to buy" />
      )}
    </Panel>
  );
}

function NothingToBuy({ report }: { readonly report: BudgetReport }) {
  const { unknownCost, sunk } = report;
  return (
    <p className="soft">
      {unknownCost.length > 0
        ? 'No control that would help says what it costs. Write '
        : `Nothing that helps is left to buy: ${countOf(sunk.length, 'control')} against these threats ${sunk.length === 1 ? 'is' : 'are'} in place. A planned one with a cost would appear here: `}
      <code>cost: {'{ once: 20000, yearly: 5000 }'}</code> at a control on the <a href={href('controls')}>controls</a>{' '}
      page.
    </p>
  );
}

interface AssumeCostProps {
  readonly report: BudgetReport;
  readonly assumed: number | undefined;
}

function AssumeCost({ report: { unknownCost, currency }, assumed }: AssumeCostProps) {
  const [text, setText] = useState(assumed === undefined ? '10000' : String(assumed));
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    pick({ assume: text, budget: undefined, prove: undefined });
  };
  return (
    <div className="risk-assume">
      <form className="row wrap" onSubmit={apply}>
        <label className="row">
          <span className="soft">Suppose that a control whose cost nobody says costs</span>
          <input
            className="input"
            type="number"
            min="0"
            step="any"
            required
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <span className="soft">{currency}</span>
        </label>
        <button type="submit" className="button">
          Suppose it
        </button>
        {assumed !== undefined && (
          <button
            type="button"
            className="button plain"
            onClick={() => pick({ assume: undefined, budget: undefined, prove: undefined })}
          >
            Suppose nothing
          </button>
        )}
      </form>
      {unknownCost.length > 0 && (
        <p className="small soft">
          {assumed === undefined ? 'Left out, for nobody says their cost: ' : `Taken to cost ${numberText(assumed)}: `}
          <EntryLinks addresses={unknownCost.map((id) => `controls/${id}`)} />
        </p>
      )}
    </div>
  );
}
