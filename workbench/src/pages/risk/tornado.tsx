/**
 * The tornado: how far each uncertain input alone moves the mean year, and one year in 20.
 * @module
 */
import { useState } from 'react';
import type { LossAnalysis, Swing } from 'vauban/browser';
import { amountText } from '../../parts/figure-words.ts';
import { Switch } from '../../parts/tabs.tsx';
import { pick, useWhere } from '../../shell/where.ts';

const WIDTH = 900;
const LEFT = 270;
const RIGHT = 70;
const ROW = 24;
const TOP = 26;
const FIRST = 14;

export function Tornado({ loss }: { readonly loss: LossAnalysis }) {
  const measure = useWhere().query.get('moves') === 'p95' ? 'p95' : 'expected';
  const [all, setAll] = useState(false);
  const { tornado } = loss;
  if (tornado.length === 0) return <p className="soft">Every input is a single number: nothing is uncertain.</p>;
  const now = measure === 'expected' ? loss.expected : loss.quantiles.p95.value;
  const sorted = tornado.toSorted((one, other) => widthOf(other, measure) - widthOf(one, measure));
  const shown = all ? sorted : sorted.slice(0, FIRST);
  const ends = shown.flatMap((swing) => swing[measure]);
  const low = Math.min(now, ...ends);
  const high = Math.max(now, ...ends);
  const x = (value: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * (value - low)) / Math.max(high - low, 1e-9);
  const height = TOP + shown.length * ROW + 6;
  const titles = new Map(loss.byThreat.map(({ threat, title }) => [threat, title]));
  return (
    <div className="stack">
      <Switch
        label="What the inputs move"
        value={measure}
        choices={[
          { value: 'expected', label: 'Mean year' },
          { value: 'p95', label: '1 year in 20' },
        ]}
        onChange={(value) => pick({ moves: value === 'p95' ? value : undefined })}
      />
      <svg viewBox={`0 0 ${WIDTH} ${height}`} className="risk-tornado" aria-hidden="true">
        <text x={x(now)} y={12} textAnchor="middle" className="risk-axis-name">
          now {amountText(now)}
        </text>
        {shown.map((swing, at) => {
          const [from, to] = swing[measure];
          const y = TOP + at * ROW;
          const left = Math.min(x(from), x(to));
          const right = Math.max(x(from), x(to));
          return (
            <g key={`${swing.threat} ${swing.input}`}>
              <text x={0} y={y + 13} className="risk-input">
                {cut(titles.get(swing.threat) ?? swing.threat)} <tspan className="soft">{swing.input}</tspan>
              </text>
              <rect x={left} y={y + 2} width={Math.max(0, x(now) - left)} height={ROW - 8} className="less" />
              <rect x={x(now)} y={y + 2} width={Math.max(0, right - x(now))} height={ROW - 8} className="more" />
              <text x={left - 5} y={y + 13} textAnchor="end" className="risk-end">
                {amountText(Math.min(from, to))}
              </text>
              <text x={right + 5} y={y + 13} className="risk-end">
                {amountText(Math.max(from, to))}
              </text>
            </g>
          );
        })}
        <line x1={x(now)} x2={x(now)} y1={18} y2={height} className="risk-now" />
      </svg>
      <table className="hidden">
        <caption>What moves the {measure === 'expected' ? 'mean year' : 'loss of one year in 20'}</caption>
        <tbody>
          {shown.map((swing) => (
            <tr key={`${swing.threat} ${swing.input}`}>
              <th scope="row">
                {titles.get(swing.threat) ?? swing.threat}, {swing.input} from {amountText(swing.from)} to{' '}
                {amountText(swing.to)}
              </th>
              <td>{amountText(swing[measure][0])}</td>
              <td>{amountText(swing[measure][1])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {tornado.length > FIRST && (
        <p>
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {all ? 'Show the widest only' : `Show all ${tornado.length} inputs`}
          </button>
        </p>
      )}
    </div>
  );
}

function widthOf(swing: Swing, measure: 'expected' | 'p95'): number {
  return Math.abs(swing[measure][1] - swing[measure][0]);
}

function cut(title: string): string {
  return title.length > 26 ? `${title.slice(0, 25)}…` : title;
}
