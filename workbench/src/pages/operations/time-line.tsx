/**
 * The phases of a playbook from left to right, with their times where the model sets them.
 * @module
 */
import { nameOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { StateShape } from '../../parts/state-chip.tsx';
import { controlStateOf } from '../../parts/states-of-threat.ts';
import { durationWords, type Playbook, withIds } from './words.ts';

export function TimeLine({ playbook }: { readonly playbook: Playbook }) {
  const overview = useOverview();
  const phases = withIds(playbook.phases);
  const isTimed = phases.some(({ within }) => within !== undefined);
  if (phases.length === 0) return <p className="soft">It has no phases yet.</p>;
  return (
    <>
      <ol className="operations-time">
        {phases.map((phase) => (
          <li key={phase.id}>
            <div className="axis" aria-hidden="true" />
            <p className="small soft when">
              {phase.within === undefined
                ? isTimed && 'no time set'
                : `${durationWords(phase.within[0])} to ${durationWords(phase.within[1])}`}
            </p>
            <h3>{nameOf(phase)}</h3>
            {phase.description !== undefined && <p className="small soft">{phase.description}</p>}
            <ol className="operations-steps">
              {(phase.steps ?? []).map((step) => (
                <li key={step.title ?? step.control}>
                  {step.title}
                  {step.control !== undefined && (
                    <div className={`small with-control tone-${controlStateOf(overview, step.control)}`}>
                      <StateShape state={controlStateOf(overview, step.control)} size={12} />{' '}
                      <EntryLink address={`controls/${step.control}`} />
                    </div>
                  )}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <p className="small soft">
        {isTimed
          ? 'Times count from the start of the incident; the columns are not to scale.'
          : 'The phases come in this order; the model sets no times.'}
      </p>
    </>
  );
}
