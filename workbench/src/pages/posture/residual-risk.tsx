/**
 * How many threats have each level: without controls, as claimed, as proven.
 * @module
 */
import type { RiskRow } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { LevelBars } from '../../parts/level-chip.tsx';
import { levelRank } from '../../parts/levels.ts';
import { href } from '../../shell/where.ts';

const VIEWS = [
  ['inherent', 'Without controls', 'as if none of them worked'],
  ['claimed', 'As claimed', 'as if every control that is said to be there worked'],
  ['proven', 'As proven', 'counting only what was shown to be there'],
] as const;

export function ResidualRisk() {
  const { analysis } = useOverview();
  const { risks } = analysis;
  if (risks.length === 0) {
    return (
      <p className="soft">
        No threat is rated yet. Give one a <code>risk</code>, such as <code>{'{ probability: 3, impact: 4 }'}</code>, on
        the <a href={href('threats')}>threats</a> page.
      </p>
    );
  }
  const levels = [...new Set(risks.flatMap((row) => VIEWS.map(([view]) => row[view] ?? '')))]
    .filter((level) => level !== '')
    .toSorted((one, other) => levelRank(other) - levelRank(one));
  const worse = risks.filter((row) => levelRank(row.proven) > levelRank(row.claimed)).length;
  return (
    <div className="stack">
      <table className="residual">
        <tbody>
          {VIEWS.map(([view, title, about]) => (
            <tr key={view}>
              <th scope="row" title={about}>
                {title}
              </th>
              <td>
                <Bar risks={risks} view={view} levels={levels} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">
        {worse === 0 ? (
          <span className="soft">Proof and claim agree for every rated threat.</span>
        ) : (
          <>
            <a href={href('threats', { view: 'unproven' })}>
              {worse} of {risks.length} threats
            </a>{' '}
            <span className="soft">are only as low as claimed because somebody says so: nothing proves it yet.</span>
          </>
        )}
      </p>
    </div>
  );
}

interface BarProps {
  readonly risks: readonly RiskRow[];
  readonly view: 'inherent' | 'claimed' | 'proven';
  readonly levels: readonly string[];
}

function Bar({ risks, view, levels }: BarProps) {
  const rated = risks.filter((row) => row[view] !== undefined).length;
  return (
    <div className="bar">
      {levels.map((level) => {
        const many = risks.filter((row) => row[view] === level).length;
        if (many === 0) return null;
        return (
          <a
            key={level}
            href={href('threats', { [view]: level })}
            className={`tone-${level}`}
            style={{ flexGrow: many }}
            title={`${many} of ${rated} threats are ${level}`}
          >
            <LevelBars level={level} />
            <strong>{many}</strong>
            <span className="cut">{level}</span>
          </a>
        );
      })}
    </div>
  );
}
