/**
 * Findings that only one of the two moments has.
 * @module
 */
import type { ModelDiff } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { Panel } from '../../parts/panel.tsx';
import { stepRows } from '../../parts/step-rows.ts';
import { href } from '../../shell/where.ts';
import { ChangeMark } from './change-mark.tsx';

interface FindingChangesProps {
  readonly findings: ModelDiff['findings'];
  /** Whether the later moment is what is open, whose findings can be told. */
  readonly isOpen: boolean;
}

/** So many of each kind are listed. */
const SHOWN = 100;

export function FindingChanges({ findings: { added, gone }, isOpen }: FindingChangesProps) {
  const { analysis } = useOverview();
  if (added.length + gone.length === 0) return null;
  const rest = Math.max(0, added.length - SHOWN) + Math.max(0, gone.length - SHOWN);
  return (
    <Panel
      title="Findings"
      aside={
        <span className="soft small">
          {added.length} new, {gone.length} gone
        </span>
      }
      flush
    >
      <table className="table diff-findings" onKeyDown={stepRows}>
        <tbody>
          {added.slice(0, SHOWN).map((id) => {
            const finding = isOpen ? analysis.findings.find((one) => one.id === id) : undefined;
            return (
              <tr key={id}>
                <td>
                  <ChangeMark kind="added" word="new" />
                </td>
                <td>
                  {finding === undefined ? (
                    <code>{id}</code>
                  ) : (
                    <a href={href('threats', { select: id })} data-step="">
                      {finding.message}
                    </a>
                  )}
                </td>
                <td>{finding !== undefined && <LevelChip level={finding.severity} />}</td>
              </tr>
            );
          })}
          {gone.slice(0, SHOWN).map((id) => (
            <tr key={id}>
              <td>
                <ChangeMark kind="removed" word="gone" />
              </td>
              <td colSpan={2}>
                <code>{id}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="diff-rest soft small">and {rest} more</p>}
    </Panel>
  );
}
