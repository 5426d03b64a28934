/**
 * The loss exceedance curve: how likely it is in a year to lose more than an amount, in three views.
 * @module
 */
import type { LossAnalysis } from 'vauban/browser';
import { amountText } from '../../parts/figure-words.ts';
import { type Curve, curvesOf } from './curves.ts';
import { logScale } from './log-scale.ts';
import { estimateText, rareText } from './money.ts';

const WIDTH = 1040;
const HEIGHT = 380;
const LEFT = 92;
const RIGHT = 24;
const TOP = 16;
const BOTTOM = 46;
const CHANCES = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

export function Exceedance({ loss }: { readonly loss: LossAnalysis }) {
  const curves = curvesOf(loss);
  const losses = curves.flatMap(({ points }) => points.map((point) => point.loss));
  const x = logScale(losses, LEFT, WIDTH - RIGHT);
  const y = logScale([1, 0.001], HEIGHT - BOTTOM, TOP);
  const { views, appetite, currency } = loss;
  return (
    <div className="risk-exceedance">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label="Loss exceedance curves in three views; the table of the loss of a year says the same"
      >
        {CHANCES.map((chance) => (
          <g key={chance} className="risk-axis">
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y.at(chance)} y2={y.at(chance)} />
            <text x={LEFT - 8} y={y.at(chance) + 4} textAnchor="end">
              {chance === 1 ? 'every year' : `1 in ${Math.round(1 / chance)}`}
            </text>
          </g>
        ))}
        {x.ticks.map((tick) => (
          <g key={tick} className="risk-axis">
            <line x1={x.at(tick)} x2={x.at(tick)} y1={TOP} y2={HEIGHT - BOTTOM} />
            <text x={x.at(tick)} y={HEIGHT - BOTTOM + 17} textAnchor="middle">
              {amountText(tick)}
            </text>
          </g>
        ))}
        <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 8} textAnchor="middle" className="risk-axis-name">
          more than this in a year{currency === '' ? '' : `, ${currency}`}
        </text>
        <text
          transform={`translate(13 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)`}
          textAnchor="middle"
          className="risk-axis-name"
        >
          in so many years
        </text>
        {curves.map((curve) => (
          <Line key={curve.label} curve={curve} x={x.at} y={y.at} />
        ))}
        {curves.map((curve, index) => (
          <Label key={curve.label} curve={curve} index={index} curves={curves} x={x.at} y={y.at} />
        ))}
        {appetite.map(({ loss: most, probability }) => (
          <g key={`${most} ${probability}`} className="risk-appetite">
            <path d={`M${x.at(most) - 5} ${y.at(probability)}h10m-5 -5v10`} />
            <text x={x.at(most) + 8} y={y.at(probability) - 6}>
              accepted
            </text>
          </g>
        ))}
      </svg>
      <p className="small soft">
        Once in 20 years a year costs more than {estimateText(views.inherent.quantiles.p95)} without controls, more than{' '}
        {estimateText(views.claimed.quantiles.p95)} if every claimed control works, more than{' '}
        {estimateText(views.proven.quantiles.p95)} if only those that are proven do. No loss at all:{' '}
        {rareText(views.claimed.noLoss)} of the years as claimed, {rareText(views.proven.noLoss)} as proven.
      </p>
    </div>
  );
}

interface LineProps {
  readonly curve: Curve;
  readonly x: (loss: number) => number;
  readonly y: (chance: number) => number;
}

function Line({ curve: { views, points }, x, y }: LineProps) {
  const line = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point.loss)} ${y(point.probability)}`).join('');
  const high = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point.high)} ${y(point.probability)}`).join('');
  const low = points.toReversed().map((point) => `L${x(point.low)} ${y(point.probability)}`);
  return (
    <g className={`risk-curve ${views[0]}`}>
      <path d={`${high}${low.join('')}Z`} className="band" />
      <path d={line} className="line" />
    </g>
  );
}

interface LabelProps extends LineProps {
  readonly index: number;
  readonly curves: readonly Curve[];
}

/** The first label stands left of its curve, the last one right of its, one between them where there is room. */
function Label({ curve, index, curves, x, y }: LabelProps) {
  const { points, views, label } = curve;
  const isLast = index === curves.length - 1 && index > 0;
  const chance = [0.04, 0.15, 0.012][index] ?? 0.05;
  const point = points.reduce((best, one) =>
    Math.abs(Math.log(one.probability / chance)) < Math.abs(Math.log(best.probability / chance)) ? one : best,
  );
  const at = x(point.loss);
  const room = isLast ? WIDTH - RIGHT - at : at - LEFT;
  const toRight = isLast ? room > 110 : room < 120;
  return (
    <text
      x={at + (toRight ? 10 : -14)}
      y={y(point.probability) + (toRight ? 4 : 9)}
      textAnchor={toRight ? 'start' : 'end'}
      className={`risk-label ${views[0]}`}
    >
      {label}
    </text>
  );
}
