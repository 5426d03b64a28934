/**
 * Two moments to choose, and everything that differs between them.
 * @module
 */
import { useWorkbenchState } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useWhere } from '../../shell/where.ts';
import { changedFiles, momentWords, OPEN } from './compare.ts';
import './diff.css';
import { EntryChanges } from './entry-changes.tsx';
import { FindingChanges } from './finding-changes.tsx';
import { LevelChanges } from './level-changes.tsx';
import { Moments } from './moments.tsx';
import { Picture } from './picture.tsx';
import { summaryOf } from './summary.ts';
import { TextChanges } from './text-changes.tsx';
import { useComparison, useRevisions } from './use-comparison.ts';

export function Changes() {
  const { frozen } = useWorkbenchState();
  const { query } = useWhere();
  const revisions = useRevisions();
  const after = query.get('after') ?? OPEN;
  const before = query.get('before') ?? revisions?.[0]?.id;
  const { comparison, error } = useComparison(before, after);
  if (frozen) {
    return (
      <Empty title="A report shows one moment">
        <p>
          Open the model with <code>vauban open</code> to compare two, or ask for it with <code>vauban diff</code>.
        </p>
      </Empty>
    );
  }
  if (revisions === undefined) return <p className="loading soft">Looking for commits ...</p>;
  if (before === undefined) {
    return (
      <Empty title="There is nothing to compare with yet">
        <p>
          The model lies in no git repository, or was never committed. After the first <code>git commit</code> this page
          shows what you changed since then, and what that does to the risks.
        </p>
      </Empty>
    );
  }
  const files = comparison === undefined ? [] : changedFiles(comparison);
  return (
    <div className="page diff">
      <header className="page-head">
        <h1>Changes</h1>
        <Moments before={before} after={after} revisions={revisions} />
      </header>
      {error !== undefined && (
        <p role="alert">
          Cannot compare {momentWords(before, revisions)} with {momentWords(after, revisions)}: {error}
        </p>
      )}
      {error === undefined && comparison === undefined && <p className="soft">Comparing ...</p>}
      {comparison !== undefined && (
        <>
          <p className="diff-summary">
            From {momentWords(before, revisions)} to {momentWords(after, revisions)}:{' '}
            {summaryOf(comparison.diff, files.length)}
          </p>
          {files.length === 0 && <p className="soft">Choose an earlier commit to see what was changed since then.</p>}
          <div className="stack diff-parts">
            <LevelChanges levels={comparison.diff.levels} />
            <FindingChanges findings={comparison.diff.findings} isOpen={after === OPEN} />
            <EntryChanges entries={comparison.diff.entries} />
            {after === OPEN && <Picture entries={comparison.diff.entries} />}
            {files.length > 0 && (
              <Panel title="Texts" aside={<span className="soft small">{files.length} files differ</span>} flush>
                <TextChanges files={files} comparison={comparison} />
              </Panel>
            )}
          </div>
        </>
      )}
    </div>
  );
}
