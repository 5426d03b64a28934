/**
 * Threats with another level than before.
 * @module
 */
import type { LevelChange } from 'vauban/browser';
import { EntryLink } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { levelRank } from '../../parts/levels.ts';
import { Panel } from '../../parts/panel.tsx';

export function LevelChanges({ levels }: { readonly levels: readonly LevelChange[] }) {
  if (levels.length === 0) return null;
  const by = ({ before, after }: LevelChange): number => levelRank(after) - levelRank(before);
  return (
    <Panel title="Threats with another level" aside={<span className="soft small">{levels.length}</span>} flush>
      <table className="table diff-levels">
        <thead>
          <tr>
            <th>Threat</th>
            <th>Before</th>
            <th>After</th>
            <th>It is</th>
          </tr>
        </thead>
        <tbody>
          {levels
            .toSorted((one, other) => by(other) - by(one))
            .map((level) => (
              <tr key={level.threat}>
                <td>
                  <span className="mono id">{level.threat}</span>{' '}
                  <EntryLink address={`threats/${level.threat}`}>{level.title}</EntryLink>
                </td>
                <td>
                  <LevelChip level={level.before} />
                </td>
                <td>
                  <LevelChip level={level.after} />
                </td>
                <td className="soft">{directionOf(level)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Panel>
  );
}

function directionOf({ before, after }: LevelChange): string {
  if (before === undefined) return 'newly rated';
  if (after === undefined) return 'no longer rated';
  const step = levelRank(after) - levelRank(before);
  return step > 0 ? 'worse' : step < 0 ? 'better' : 'called differently';
}
