/**
 * Frameworks with their requirements: a summary, then each with what is open first.
 * @module
 */
import { Printer } from 'lucide-react';
import { useMemo } from 'react';
import { useOverview } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { pickedId } from '../../parts/here.ts';
import { Panel } from '../../parts/panel.tsx';
import { href, pick, useWhere } from '../../shell/where.ts';
import './compliance.css';
import { Framework } from './framework.tsx';
import { frameworkRows, isStanding, STANDINGS, standingWord } from './requirement-rows.ts';
import { Summary } from './summary.tsx';

export function Compliance() {
  const overview = useOverview();
  const where = useWhere();
  const rows = useMemo(() => frameworkRows(overview), [overview]);
  if (rows.length === 0) return <NoFrameworks />;
  const picked = pickedId(where, 'frameworks');
  const asked = where.query.get('standing') ?? '';
  const standing = isStanding(asked) ? asked : undefined;
  const shown = rows
    .map((row) => ({
      ...row,
      requirements: row.requirements.filter((one) => standing === undefined || one.standing === standing),
    }))
    .filter(({ requirements, id }) => standing === undefined || requirements.length > 0 || id === picked);
  const all = rows.flatMap(({ requirements }) => requirements);
  const open = rows.reduce((sum, row) => sum + row.open, 0);
  return (
    <div className="page compliance">
      <header className="page-head">
        <h1>Compliance</h1>
        <p>
          {rows.length} {rows.length === 1 ? 'framework' : 'frameworks'} · {all.length} requirements ·{' '}
          {open === 0 ? 'something meets each' : `nothing meets ${open}`}
        </p>
        <label className="row small soft no-print">
          Show
          <select
            className="input"
            value={standing ?? ''}
            onChange={({ target }) => pick({ standing: target.value === '' ? undefined : target.value })}
          >
            <option value="">every requirement</option>
            {STANDINGS.filter((one) => all.some((row) => row.standing === one)).map((one) => (
              <option key={one} value={one}>
                {standingWord(one)}, {all.filter((row) => row.standing === one).length}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button no-print" onClick={() => print()}>
          <Printer size={14} /> Print
        </button>
      </header>
      <div className="grid">
        <Panel title="Coverage" flush aside={<span className="small soft">as of {overview.clock}</span>}>
          <Summary rows={rows} />
        </Panel>
        {shown.map((row) => (
          <Framework key={row.id} row={row} picked={row.id === picked} />
        ))}
        {shown.length === 0 && (
          <p className="soft">
            No requirement stands so. <a href={href('compliance')}>Show every requirement</a>
          </p>
        )}
      </div>
    </div>
  );
}

function NoFrameworks() {
  return (
    <Empty title="No framework is named yet">
      <p>
        A framework is a regulation or standard with its requirements. Each stands here with the controls, detections
        and playbooks that meet it, how well they are proven, and what nothing meets first. Write one in the{' '}
        <a href={href('source')}>source</a>:
      </p>
      <pre className="compliance-yaml">{`frameworks:
  gdpr:
    title: GDPR
    kind: regulation
    requirements:
      art-32: { title: Security of processing, controls: [tls] }`}</pre>
    </Empty>
  );
}
