/**
 * Gives an answer, and finds out what it moved.
 * @module
 */
import { useCallback, useRef, useState } from 'react';
import type { Question } from 'vauban/browser';
import { useWorkbench } from '../../data/use-workbench.tsx';
import { remember } from './answer-log.ts';
import { moved } from './moved.ts';

export interface Answering {
  /** The answer that is being written. */
  readonly pending: string | undefined;
  /** Writes an answer; tells whether it could. */
  readonly give: (question: Question, answer: string) => Promise<boolean>;
}

/** Answers one question at a time. */
export function useAnswering(): Answering {
  const workbench = useWorkbench();
  const [pending, setPending] = useState<string>();
  const busy = useRef(false);
  const give = useCallback(
    async (question: Question, answer: string): Promise<boolean> => {
      const { overview: before, model } = workbench.getState();
      if (busy.current || before === undefined) return false;
      busy.current = true;
      setPending(answer);
      try {
        const label = `Answer "${question.text}" with ${answer}`;
        const { id, about, fact, answers } = question;
        const written = await workbench.edit(
          [{ kind: 'answer', question: { id, about, fact, answers }, answer }],
          label,
        );
        const { overview: after } = workbench.getState();
        if (!written || after === undefined) return false;
        remember({ model, question, answer, label, moved: moved(before.analysis, after.analysis, id) });
        return true;
      } finally {
        busy.current = false;
        setPending(undefined);
      }
    },
    [workbench],
  );
  return { pending, give };
}
