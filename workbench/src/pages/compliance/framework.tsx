/**
 * A framework with its requirements: how each stands, and what meets it.
 * @module
 */
import { FileText } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { ControlMark } from '../../parts/control-mark.tsx';
import { EntryLink, EntryLinks } from '../../parts/entry-link.tsx';
import { StateFigures } from '../../parts/state-bar.tsx';
import { href } from '../../shell/where.ts';
import { AddControl } from './add-control.tsx';
import type { FrameworkRow, RequirementRow } from './requirement-rows.ts';
import { StandingChip } from './standing-chip.tsx';

export function Framework({ row, picked }: { readonly row: FrameworkRow; readonly picked: boolean }) {
  const { places } = useOverview();
  const { frozen } = useWorkbenchState();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (picked) section.current?.scrollIntoView({ block: 'start' });
  }, [picked]);
  const { id, title, kind, description, requirements, covered } = row;
  const place = places.get(`frameworks/${id}`);
  return (
    <section
      ref={section}
      className={picked ? 'panel framework picked' : 'panel framework'}
      aria-labelledby={`framework-${id}`}
    >
      <header>
        <h2 id={`framework-${id}`}>{title}</h2>
        {kind !== undefined && <span className="tag">{kind}</span>}
        <span className="small soft">
          {covered} of {requirements.length} claimed met
        </span>
        {place !== undefined && (
          <a className="no-print small" href={href('source', { file: place.file, line: String(place.line) })}>
            <FileText size={13} aria-hidden="true" /> Source
          </a>
        )}
      </header>
      {description !== undefined && <p className="soft framework-about">{description}</p>}
      <table className="table requirements-table">
        <caption className="hidden">Requirements of {title}</caption>
        <thead>
          <tr>
            <th scope="col">Requirement</th>
            <th scope="col">Stands</th>
            <th scope="col">Controls</th>
            <th scope="col">Detections and playbooks</th>
            <th scope="col">Threats it is about</th>
          </tr>
        </thead>
        <tbody>
          {requirements.length === 0 && (
            <tr>
              <td colSpan={5} className="soft">
                No requirement is named: <code>{'requirements: { id: { title: What it asks for } }'}</code>
              </td>
            </tr>
          )}
          {requirements.map((requirement) => (
            <Requirement key={requirement.id} framework={id} row={requirement} canChange={!frozen} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RequirementProps {
  readonly framework: string;
  readonly row: RequirementRow;
  readonly canChange: boolean;
}

function Requirement({ framework, row, canChange }: RequirementProps) {
  const { id, title, description, standing, states, controls, through, detections, playbook, threats } = row;
  const planned = states.filter((state) => state === 'none').length;
  return (
    <tr>
      <td>
        <strong>{title}</strong>
        {description !== undefined && <div className="small soft">{description}</div>}
      </td>
      <td>
        <StandingChip standing={standing} />
        {planned > 0 && standing !== 'none' && <div className="small soft">and {planned} only planned</div>}
      </td>
      <td>
        {controls.length > 0 && (
          <ul>
            {controls.map((control) => (
              <li key={control}>
                <ControlMark control={control} says />
              </li>
            ))}
          </ul>
        )}
        {controls.length === 0 && through.length > 0 && (
          <details className="through">
            <summary className="small">
              {through.length} against its threats: <StateFigures states={states} />
            </summary>
            <ul>
              {through.map((control) => (
                <li key={control}>
                  <ControlMark control={control} says />
                </li>
              ))}
            </ul>
          </details>
        )}
        {controls.length + through.length === 0 && <span className="quiet">none</span>}
        {canChange && <AddControl framework={framework} requirement={id} title={title} has={controls} />}
      </td>
      <td>
        {playbook !== undefined && (
          <div>
            <EntryLink address={`playbooks/${playbook}`} /> <span className="small soft">playbook</span>
          </div>
        )}
        {detections.map((detection) => (
          <div key={detection}>
            <EntryLink address={`detections/${detection}`} />
          </div>
        ))}
        {detections.length === 0 && playbook === undefined && <span className="quiet">none</span>}
      </td>
      <td>
        {threats.length === 0 ? (
          <span className="quiet">none named</span>
        ) : (
          <EntryLinks addresses={threats.map((threat) => `threats/${threat}`)} />
        )}
      </td>
    </tr>
  );
}
