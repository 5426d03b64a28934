/**
 * The list, the register or the findings, with what is picked beside it.
 * @module
 */
import { useOverview } from '../../data/use-workbench.tsx';
import { useWhere } from '../../shell/where.ts';
import { FindingDetails } from './finding-details.tsx';
import { Findings } from './findings.tsx';
import { Register } from './register.tsx';
import { selectionOf } from './selection.ts';
import { ThreatDetails } from './threat-details.tsx';
import './threats.css';

export function Threats() {
  const { model, analysis } = useOverview();
  const { query } = useWhere();
  const picked = selectionOf(query.get('select') ?? undefined, model);
  const list = query.get('list') ?? (picked?.kind === 'finding' ? 'findings' : 'register');
  const findings = analysis.findings.length + analysis.absorbed.length + analysis.decided.length;
  return (
    <div className={picked === undefined ? 'threats' : 'threats with-side'}>
      <div className="list">
        <h1 className="hidden">Threats</h1>
        {list === 'findings' ? (
          <Findings picked={picked?.id} all={findings} />
        ) : (
          <Register picked={picked?.id} all={findings} />
        )}
      </div>
      {picked?.kind === 'threat' && <ThreatDetails key={picked.id} id={picked.id} />}
      {picked?.kind === 'finding' && <FindingDetails key={picked.id} id={picked.id} />}
    </div>
  );
}
