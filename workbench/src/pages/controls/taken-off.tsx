/**
 * The threats a control works against, and what stands of their risk with and without controls.
 * @module
 */
import { relationsOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { levelRank } from '../../parts/levels.ts';

export function TakenOff({ id }: { readonly id: string }) {
  const { model, analysis } = useOverview();
  const { threatsOfControl, controlsOfThreat } = relationsOf(model);
  const threats = threatsOfControl.get(id) ?? [];
  if (threats.length === 0) {
    return (
      <p className="soft">
        It works against no threat that the model names. Say which with <code>against: [threat]</code>.
      </p>
    );
  }
  const rows = new Map(analysis.risks.map((row) => [row.threat, row]));
  const unproven = threats.filter((threat) => {
    const row = rows.get(threat);
    return levelRank(row?.proven) > levelRank(row?.claimed);
  });
  return (
    <>
      <table className="table taken-off">
        <thead>
          <tr>
            <th scope="col">Threat</th>
            <th scope="col">Without</th>
            <th scope="col">Claimed</th>
            <th scope="col">Proven</th>
          </tr>
        </thead>
        <tbody>
          {threats.map((threat) => {
            const row = rows.get(threat);
            const others = (controlsOfThreat.get(threat) ?? []).length - 1;
            return (
              <tr key={threat}>
                <td>
                  <EntryLink address={`threats/${threat}`} />
                  <div className="small soft">
                    {others === 0 ? 'no other control' : others === 1 ? '1 other control' : `${others} other controls`}
                  </div>
                </td>
                {row === undefined ? (
                  <td colSpan={3} className="quiet small">
                    not rated
                  </td>
                ) : (
                  [row.inherent, row.claimed, row.proven].map((level, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: three views in a fixed order
                    <td key={index}>
                      <LevelChip level={level} />
                    </td>
                  ))
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {unproven.length > 0 && (
        <p className="small soft">
          Levels count every control against a threat. {unproven.length === 1 ? 'One is' : `${unproven.length} are`}{' '}
          only as low as claimed because somebody says so.
        </p>
      )}
    </>
  );
}
