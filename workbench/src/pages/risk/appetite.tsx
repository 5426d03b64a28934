/**
 * What the team is ready to lose, beside the chance that it does.
 * @module
 */
import { Check, X } from 'lucide-react';
import type { LossAnalysis, LossView } from 'vauban/browser';
import { amountText, chanceText } from '../../parts/figure-words.ts';
import { viewWords } from './curves.ts';

const VIEWS: readonly LossView[] = ['inherent', 'claimed', 'proven'];

export function AppetiteLines({ loss: { appetite, currency } }: { readonly loss: LossAnalysis }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Accepted</th>
          {VIEWS.map((view) => (
            <th key={view} className="number">
              {viewWords(view)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {appetite.map(({ loss, probability, exceeded }) => (
          <tr key={`${loss} ${probability}`}>
            <th scope="row">
              more than {amountText(loss)} {currency} in {chanceText(probability)} of the years
            </th>
            {VIEWS.map((view) => {
              const isOver = exceeded[view] > probability;
              return (
                <td key={view} className="number">
                  <span className={`chip ${isOver ? 'tone-REFUTED' : 'tone-PROVEN'}`}>
                    {isOver ? <X size={13} /> : <Check size={13} />}
                    {chanceText(exceeded[view])} {isOver ? 'too often' : 'within'}
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
