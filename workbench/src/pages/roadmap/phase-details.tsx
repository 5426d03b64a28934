/**
 * What is known of the picked phase, and ways to change it and its items.
 * @module
 */
import { FileText } from 'lucide-react';
import { nameOf } from 'vauban/browser';
import { useOverview, useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { SideHead } from '../../parts/side-head.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { href } from '../../shell/where.ts';
import type { PhaseRow } from './phase-rows.ts';
import { StatusMark } from './status-mark.tsx';

const STATUSES = ['done', 'in-progress', 'planned', 'retired'];

export function PhaseDetails({ id, phase }: { readonly id: string; readonly phase: PhaseRow | undefined }) {
  const { model, analysis, places } = useOverview();
  const { frozen } = useWorkbenchState();
  const workbench = useWorkbench();
  if (phase === undefined) {
    return (
      <aside className="side">
        <p className="soft">"phases/{id}" is not in the model any more.</p>
        <a href={href('roadmap')}>Show the roadmap</a>
      </aside>
    );
  }
  const place = places.get(`phases/${id}`);
  const levels = new Map(analysis.risks.map((row) => [row.threat, row]));
  const opens = [...model.environments.values()].filter(({ gate }) => gate?.some((one) => one.phase === id));
  const set = (path: readonly string[], value: string): void => {
    const whole = ['phases', id, ...path];
    const edit =
      value === '' ? ({ kind: 'remove', path: whole } as const) : ({ kind: 'set', path: whole, value } as const);
    void workbench.edit([edit], `Change ${path.at(-1)} of ${phase.title}`);
  };
  return (
    <aside className="side stack roadmap-side" aria-label={`About ${phase.title}`}>
      <SideHead title={phase.title} address={`phases/${id}`} />
      {phase.description !== undefined && <p>{phase.description}</p>}
      {place !== undefined && (
        <div className="row">
          <a className="button" href={href('source', { file: place.file, line: String(place.line) })}>
            <FileText size={14} /> Source
          </a>
        </div>
      )}
      {!frozen && (
        <div className="roadmap-fields">
          <TextField label="Title" value={phase.title} onCommit={(value) => set(['title'], value)} />
          <TextField
            label="Due, such as 2027-03-31"
            value={phase.due ?? ''}
            onCommit={(value) => set(['due'], value)}
          />
          <label className="row small">
            <input
              type="checkbox"
              checked={phase.current}
              onChange={({ target }) => set(['current'], target.checked ? 'yes' : '')}
            />
            It is the one being worked on
          </label>
        </div>
      )}
      <section>
        <h3>
          Items <span className="quiet">{phase.items.length}</span>
        </h3>
        <ul className="stack-list">
          {phase.items.map((item) => {
            const written = model.phases.get(id)?.items?.get(item.id);
            return (
              <li key={item.id} className="row between">
                <span>{item.title}</span>
                {frozen || written?.when !== undefined ? (
                  <StatusMark status={item.status} />
                ) : (
                  <select
                    className="input"
                    aria-label={`Status of ${item.title}`}
                    value={written?.status ?? ''}
                    onChange={({ target }) => set(['items', item.id, 'status'], target.value)}
                  >
                    <option value="">as its controls</option>
                    {STATUSES.map((status) => (
                      <option key={status} value={status}>
                        {status}
                      </option>
                    ))}
                  </select>
                )}
              </li>
            );
          })}
        </ul>
      </section>
      <section>
        <h3>
          Threats it works against <span className="quiet">{phase.threats.length}</span>
        </h3>
        {phase.threats.length === 0 && <p className="soft">None of its controls is against a threat of the model.</p>}
        <ul className="stack-list">
          {phase.threats.map((threat) => (
            <li key={threat} className="row between">
              <EntryLink address={`threats/${threat}`} />
              <LevelChip level={levels.get(threat)?.claimed} />
            </li>
          ))}
        </ul>
      </section>
      {opens.length > 0 && (
        <section>
          <h3>Opens</h3>
          <ul className="stack-list">
            {opens.map((one) => (
              <li key={one.id}>{nameOf(one)}</li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
