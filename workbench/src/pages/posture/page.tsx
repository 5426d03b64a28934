/**
 * Posture: where the system stands, as claimed and as proven.
 * @module
 */
import { ShieldCheck } from 'lucide-react';
import { useOverview, useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { Panel } from '../../parts/panel.tsx';
import type { Page } from '../../shell/page.ts';
import { Changes } from './changes.tsx';
import { ControlStates } from './control-states.tsx';
import { Matrix } from './matrix.tsx';
import { NextSteps } from './next-steps.tsx';
import './posture.css';
import { ResidualRisk } from './residual-risk.tsx';

function Posture() {
  const { model, analysis } = useOverview();
  const { frozen } = useWorkbenchState();
  const { verify } = useWorkbench();
  const { counts } = analysis;
  const shown = ['components', 'flows', 'boundaries', 'entries', 'assets', 'threats', 'controls'].filter(
    (name) => (counts[name] ?? 0) > 0,
  );
  return (
    <div className="page posture">
      <header className="page-head">
        <h1>{model.system.title ?? 'Posture'}</h1>
        <p className="cut">{shown.map((name) => `${counts[name]} ${name}`).join(' · ')}</p>
        {!frozen && (
          <button type="button" className="button main" onClick={() => void verify()}>
            <ShieldCheck size={15} /> Look at every claim
          </button>
        )}
      </header>
      <div className="posture-grid">
        <Panel title="Risk that remains" className="wide">
          <ResidualRisk />
        </Panel>
        <Panel title="What to do next" flush className="tall">
          <NextSteps />
        </Panel>
        <Panel title="Controls by state of proof">
          <ControlStates />
        </Panel>
        <Panel title="Since the last commit">
          <Changes />
        </Panel>
        {analysis.matrices.map((matrix) => (
          <Panel
            key={matrix.scheme}
            title="Where the threats stand"
            aside={<span className="soft small">{matrix.scheme}</span>}
            className="wide"
          >
            <Matrix matrix={matrix} />
          </Panel>
        ))}
      </div>
    </div>
  );
}

export const page: Page = {
  id: 'posture',
  title: 'Posture',
  about: 'where the system stands, as claimed and as proven',
  group: 'see',
  order: 1,
  icon: ShieldCheck,
  key: 'p',
  Page: Posture,
};
