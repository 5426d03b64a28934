/**
 * A file that was changed on the disk while it was changed here: both texts, and nothing is lost.
 * @module
 */
import { lazy, Suspense, useState } from 'react';
import { useWorkbench, useWorkbenchState } from '../data/use-workbench.tsx';
import { Dialog } from '../parts/dialog.tsx';

const MergeView = lazy(async () => ({ default: (await import('../parts/merge-view.tsx')).MergeView }));

export function Conflicts() {
  const { conflicts } = useWorkbenchState();
  const { resolve, revert } = useWorkbench();
  const [conflict] = conflicts;
  const [text, setText] = useState<string>();
  if (conflict === undefined) return null;
  const { name, mine, theirs } = conflict;
  return (
    <Dialog title={`"${name}" was changed on the disk too`} wide onClose={() => {}}>
      <div className="stack">
        <p>
          {theirs === null
            ? 'The file is gone from the disk. Your text is still here.'
            : 'Left: what lies on the disk now. Right: your text, to change until it says what both should.'}
        </p>
        <Suspense fallback={<p className="soft">Comparing ...</p>}>
          <MergeView key={name} before={theirs ?? ''} after={mine} onChange={setText} />
        </Suspense>
        <div className="row">
          <button type="button" className="button main" onClick={() => void resolve(name, text ?? mine)}>
            Save the right side
          </button>
          {theirs !== null && (
            <button type="button" className="button" onClick={() => void resolve(name, theirs)}>
              Take what lies on the disk
            </button>
          )}
          <button type="button" className="button plain" onClick={() => void revert()}>
            Drop every change that is not saved
          </button>
        </div>
      </div>
    </Dialog>
  );
}
