/**
 * What each answer to a question would do, found out by trying it on a copy.
 * @module
 */
import { useEffect, useState } from 'react';
import type { LevelChange, Question, SourceFile } from 'vauban/browser';
import type { Workbench } from '../../data/types.ts';
import { useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';

export interface Tried {
  /** Ids of findings that would appear. */
  readonly appear: readonly string[];
  readonly goAway: readonly string[];
  /** Levels after the answer and before it. */
  readonly levels: readonly {
    readonly title: string;
    readonly before: string | undefined;
    readonly after: string | undefined;
  }[];
}

/** Tries every answer, one after the other; undefined asks nothing. */
export function useTried(question: Question | undefined): ReadonlyMap<string, Tried | string> {
  const workbench = useWorkbench();
  const { revision } = useWorkbenchState();
  const [tried, setTried] = useState<ReadonlyMap<string, Tried | string>>(new Map());
  const key = question?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the id stands for the question, the revision for the model
  useEffect(() => {
    setTried(new Map());
    if (question === undefined) return;
    let current = true;
    void (async () => {
      for (const answer of question.answers) {
        if (!current) return;
        const result = await tryAnswer(workbench, question, answer).catch((error: Error) => error.message);
        if (current) setTried((before) => new Map([...before, [answer, result]]));
      }
    })();
    return () => {
      current = false;
    };
  }, [workbench, key, revision]);
  return tried;
}

/** The name of the file that an answer is tried in. */
const TRIAL = 'trial-answer.yaml';

/** Compares the model with an answer beside it to the model as it is; nothing is written. */
async function tryAnswer(workbench: Workbench, { id }: Question, answer: string): Promise<Tried> {
  const files = workbench.getState().overview?.files ?? [];
  const text = `answers: { ${JSON.stringify(id)}: { answer: ${JSON.stringify(answer)} } }\n`;
  const answered: readonly SourceFile[] = [...files, { name: TRIAL, text }];
  // The model as it is counts as the later one, so everything is told the other way round.
  const { findings, levels } = await workbench.call('diff', { before: answered });
  return {
    appear: findings.gone,
    goAway: findings.added,
    levels: levels.map(({ title, before, after }: LevelChange) => ({ title, before: after, after: before })),
  };
}
