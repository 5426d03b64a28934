/**
 * The workbench inside React.
 * @module
 */
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Overview, QuickCalls } from 'vauban/browser';
import type { ArgsOf, QuickName, ResultOf, State, Workbench } from './types.ts';

const Context = createContext<Workbench | undefined>(undefined);

export function WorkbenchProvider({
  workbench,
  children,
}: {
  readonly workbench: Workbench;
  readonly children: ReactNode;
}) {
  return <Context value={workbench}>{children}</Context>;
}

/** What pages can do. */
export function useWorkbench(): Workbench {
  const workbench = useContext(Context);
  if (workbench === undefined) throw new Error('There is no workbench around this part');
  return workbench;
}

/** What pages show. */
export function useWorkbenchState(): State {
  const { subscribe, getState } = useWorkbench();
  return useSyncExternalStore(subscribe, getState);
}

/** The open model; only below the frame, which waits for it. */
export function useOverview(): Overview {
  const { overview } = useWorkbenchState();
  if (overview === undefined) throw new Error('No model is open');
  return overview;
}

/** An answer that may still be on its way. The last one stays while a new one is computed. */
export interface Answered<Result> {
  readonly result: Result | undefined;
  readonly error: string | undefined;
  readonly waiting: boolean;
}

/** Asks a quick call, and again whenever the model or the arguments change; undefined arguments ask nothing. */
export function useCall<Name extends QuickName>(
  name: Name,
  args: ArgsOf<QuickCalls[Name]> | undefined,
): Answered<ResultOf<QuickCalls[Name]>> {
  const workbench = useWorkbench();
  const { revision } = useWorkbenchState();
  const key = JSON.stringify(args);
  const [answered, setAnswered] = useState<Answered<ResultOf<QuickCalls[Name]>>>({
    result: undefined,
    error: undefined,
    waiting: true,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the arguments, the revision for the model
  useEffect(() => {
    if (args === undefined) {
      setAnswered({ result: undefined, error: undefined, waiting: false });
      return;
    }
    let current = true;
    setAnswered((before) => ({ ...before, waiting: true }));
    workbench.call(name, args).then(
      (result) => current && setAnswered({ result, error: undefined, waiting: false }),
      (error: Error) => current && setAnswered({ result: undefined, error: error.message, waiting: false }),
    );
    return () => {
      current = false;
    };
  }, [workbench, name, key, revision]);
  return answered;
}
