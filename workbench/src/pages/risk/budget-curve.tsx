/**
 * What is left of the loss for each sum, as a stair.
 * @module
 */
import type { BudgetReport, FrontierPoint } from 'vauban/browser';
import { amountText } from '../../parts/figure-words.ts';
import { mostOf } from './frontier.ts';

const WIDTH = 520;
const HEIGHT = 230;
const LEFT = 64;
const RIGHT = 14;
const TOP = 14;
const BOTTOM = 40;

interface BudgetCurveProps {
  readonly report: BudgetReport;
  readonly point: FrontierPoint;
}

export function BudgetCurve({ report, point }: BudgetCurveProps) {
  const { frontier, before, currency } = report;
  const most = mostOf(report);
  const x = (cost: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * cost) / Math.max(most, 1);
  const y = (left: number): number => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * left) / Math.max(before, 1e-9);
  const stair = frontier.map(({ cost, left }) => `H${x(cost)}V${y(left)}`).join('');
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="risk-budget-curve"
      role="img"
      aria-label={`What is left of the loss for each sum; for ${amountText(point.cost, 3)} it is ${amountText(point.left, 3)}`}
    >
      {[0, 0.5, 1].map((part) => (
        <g key={part} className="risk-axis">
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(part * before)} y2={y(part * before)} />
          <text x={LEFT - 7} y={y(part * before) + 4} textAnchor="end">
            {amountText(part * before)}
          </text>
          <text x={x(part * most)} y={HEIGHT - BOTTOM + 16} textAnchor={part === 1 ? 'end' : 'middle'}>
            {amountText(part * most, 3)}
          </text>
        </g>
      ))}
      <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 4} textAnchor="middle" className="risk-axis-name">
        spent{currency === '' ? '' : `, ${currency}`}
      </text>
      <text
        transform={`translate(12 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)`}
        textAnchor="middle"
        className="risk-axis-name"
      >
        left a year
      </text>
      <path d={`M${LEFT} ${y(before)}${stair}`} className="risk-stair" />
      {frontier.map(({ cost, left }) => (
        <circle key={cost} cx={x(cost)} cy={y(left)} r="2.5" className="risk-dot" />
      ))}
      <circle cx={x(point.cost)} cy={y(point.left)} r="5.5" className="risk-here" />
    </svg>
  );
}
