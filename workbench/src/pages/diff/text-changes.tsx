/**
 * The texts that differ; one of them is shown side by side.
 * @module
 */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { stepRows } from '../../parts/step-rows.ts';
import { pick, useWhere } from '../../shell/where.ts';
import { ChangeMark } from './change-mark.tsx';
import type { ChangedFile, Comparison } from './compare.ts';

const MergeView = lazy(async () => ({ default: (await import('../../parts/merge-view.tsx')).MergeView }));

interface TextChangesProps {
  readonly files: readonly ChangedFile[];
  readonly comparison: Comparison;
}

export function TextChanges({ files, comparison }: TextChangesProps) {
  const shown = useWhere().query.get('file');
  return (
    <ul className="diff-files" onKeyDown={stepRows}>
      {files.map(({ name, kind }) => {
        const isShown = name === shown;
        const Chevron = isShown ? ChevronDown : ChevronRight;
        return (
          <li key={name}>
            <button
              type="button"
              className="diff-file"
              aria-expanded={isShown}
              data-step=""
              onClick={() => pick({ file: isShown ? undefined : name })}
            >
              <Chevron size={14} aria-hidden="true" />
              <span className="mono grow">{name}</span>
              <ChangeMark kind={kind} />
            </button>
            {isShown && (
              <Suspense fallback={<p className="soft diff-rest">Comparing ...</p>}>
                <MergeView before={comparison.before.get(name) ?? ''} after={comparison.after.get(name) ?? ''} />
              </Suspense>
            )}
          </li>
        );
      })}
    </ul>
  );
}
