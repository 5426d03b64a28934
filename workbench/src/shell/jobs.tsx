/**
 * Jobs that run, with their progress and a way to stop them.
 * @module
 */
import { useWorkbench, useWorkbenchState } from '../data/use-workbench.tsx';

const NAMES: Readonly<Record<string, string>> = {
  verify: 'Looking at claims',
  risk: 'Simulating years',
  budget: 'Choosing controls',
  paths: 'Trying the ways in',
};

export function Jobs() {
  const { jobs } = useWorkbenchState();
  const { cancel } = useWorkbench();
  return (
    <>
      {jobs.map(({ id, call, done, says }) => (
        <span key={id} className="row job small">
          <progress max={1} {...(done !== undefined && { value: done })} aria-label={NAMES[call] ?? call} />
          <span className="cut soft">
            {NAMES[call] ?? call}
            {says !== undefined && `: ${says}`}
          </span>
          <button type="button" className="link" onClick={() => void cancel(id)}>
            Stop
          </button>
        </span>
      ))}
    </>
  );
}
