/**
 * The risk matrix as a heat map with the threats in it.
 * @module
 */
import type { MatrixPicture } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { levelRank } from '../../parts/levels.ts';

export function Matrix({ matrix }: { readonly matrix: MatrixPicture }) {
  const { model } = useOverview();
  const levels = Object.keys(matrix.cells).toSorted((one, other) => levelRank(other) - levelRank(one));
  return (
    <div className="stack">
      <table className="matrix">
        <caption className="hidden">
          {matrix.rows} by {matrix.columns}
        </caption>
        <colgroup>
          <col className="axis" />
          <col className="names" />
        </colgroup>
        <tbody>
          {matrix.lines.map((line, index) => (
            <tr key={line.level}>
              {index === 0 && (
                <th rowSpan={matrix.lines.length} scope="rowgroup" className="axis">
                  <span>{matrix.rows}</span>
                </th>
              )}
              <th scope="row">{line.level}</th>
              {line.cells.map(({ column, level, threats }) => (
                <td key={column} className={`tone-${level}`} title={level}>
                  {threats.map((threat) => (
                    <EntryLink key={threat} address={`threats/${threat}`}>
                      <span className="pin" title={model.threats.get(threat)?.title}>
                        {threat}
                      </span>
                    </EntryLink>
                  ))}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <td />
            <td />
            {matrix.columnLevels.map((level) => (
              <th key={level} scope="col">
                {level}
              </th>
            ))}
          </tr>
          <tr>
            <td colSpan={2} />
            <th colSpan={matrix.columnLevels.length} className="axis-x">
              {matrix.columns}
            </th>
          </tr>
        </tbody>
      </table>
      <div className="row wrap">
        {levels.map((level) => (
          <LevelChip key={level} level={level} />
        ))}
      </div>
    </div>
  );
}
