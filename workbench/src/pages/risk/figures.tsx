/**
 * The loss of a year as a table: the mean, years of several return periods, in the three views.
 * @module
 */
import type { Estimate, LossAnalysis, LossFigures, LossView } from 'vauban/browser';
import { chanceText } from '../../parts/figure-words.ts';
import { viewWords } from './curves.ts';
import { estimateText, intervalText, rareText } from './money.ts';

const VIEWS: readonly LossView[] = ['inherent', 'claimed', 'proven'];

const LINES: readonly (readonly [name: string, about: string, of: (figures: LossFigures) => Estimate])[] = [
  ['Mean year', 'expected loss', ({ expected, check }) => ({ ...check.expected, value: expected })],
  ['1 year in 10 costs more', '90 % point', ({ quantiles }) => quantiles.p90],
  ['1 year in 20', '95 % point', ({ quantiles }) => quantiles.p95],
  ['1 year in 100', '99 % point', ({ quantiles }) => quantiles.p99],
  ['1 year in 1000', '99.9 % point', ({ quantiles }) => quantiles.p999],
  ['Mean beyond 1 in 20', 'shortfall', ({ shortfall }) => shortfall.p95],
  ['Mean beyond 1 in 100', 'shortfall', ({ shortfall }) => shortfall.p99],
];

export function Figures({ loss }: { readonly loss: LossAnalysis }) {
  const { views, currency, simulation } = loss;
  return (
    <>
      <table className="table risk-figures">
        <thead>
          <tr>
            <th>{currency}</th>
            {VIEWS.map((view) => (
              <th key={view} className="number">
                {viewWords(view)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LINES.map(([name, about, of]) => (
            <tr key={name}>
              <th scope="row">
                {name} <span className="quiet">{about}</span>
              </th>
              {VIEWS.map((view) => (
                <td key={view} className="number">
                  <strong>{estimateText(of(views[view]))}</strong>
                  <div className="small soft">{intervalText(of(views[view]))}</div>
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">No loss at all</th>
            {VIEWS.map((view) => (
              <td key={view} className="number">
                {rareText(views[view].noLoss)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className="small soft risk-note">
        Below each figure the interval in which {simulation.years.toLocaleString('en-US')} simulated years see it, with{' '}
        {chanceText(simulation.confidence)} confidence.
      </p>
    </>
  );
}
