/**
 * A job while it runs or when it was stopped: how far it is, a way to stop it, a way to start again.
 * @module
 */
import type { Job, SlowName } from '../../data/types.ts';
import type { JobAnswer } from './use-job.ts';

interface WaitingProps<Name extends SlowName> {
  readonly answer: JobAnswer<Name>;
  /** What is computed. */
  readonly what: string;
}

export function Waiting<Name extends SlowName>({ answer, what }: WaitingProps<Name>) {
  const { outcome, job, stop, again } = answer;
  if (outcome.kind === 'done') return null;
  if (outcome.kind === 'running') {
    return (
      <div className="row risk-waiting" role="status">
        <Progress job={job} what={what} />
        <button type="button" className="button" onClick={stop}>
          Cancel
        </button>
      </div>
    );
  }
  return (
    <div className="row risk-waiting" role="status">
      <span className="soft">
        {outcome.kind === 'stopped'
          ? `Stopped before ${what} was computed.`
          : `Cannot compute ${what}: ${outcome.error}`}
      </span>
      <button type="button" className="button" onClick={again}>
        Compute it
      </button>
    </div>
  );
}

function Progress({ job, what }: { readonly job: Job | undefined; readonly what: string }) {
  return (
    <>
      <progress value={job?.done} aria-label={`Computing ${what}`} />
      <span className="soft">{job?.says ?? `Computing ${what} ...`}</span>
    </>
  );
}
