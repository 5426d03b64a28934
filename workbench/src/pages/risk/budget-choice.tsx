/**
 * The slider and what it buys: the controls, what is left of the loss, whether that is the best, what comes next.
 * @module
 */
import { useId } from 'react';
import type { BudgetReport } from 'vauban/browser';
import { useWorkbenchState } from '../../data/use-workbench.tsx';
import { EntryLink, EntryLinks } from '../../parts/entry-link.tsx';
import { amountText, chanceText, numberText } from '../../parts/figure-words.ts';
import { pick, useWhere } from '../../shell/where.ts';
import { amountIn } from './amount-in.ts';
import { BudgetCurve } from './budget-curve.tsx';
import { mostOf, nextAfter, pointAt } from './frontier.ts';

export function BudgetChoice({ report }: { readonly report: BudgetReport }) {
  const { frozen } = useWorkbenchState();
  const { query } = useWhere();
  const id = useId();
  const most = mostOf(report);
  const sum = Math.min(most, amountIn(query.get('budget')) ?? most);
  const point = pointAt(report, sum);
  const next = nextAfter(report, point);
  const { before, currency, costs, frontier, frontierComplete, assumptions } = report;
  const money = currency === '' ? '' : ` ${currency}`;
  const less = before > 0 ? 1 - point.left / before : 0;
  const isProven = frontierComplete || (report.limit >= point.cost && report.cost === point.cost && report.optimal);
  return (
    <div className="risk-budget">
      <div>
        <BudgetCurve report={report} point={point} />
        <div className="field risk-slider">
          <label htmlFor={id}>
            What may be spent: <strong>{numberText(sum)}</strong>
            {money}
          </label>
          <input
            id={id}
            type="range"
            min="0"
            max={most}
            step={Math.max(1, 10 ** Math.floor(Math.log10(most / 100)))}
            value={sum}
            onChange={({ target }) => pick({ budget: target.value })}
          />
          <div className="row wrap small">
            <span className="soft">Where it changes:</span>
            {frontier.slice(0, 12).map(({ cost }) => (
              <button
                key={cost}
                type="button"
                className="link"
                aria-pressed={cost === point.cost}
                onClick={() => pick({ budget: String(cost) })}
              >
                {amountText(cost, 3)}
              </button>
            ))}
          </div>
        </div>
      </div>
      <div className="stack" aria-live="polite">
        <p className="risk-left">
          <strong>{amountText(point.left, 3)}</strong>
          {money} left of {amountText(before, 3)} a year
          {less > 0 && <span className="soft">, {chanceText(Number(less.toPrecision(2)))} less</span>}
        </p>
        {point.controls.length === 0 ? (
          <p className="soft">Nothing is bought for this.</p>
        ) : (
          <table className="table">
            <thead>
              <tr>
                <th>Buy</th>
                <th className="number">Cost</th>
              </tr>
            </thead>
            <tbody>
              {point.controls.map((control) => (
                <tr key={control}>
                  <td>
                    <EntryLink address={`controls/${control}`} />
                  </td>
                  <td className="number">{numberText(costs[control] ?? 0)}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">In all</th>
                <td className="number">
                  <strong>{numberText(point.cost)}</strong>
                </td>
              </tr>
            </tbody>
          </table>
        )}
        <p className="small">
          {isProven ? (
            <span className="chip tone-PROVEN">Proven: no other choice for this sum leaves less</span>
          ) : (
            <>
              <span className="chip tone-CLAIMED">
                The best that was found
                {report.cost === point.cost && report.gap > 0 && `, at most ${chanceText(report.gap)} from the best`}
              </span>{' '}
              {!frozen && (
                <button type="button" className="link" onClick={() => pick({ prove: String(point.cost) })}>
                  Look harder at this sum
                </button>
              )}
            </>
          )}
        </p>
        {next !== undefined && (
          <p className="small soft">
            For {amountText(next.point.cost - point.cost, 3)} more:{' '}
            <EntryLinks addresses={next.adds.map((one) => `controls/${one}`)} />
            {next.drops.length > 0 && (
              <>
                {' '}
                instead of <EntryLinks addresses={next.drops.map((one) => `controls/${one}`)} />
              </>
            )}
            , and {amountText(next.point.left, 3)} is left.
          </p>
        )}
        <ul className="risk-list small soft">
          {assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
