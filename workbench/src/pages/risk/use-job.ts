/**
 * A slow answer: asked once for a state of the model, kept until the model changes, and stopped when nobody wants it.
 * @module
 */
import { useCallback, useEffect, useState } from 'react';
import type { SlowCalls } from 'vauban/browser';
import type { ArgsOf, Job, ResultOf, SlowName, State } from '../../data/types.ts';
import { useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';

type Outcome<Name extends SlowName> =
  | { readonly kind: 'done'; readonly result: ResultOf<SlowCalls[Name]> }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'running' };

export interface JobAnswer<Name extends SlowName> {
  readonly outcome: Outcome<Name>;
  /** How far the job is, where it says so. */
  readonly job: Job | undefined;
  readonly stop: () => void;
  readonly again: () => void;
}

/** Answers by what was asked; those of other states of the model are dropped. */
const kept = new Map<string, unknown>();
/** The look at the controls often comes just after the model: one job is enough for both. */
const PATIENCE = 250;

function keyOf({ model, revision, overview }: State, name: string, args: unknown): string {
  return JSON.stringify([model, revision, overview?.environment ?? '', name, args]);
}

/** Keeps an answer, and forgets those of earlier states of the model. */
function keep(key: string, revision: number, result: unknown): void {
  for (const old of kept.keys()) if (JSON.parse(old)[1] !== revision) kept.delete(old);
  kept.set(key, result);
}

/** Runs a slow call unless its answer is known; undefined arguments ask nothing. */
export function useJob<Name extends SlowName>(name: Name, args: ArgsOf<SlowCalls[Name]> | undefined): JobAnswer<Name> {
  const workbench = useWorkbench();
  const state = useWorkbenchState();
  const key = keyOf(state, name, args);
  const [asked, setAsked] = useState(0);
  const [held, setHeld] = useState<{ readonly key: string; readonly outcome: Outcome<Name> }>();
  const [control, setControl] = useState<AbortController>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the arguments and the state of the model
  useEffect(() => {
    if (args === undefined || kept.has(key)) return;
    const abort = new AbortController();
    setControl(abort);
    setHeld({ key, outcome: { kind: 'running' } });
    const settle = (outcome: Outcome<Name>): void =>
      setHeld((before) => (before?.key === key ? { key, outcome } : before));
    const begin = async (): Promise<void> => {
      try {
        const result = await workbench.run(name, args, abort.signal);
        keep(key, state.revision, result);
        settle({ kind: 'done', result });
      } catch (error) {
        if (abort.signal.aborted) settle({ kind: 'stopped' });
        else settle({ kind: 'failed', error: error instanceof Error ? error.message : String(error) });
      }
    };
    const timer = setTimeout(() => void begin(), state.frozen ? 0 : PATIENCE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [workbench, key, asked]);
  const stop = useCallback(() => {
    control?.abort();
    setHeld({ key, outcome: { kind: 'stopped' } });
  }, [control, key]);
  const again = useCallback(() => {
    kept.delete(key);
    setAsked((before) => before + 1);
  }, [key]);
  const known: Outcome<Name> | undefined = kept.has(key)
    ? { kind: 'done', result: kept.get(key) as ResultOf<SlowCalls[Name]> }
    : undefined;
  const outcome = known ?? (held?.key === key ? held.outcome : { kind: 'running' });
  return { outcome, job: state.jobs.find(({ call }) => call === name), stop, again };
}
