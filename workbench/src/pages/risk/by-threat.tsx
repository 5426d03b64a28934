/**
 * What each threat costs, beside its level: money and matrix do not always agree on what comes first.
 * @module
 */
import type { LossAnalysis, ThreatLoss } from 'vauban/browser';
import { EntryLink } from '../../parts/entry-link.tsx';
import { amountText, chanceText } from '../../parts/figure-words.ts';
import { LevelChip } from '../../parts/level-chip.tsx';
import { stepRows } from '../../parts/step-rows.ts';

/** What to say first; what is unknown says so in its reason. */
const ANSWERS: Readonly<Record<ThreatLoss['treatment']['answer'], string | undefined>> = {
  yes: 'worth it',
  no: 'costs more than it saves',
  unknown: undefined,
};

export function ByThreat({ loss: { byThreat } }: { readonly loss: LossAnalysis }) {
  return (
    <table className="table risk-threats" onKeyDown={stepRows}>
      <thead>
        <tr>
          <th>Threat</th>
          <th>Level</th>
          <th className="number">Rank by level</th>
          <th className="number">Rank by money</th>
          <th className="number">Events a year</th>
          <th className="number">One event</th>
          <th className="number">Mean year as claimed</th>
          <th>Share</th>
          <th className="number">As proven</th>
          <th className="number">No controls</th>
          <th>Treating it</th>
        </tr>
      </thead>
      <tbody>
        {byThreat.map((one) => (
          <tr key={one.threat}>
            <td className="risk-threat">
              <EntryLink address={`threats/${one.threat}`} isStep>
                {one.title}
              </EntryLink>
              <div className="small soft">{one.from.join(', ')}</div>
            </td>
            <td>
              <LevelChip level={one.level} />
            </td>
            <td className="number">{one.level === undefined ? <span className="quiet">none</span> : one.levelRank}</td>
            <td className="number">{one.moneyRank}</td>
            <td className="number">{one.frequency.toLocaleString('en-US', { maximumSignificantDigits: 2 })}</td>
            <td className="number">{amountText(one.once)}</td>
            <td className="number">
              <strong>{amountText(one.expected)}</strong>
            </td>
            <td>
              <span className="row">
                <span className="risk-bar" aria-hidden="true">
                  <span style={{ width: `${100 * one.share}%` }} />
                </span>
                {chanceText(Number(one.share.toPrecision(2)))}
              </span>
            </td>
            <td className="number">{amountText(one.proven)}</td>
            <td className="number">{amountText(one.inherent)}</td>
            <td className="risk-treatment">
              {ANSWERS[one.treatment.answer]}
              <div className="small soft">{one.treatment.because}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
