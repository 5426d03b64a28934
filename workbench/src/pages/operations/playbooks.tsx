/**
 * Playbooks: phases with their steps along the time.
 * @module
 */
import { nameOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { EntryLinks } from '../../parts/entry-link.tsx';
import { href } from '../../shell/where.ts';
import { Chooser } from './chooser.tsx';
import { TimeLine } from './time-line.tsx';
import type { Playbook } from './words.ts';

export function Playbooks({ picked }: { readonly picked: string | undefined }) {
  const { model } = useOverview();
  const playbooks = [...model.playbooks.values()];
  if (playbooks.length === 0) {
    return (
      <Empty title="No playbook says what to do">
        <p>A playbook lists the steps in phases, with the time each may take:</p>
        <pre className="operations-sample">{`playbooks:
  account-takeover:
    phases:
      contain: { within: [0h, 1h], steps: [Lock the account, Keep the logs] }
      recover: { within: [1h, 1d], steps: [Reset the password] }
    threats: [account-takeover]`}</pre>
        <a href={href('source')}>Write it in the source</a>
      </Empty>
    );
  }
  return (
    <Chooser
      label="Playbooks"
      collection="playbooks"
      entries={playbooks}
      picked={picked}
      about={({ phases }) => {
        const steps = [...(phases?.values() ?? [])].reduce((sum, phase) => sum + (phase.steps?.length ?? 0), 0);
        return `${phases?.size ?? 0} ${phases?.size === 1 ? 'phase' : 'phases'}, ${steps} steps`;
      }}
    >
      {(playbook) => <ShownPlaybook playbook={playbook} />}
    </Chooser>
  );
}

function ShownPlaybook({ playbook }: { readonly playbook: Playbook }) {
  const { model } = useOverview();
  const { id, description, threats = [] } = playbook;
  const detections = [...model.detections.values()].filter((one) => one.playbook === id);
  const scenarios = [...model.scenarios.values()].filter((one) => one.playbook === id);
  return (
    <article className="stack" aria-label={nameOf(playbook)}>
      <header className="row between start">
        <h2>{nameOf(playbook)}</h2>
        <a className="small" href={href('source', { at: `playbooks/${id}` })}>
          Show in the source
        </a>
      </header>
      {description !== undefined && <p>{description}</p>}
      <TimeLine playbook={playbook} />
      <dl className="facts">
        <dt>Answers</dt>
        <dd>
          {threats.length === 0 ? (
            <span className="soft">no threat by name</span>
          ) : (
            <EntryLinks addresses={threats.map((threat) => `threats/${threat}`)} />
          )}
        </dd>
        <dt>Started by</dt>
        <dd>
          {detections.length === 0 ? (
            <span className="soft">no detection; somebody has to think of it</span>
          ) : (
            <EntryLinks addresses={detections.map((one) => `detections/${one.id}`)} />
          )}
        </dd>
        {scenarios.length > 0 && (
          <>
            <dt>Trained in</dt>
            <dd>
              <EntryLinks addresses={scenarios.map((one) => `scenarios/${one.id}`)} />
            </dd>
          </>
        )}
      </dl>
    </article>
  );
}
