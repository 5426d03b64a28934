/**
 * The roadmap: phases as columns, the risk over them, and the gates of environments.
 * @module
 */
import { useMemo } from 'react';
import { useOverview } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { pickedId } from '../../parts/here.ts';
import { Panel } from '../../parts/panel.tsx';
import { href, useWhere } from '../../shell/where.ts';
import { Environments } from './environments.tsx';
import { Phase } from './phase.tsx';
import { PhaseDetails } from './phase-details.tsx';
import { levelSteps, phaseRows } from './phase-rows.ts';
import { RiskSteps } from './risk-steps.tsx';
import './roadmap.css';

export function Roadmap() {
  const overview = useOverview();
  const { analysis } = overview;
  const where = useWhere();
  const phases = useMemo(() => phaseRows(overview), [overview]);
  const steps = useMemo(() => levelSteps(overview, phases), [overview, phases]);
  const picked = pickedId(where, 'phases');
  const row = phases.find(({ id }) => id === picked);
  if (phases.length === 0 && analysis.environments.length === 0) return <NoRoadmap />;
  const lowering = phases.some(({ removes }) => removes.length > 0);
  const of = phases.reduce((sum, phase) => sum + phase.of, 0);
  const done = phases.reduce((sum, phase) => sum + phase.done, 0);
  const proven = phases.reduce((sum, phase) => sum + phase.proven, 0);
  return (
    <div className={picked === undefined ? 'split roadmap' : 'split roadmap with-side'}>
      <div className="list">
        <div className="page">
          <header className="page-head">
            <h1>Roadmap</h1>
            {phases.length > 0 && (
              <p>
                {phases.length} phases · {done} of {of} items claimed done · {proven} with every control proven
              </p>
            )}
          </header>
          <div className="grid">
            {phases.length > 0 ? (
              <ol className="phases" aria-label="Phases in order">
                {phases.map((phase) => (
                  <Phase key={phase.id} phase={phase} picked={phase.id === picked} />
                ))}
              </ol>
            ) : (
              <p className="soft">
                The model plans no phase yet. <a href={href('source')}>Write one</a>:{' '}
                <code>{'phases: { first: { order: 1, items: { tls: { controls: [tls] } } } }'}</code>
              </p>
            )}
            {phases.length > 0 && (
              <Panel
                title="Risk over the phases"
                aside={<span className="small soft">threats at each level once a phase is complete</span>}
              >
                <RiskSteps steps={lowering ? steps : steps.slice(0, 1)} />
                {!lowering && analysis.risks.length > 0 && (
                  <p className="small soft roadmap-note">
                    No phase lowers the level of a rated threat: {whyNot(overview)}
                  </p>
                )}
              </Panel>
            )}
            {analysis.environments.length > 0 && (
              <Panel title="Environments and their gates" flush>
                <Environments />
              </Panel>
            )}
          </div>
        </div>
      </div>
      {picked !== undefined && <PhaseDetails key={picked} id={picked} phase={row} />}
    </div>
  );
}

/** The likeliest reason why nothing is taken off. */
function whyNot({ model, analysis }: ReturnType<typeof useOverview>): string {
  const planned = [...model.controls.values()].some(({ status }) => status === 'planned' || status === 'in-progress');
  if (!planned) return 'everything it names is claimed to be there already.';
  const rated = analysis.risks.every(({ inherent, claimed }) => inherent === claimed);
  return rated
    ? 'no control states how well it works. Say effectiveness: high at a control.'
    : 'what is still planned changes no level.';
}

function NoRoadmap() {
  return (
    <Empty title="Nothing is planned yet">
      <p>
        A phase holds items, and an item puts controls in place. This page then shows how far each is claimed and
        proven, what is late, and what it takes off the risks. Write one in the <a href={href('source')}>source</a>:
      </p>
      <pre className="roadmap-yaml">{`phases:
  first:
    title: Before the launch
    order: 1
    due: 2027-03-31
    items:
      tls: { title: TLS everywhere, controls: [tls] }`}</pre>
    </Empty>
  );
}
