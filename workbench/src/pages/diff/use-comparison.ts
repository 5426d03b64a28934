/**
 * The comparison that the address asks for, made again when the model changes.
 * @module
 */
import { useEffect, useState } from 'react';
import type { Revision } from '../../data/types.ts';
import { useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { type Comparison, compare, OPEN } from './compare.ts';

/** The commits of the model; undefined while they are fetched. */
export function useRevisions(): readonly Revision[] | undefined {
  const workbench = useWorkbench();
  const { saving } = useWorkbenchState();
  const [revisions, setRevisions] = useState<readonly Revision[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save is a good moment to look for new commits
  useEffect(() => {
    let current = true;
    const arrived = (found: readonly Revision[]): void => {
      if (current) setRevisions(found);
    };
    workbench.revisions().then(arrived, () => arrived([]));
    return () => {
      current = false;
    };
  }, [workbench, saving]);
  return revisions;
}

export interface Compared {
  readonly comparison: Comparison | undefined;
  readonly error: string | undefined;
}

/** Compares; the last result stays while the next one is made. */
export function useComparison(before: string | undefined, after: string): Compared {
  const workbench = useWorkbench();
  const { revision } = useWorkbenchState();
  const [compared, setCompared] = useState<Compared>({ comparison: undefined, error: undefined });
  const changes = after === OPEN ? revision : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared again with every change of what is open
  useEffect(() => {
    if (before === undefined) return;
    let current = true;
    compare(workbench, before, after).then(
      (comparison) => current && setCompared({ comparison, error: undefined }),
      (error: Error) => current && setCompared({ comparison: undefined, error: error.message }),
    );
    return () => {
      current = false;
    };
  }, [workbench, before, after, changes]);
  return compared;
}
