/**
 * Explanations of several findings at once.
 * @module
 */
import { useEffect, useState } from 'react';
import type { FindingExplanation } from 'vauban/browser';
import { useWorkbench, useWorkbenchState } from '../data/use-workbench.tsx';

/** What is known of findings that have been explained, by id. */
export type Explained = ReadonlyMap<string, FindingExplanation>;

const NOTHING: Explained = new Map();

/** Explains findings by id; those that cannot be explained are left out. */
export function useExplained(ids: readonly string[]): Explained {
  const workbench = useWorkbench();
  const { revision } = useWorkbenchState();
  const [explained, setExplained] = useState(NOTHING);
  const key = ids.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: explained again with every change of the model
  useEffect(() => {
    if (key === '') return;
    let current = true;
    const asked = key.split('\n').map(async (id): Promise<readonly [string, FindingExplanation] | undefined> => {
      const answer = await workbench.call('explain', { id });
      return answer.kind === 'finding' ? [id, answer] : undefined;
    });
    void Promise.allSettled(asked).then((answers) => {
      if (!current) return;
      setExplained(
        new Map(answers.flatMap((one) => (one.status === 'fulfilled' && one.value !== undefined ? [one.value] : []))),
      );
    });
    return () => {
      current = false;
    };
  }, [workbench, key, revision]);
  return explained;
}
