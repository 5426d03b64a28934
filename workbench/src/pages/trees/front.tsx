/**
 * What an attacker can do for each budget: the Pareto front of cost and damage, as steps of a stair and as a table.
 * @module
 */
import type { CostDamageFront } from 'vauban/browser';
import { amountText, numberText } from '../../parts/figure-words.ts';
import { Panel } from '../../parts/panel.tsx';
import { pick } from '../../shell/where.ts';

const WIDTH = 460;
const HEIGHT = 220;
const LEFT = 62;
const BOTTOM = 40;
const TOP = 12;
const RIGHT = 16;

export function Front({ front }: { readonly front: CostDamageFront }) {
  const { points, exact, missing } = front;
  const most = {
    cost: Math.max(1, ...points.map(({ cost }) => cost)),
    damage: Math.max(1, ...points.map(({ damage }) => damage)),
  };
  const x = (cost: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * cost) / most.cost;
  const y = (damage: number): number => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * damage) / most.damage;
  const stair = points.map(({ cost, damage }, at) =>
    at === 0 ? `M${x(cost)} ${y(damage)}` : `H${x(cost)}V${y(damage)}`,
  );
  return (
    <Panel
      title="What an attack can do for its cost"
      className="tall"
      aside={!exact && <span className="soft small">thinned: not every point</span>}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="trees-front"
        role="img"
        aria-label="Damage by cost of the attack; the table below says the same"
      >
        {[0, 0.5, 1].map((part) => (
          <g key={part} className="trees-axis">
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(part * most.damage)} y2={y(part * most.damage)} />
            <text x={LEFT - 6} y={y(part * most.damage) + 4} textAnchor="end">
              {amountText(part * most.damage, 3)}
            </text>
            <text x={x(part * most.cost)} y={HEIGHT - BOTTOM + 16} textAnchor={part === 1 ? 'end' : 'middle'}>
              {amountText(part * most.cost, 3)}
            </text>
          </g>
        ))}
        <text x={(LEFT + WIDTH) / 2} y={HEIGHT - 4} textAnchor="middle" className="trees-axis-name">
          cost of the attack
        </text>
        <text
          transform={`translate(12 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)`}
          textAnchor="middle"
          className="trees-axis-name"
        >
          damage
        </text>
        <path d={`${stair.join('')}H${WIDTH - RIGHT}`} className="trees-stair" />
        {points.map(({ cost, damage }) => (
          <circle key={cost} cx={x(cost)} cy={y(damage)} r="3.5" className="trees-point" />
        ))}
      </svg>
      <table className="table">
        <thead>
          <tr>
            <th className="number">Cost</th>
            <th className="number">Damage</th>
            <th>Steps</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ cost, damage, steps }) => (
            <tr key={cost}>
              <td className="number">{numberText(cost)}</td>
              <td className="number">{numberText(damage)}</td>
              <td>
                {steps.length === 0 ? (
                  <span className="quiet">none</span>
                ) : (
                  <button type="button" className="link" onClick={() => pick({ attack: steps.join(',') })}>
                    {steps.join(' + ')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length > 0 && (
        <p className="small soft">Steps that do not say their cost or damage are left out of it.</p>
      )}
    </Panel>
  );
}
