/**
 * Threats that no detection would notice, the worst first.
 * @module
 */
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { levelRank } from '../../parts/levels.ts';
import { Panel } from '../../parts/panel.tsx';
import { stepRows } from '../../parts/step-rows.ts';

export function Unwatched() {
  const { analysis, model } = useOverview();
  const { watched } = analysis.detections;
  // A part of a threat is noticed with the whole.
  const whole = [...model.threats.values()].filter(({ partOf }) => partOf === undefined);
  const rated = whole.filter(({ risk }) => risk !== undefined);
  const isRated = rated.length > 0;
  const threats = isRated ? rated : whole;
  if (threats.length === 0) return null;
  const rows = threats
    .filter(({ id }) => watched[id] === undefined)
    .map(({ id }) => ({ threat: id, risk: analysis.risks.find((row) => row.threat === id) }))
    .toSorted((one, other) => levelRank(other.risk?.proven) - levelRank(one.risk?.proven));
  return (
    <Panel
      title="Threats nobody would notice"
      aside={
        <span className="soft small">
          {rows.length} of {threats.length} {isRated && 'rated '}threats
        </span>
      }
      flush={rows.length > 0}
    >
      {rows.length === 0 ? (
        <p className="soft">Every threat has a detection that names it.</p>
      ) : (
        <table className="table operations-unwatched" onKeyDown={stepRows}>
          <thead>
            <tr>
              <th>Id</th>
              <th>Threat</th>
              <th>As claimed</th>
              <th>As proven</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ threat, risk }) => (
              <tr key={threat}>
                <td className="mono">{threat}</td>
                <td>
                  <EntryLink address={`threats/${threat}`} />
                </td>
                <td>
                  <LevelChip level={risk?.claimed} />
                </td>
                <td>
                  <LevelChip level={risk?.proven} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
